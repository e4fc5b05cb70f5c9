using System.Numerics;
using NotebookLib.Data;
using NotebookLib.Quantum;

namespace NotebookLib.Learning;

/// <summary>
/// Derivatives by rotation angles from runs of the circuit alone, as on a quantum computer: in an angle x with frequency ω every
/// probability is a + b cos ωx + c sin ωx, so
/// its derivative is ω/2 · (f(x + π/2ω) - f(x - π/2ω)), exactly. Two runs for each angle; the adjoint method needs about three in all.
/// </summary>
/// <remarks>
/// ω is 1 for half angles and 2 for the full angle of the original. Mitarai et al., "Quantum circuit learning", arXiv:1803.00745;
/// Schuld et al., "Evaluating analytic gradients on quantum hardware", arXiv:1811.11184.
/// </remarks>
public static class ParameterShift
{
    /// <summary>Derivatives of a loss by the angles of one layer.</summary>
    /// <param name="network">
    /// A circuit up to its readout; linear layers may follow. Whatever is not linear in the probabilities (sigmoid, loss) belongs into
    /// <paramref name="outputGradient"/>, by the chain rule.
    /// </param>
    /// <param name="input">Examples.</param>
    /// <param name="outputGradient">Derivative of the loss with respect to the network's outputs, (batch, outputs).</param>
    /// <param name="angles">The parameter <c>angles</c> of one of the network's layers.</param>
    /// <returns>One derivative for each angle.</returns>
    /// <exception cref="ArgumentException">The parameter does not hold angles, or a layer behind it is not linear.</exception>
    public static double[] Gradient<T>(Sequential<T> network, Tensor<T> input, Tensor<T> outputGradient, Parameter<T> angles)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Gradient(network, () => network.Predict(input), outputGradient, angles);

    /// <inheritdoc cref="Gradient{T}(Sequential{T}, Tensor{T}, Tensor{T}, Parameter{T})"/>
    public static double[] Gradient<T>(Sequential<T> network, Batch input, Tensor<T> outputGradient, Parameter<T> angles)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Gradient(network, () => network.Predict(input), outputGradient, angles);

    private static double[] Gradient<T>(Sequential<T> network, Func<Tensor<T>> run, Tensor<T> outputGradient, Parameter<T> angles)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var layer = LayerOf(network, angles);
        var roles = layer.Rotation.Gate().AngleRoles;
        var gradient = new double[angles.Count];
        for (var i = 0; i < gradient.Length; i++)
        {
            var factor = layer.Convention.Factor(roles[i % roles.Length]);
            var angle = angles.Values[i];
            gradient[i] = factor * ShiftRule.Derivative(isControlledRotation: false, shift =>
            {
                angles.Values[i] = angle + T.CreateChecked(shift / factor);
                return Dot(outputGradient, run());
            });
            angles.Values[i] = angle;
        }
        return gradient;
    }

    private static RotationLayer<T> LayerOf<T>(Sequential<T> network, Parameter<T> angles)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var found = network.Layers.OfType<RotationLayer<T>>().FirstOrDefault(layer => layer.Angles == angles) ?? throw new ArgumentException(
            $"{angles.Name} does not hold the angles of a rotation layer of this network; the shift rule is for those.", nameof(angles));
        foreach (var layer in network.Layers.SkipWhile(layer => layer != found))
        {
            var isLinear = layer is RotationLayer<T> or EntanglingLayer<T> or Probabilities<T> or MarginalProbabilities<T> or ZeroProbability<T> or
                PauliExpectation<T> or Linear<T> or Flatten<T>;
            if (!isLinear)
                throw new ArgumentException(
                    $"{layer} is not linear in the probabilities, so the shift rule does not hold behind it. " +
                    "End the network before it and give the derivative by its input.", nameof(network));
        }
        return found;
    }

    private static double Dot<T>(Tensor<T> x, Tensor<T> y) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (x.Count != y.Count || !x.ExampleShape.Equals(y.ExampleShape))
            throw new ArgumentException(
                $"The outputs' gradient is {x.Count} x {x.ExampleShape}; the outputs are {y.Count} x {y.ExampleShape}.", "outputGradient");
        var sum = 0.0;
        for (var i = 0; i < x.Values.Length; i++) sum += double.CreateChecked(x.Values[i]) * double.CreateChecked(y.Values[i]);
        return sum;
    }
}
