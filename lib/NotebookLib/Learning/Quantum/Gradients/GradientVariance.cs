using NotebookLib.Common;

namespace NotebookLib.Learning;

/// <summary>
/// How much the derivatives of an expectation vary over random angles. Where the variance falls exponentially with the number of qubits
/// the circuit has a barren
/// plateau: nearly everywhere there is no slope to follow.
/// </summary>
/// <remarks>
/// McClean et al., "Barren plateaus in quantum neural network training landscapes", arXiv:1803.11173; Cerezo et al., "Cost function
/// dependent barren
/// plateaus", arXiv:2001.00550: readouts on few qubits fare better than those on all.
/// </remarks>
public static class GradientVariance
{
    /// <summary>Variance of the derivative by each angle, over angles drawn uniformly from a full period and the input |0…0⟩.</summary>
    /// <param name="pauliString">What is read out: one letter of I, X, Y, Z for each qubit, qubit 0 first.</param>
    /// <param name="depth">Number of layers, at least 1.</param>
    /// <param name="entangler">Gates after each layer of rotations; the original's CX chain by default.</param>
    /// <param name="rotation">Rotation of each qubit.</param>
    /// <param name="samples">Draws of all angles, at least 2.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <returns>One variance for each angle, in the order of <see cref="Ansatz{T}.Angles"/>. Derivatives are by half angles, in
    /// radians.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Depth or number of samples is too small.</exception>
    /// <exception cref="ArgumentException">The string is not a Pauli string.</exception>
    public static double[] ByAngle(
        string pauliString, int depth, Entangler? entangler = null, Rotation rotation = Rotation.Ry, int samples = 200, int seed = 1)
    {
        if (samples < 2)
            throw new ArgumentOutOfRangeException(
                nameof(samples), samples, $"{samples} samples have no variance; draw at least 2 (200 is usual).");
        var readout = new PauliExpectation<double>(trainable: false, pauliString);
        var ansatz = new Ansatz<double>(pauliString.Length, depth, entangler, rotation, AngleConvention.Half, angleRange: 2 * Math.PI);
        var network = new Sequential<double>(ansatz, readout) { Threads = 1 };
        var zero = new Tensor<double>(1, StateShape.Real(pauliString.Length));
        zero.Values[0] = 1;
        var one = new Tensor<double>(1, new TensorShape(1));
        one.Values[0] = 1;

        var random = new SeededRandom(seed, "angles");
        var sums = new double[ansatz.Angles.Count];
        var squares = new double[ansatz.Angles.Count];
        for (var sample = 0; sample < samples; sample++)
        {
            ansatz.Initialize(random);
            network.Forward(zero);
            network.Backward(one);
            for (var angle = 0; angle < sums.Length; angle++)
            {
                var derivative = ansatz.Angles.Gradient[angle];
                sums[angle] += derivative;
                squares[angle] += derivative * derivative;
            }
        }
        return [.. sums.Zip(squares, (sum, square) => Math.Max(0, (square - sum * sum / samples) / (samples - 1)))];
    }
}
