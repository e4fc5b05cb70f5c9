using System.Globalization;
using NotebookLib.Common;

namespace NotebookLib.Quantum;

public sealed partial class Circuit
{
    /// <summary>The expectation of an observable after the circuit, and its derivative by each named angle.</summary>
    /// <param name="observable">Pauli string or weighted sum of them.</param>
    /// <param name="angles">Radians for each name of <see cref="AngleNames"/>, in that order.</param>
    /// <param name="method">How the derivatives are found; the adjoint method is by far the fastest.</param>
    /// <param name="initial">State to start from, which stays as it is; null: |0…0>.</param>
    /// <param name="step">
    /// h in radians, for <see cref="GradientMethod.FiniteDifference"/>. Smaller is not better: below about 1e-5 rounding outweighs the gain.
    /// </param>
    /// <exception cref="ArgumentException">Wrong number of angles, or qubits that do not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The step is not a positive number, or there is no such method.</exception>
    /// <exception cref="InvalidOperationException">The circuit measures, resets or depends on a classical bit.</exception>
    public ExpectationGradient Gradient(
        PauliSum observable, IReadOnlyList<double> angles, GradientMethod method = GradientMethod.Adjoint, StateVector? initial = null,
        double step = 1e-5)
    {
        if (!(step > 0 && double.IsFinite(step)))
            throw new ArgumentOutOfRangeException(nameof(step), step, $"The step is {step.ToString(CultureInfo.InvariantCulture)}; it must be a positive number of radians, for example 1e-5.");
        var tape = new GradientTape(this, observable, angles, initial);
        return method switch
        {
            GradientMethod.Adjoint => tape.Adjoint(),
            GradientMethod.ParameterShift => tape.ParameterShift(),
            GradientMethod.FiniteDifference => tape.FiniteDifference(step),
            _ => throw new ArgumentOutOfRangeException(nameof(method), method, $"There is no method {method}; use Adjoint, ParameterShift or FiniteDifference."),
        };
    }

    /// <summary>
    /// How much the derivatives of an expectation vary over random angles. Where the variance falls exponentially with the number of
    /// qubits the circuit has a barren plateau: nearly everywhere there is no slope to follow.
    /// </summary>
    /// <param name="observable">Pauli string or weighted sum of them.</param>
    /// <param name="samples">Draws of all named angles, uniform in [-pi, pi), at least 2.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <param name="initial">State to start from, which stays as it is; null: |0…0>.</param>
    /// <returns>The variance of the derivative by each name of <see cref="AngleNames"/>, in that order, per square radian.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 2 samples.</exception>
    /// <exception cref="ArgumentException">Qubits that do not fit.</exception>
    /// <exception cref="InvalidOperationException">The circuit measures, resets or depends on a classical bit.</exception>
    /// <remarks>
    /// McClean et al., Barren plateaus in quantum neural network training landscapes, arXiv:1803.11173; Cerezo et al., Cost function
    /// dependent barren plateaus, arXiv:2001.00550: readouts on few qubits fare better than those on all.
    /// </remarks>
    public double[] GradientVariance(PauliSum observable, int samples = 200, int seed = 1, StateVector? initial = null)
    {
        ArgumentNullException.ThrowIfNull(observable);
        if (samples < 2)
            throw new ArgumentOutOfRangeException(nameof(samples), samples, $"{samples} samples have no variance; draw at least 2 (200 is usual).");
        var random = new SeededRandom(seed, "angles");
        var angles = new double[AngleNames.Count];
        var (sums, squares) = (new double[angles.Length], new double[angles.Length]);
        for (var sample = 0; sample < samples; sample++)
        {
            for (var i = 0; i < angles.Length; i++) angles[i] = Math.PI * (2 * random.NextDouble() - 1);
            var gradient = Gradient(observable, angles, initial: initial).Gradient;
            for (var i = 0; i < angles.Length; i++)
            {
                sums[i] += gradient[i];
                squares[i] += gradient[i] * gradient[i];
            }
        }
        return [.. sums.Zip(squares, (sum, square) => Math.Max(0, (square - sum * sum / samples) / (samples - 1)))];
    }
}
