using System.Globalization;

namespace NotebookLib.Quantum;

/// <summary>Gradient by central differences, (f(t + h) - f(t - h)) / 2h: two runs for each name, and an error of the order of h^2. For checking the others.</summary>
public static class FiniteDifferenceGradient
{
    /// <summary>Value and approximate gradient of an expectation.</summary>
    /// <param name="circuit">Unitary circuit with named angles.</param>
    /// <param name="observable">Pauli string or weighted sum of them.</param>
    /// <param name="angles">Radians for each name of <see cref="Circuit.AngleNames"/>, in that order.</param>
    /// <param name="initial">State to start from, which stays as it is; null: |0…0>.</param>
    /// <param name="step">h in radians. Smaller is not better: below about 1e-5 rounding outweighs the gain.</param>
    /// <exception cref="ArgumentException">Wrong number of angles, or qubits that do not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The step is not a positive number.</exception>
    /// <exception cref="InvalidOperationException">The circuit measures, resets or depends on a classical bit.</exception>
    public static ExpectationGradient Compute(Circuit circuit, PauliSum observable, IReadOnlyList<double> angles, StateVector? initial = null, double step = 1e-5)
    {
        if (!(step > 0 && double.IsFinite(step)))
            throw new ArgumentOutOfRangeException(nameof(step), step, $"the step is {step.ToString(CultureInfo.InvariantCulture)}; it must be a positive number of radians, for example 1e-5");
        var tape = new GradientTape(circuit, observable, angles, initial);
        var gradient = new double[tape.Names.Count];
        for (var i = 0; i < gradient.Length; i++)
        {
            double At(double shift)
            {
                var moved = angles.ToArray();
                moved[i] += shift;
                return new GradientTape(circuit, observable, moved, initial).Evaluate();
            }
            gradient[i] = (At(step) - At(-step)) / (2 * step);
        }
        return new ExpectationGradient(tape.Evaluate(), tape.Names, gradient, 1 + 2 * gradient.Length);
    }
}
