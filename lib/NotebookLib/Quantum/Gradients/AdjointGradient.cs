using System.Numerics;

namespace NotebookLib.Quantum;

/// <summary>
/// Gradient by walking the circuit backwards with two states: about three passes through the circuit, whatever the number of angles.
/// With |s> the state after gate k and &lt;c| what the rest of the circuit makes of the observable, the derivative by an angle of gate k is
/// 2 Re &lt;c| dU/dt |s before>; then both states step back through U^†.
/// </summary>
/// <remarks>Jones and Gacon, Efficient calculation of gradients in classical simulations of variational quantum algorithms, arXiv:2009.02823.</remarks>
public static class AdjointGradient
{
    /// <summary>Value and gradient of an expectation.</summary>
    /// <param name="circuit">Unitary circuit with named angles.</param>
    /// <param name="observable">Pauli string or weighted sum of them.</param>
    /// <param name="angles">Radians for each name of <see cref="Circuit.AngleNames"/>, in that order.</param>
    /// <param name="initial">State to start from, which stays as it is; null: |0…0>.</param>
    /// <exception cref="ArgumentException">Wrong number of angles, or qubits that do not fit.</exception>
    /// <exception cref="InvalidOperationException">The circuit measures, resets or depends on a classical bit.</exception>
    public static ExpectationGradient Compute(Circuit circuit, PauliSum observable, IReadOnlyList<double> angles, StateVector? initial = null)
    {
        var tape = new GradientTape(circuit, observable, angles, initial);
        var state = tape.Start();
        foreach (var gate in tape.Gates)
            state.Add(gate);
        var costate = state.Times(observable);
        var value = state.InnerProduct(costate).Real;

        var gradient = new double[tape.Names.Count];
        var use = tape.Uses.Count - 1;
        for (var g = tape.Gates.Length - 1; g >= 0; g--)
        {
            var gate = tape.Gates[g];
            var inverse = gate.Inverse();
            state.Add(inverse);
            if (use >= 0 && tape.Uses[use].Gate == g)
            {
                var overlaps = GateOverlap.Compute(costate, state, gate);
                for (; use >= 0 && tape.Uses[use].Gate == g; use--)
                    gradient[tape.Uses[use].Name] += tape.Uses[use].Factor * 2 * Contract(GateDerivative.Of(gate, tape.Uses[use].Which), overlaps);
            }
            costate.Add(inverse);
        }
        return new ExpectationGradient(value, tape.Names, gradient, 3);
    }

    // Re sum over (row, column) of derivative[row, column] * overlap[row, column].
    private static double Contract(Complex[] derivative, Complex[] overlaps)
    {
        var sum = 0.0;
        for (var i = 0; i < derivative.Length; i++)
            sum += derivative[i].Real * overlaps[i].Real - derivative[i].Imaginary * overlaps[i].Imaginary;
        return sum;
    }
}
