namespace NotebookLib.Quantum;

/// <summary>
/// Gradient by the parameter-shift rule, the one that also works on a quantum computer: each use of an angle costs two more runs of the
/// circuit, four for a controlled rotation. Exact, not a small-step approximation.
/// </summary>
/// <remarks>
/// A rotation or a phase: f'(t) = (f(t + pi/2) - f(t - pi/2)) / 2. A controlled rotation has frequencies 1/2 and 1:
/// f'(t) = c+ (f(t + pi/2) - f(t - pi/2)) - c- (f(t + 3 pi/2) - f(t - 3 pi/2)) with c± = (sqrt 2 ± 1) / (4 sqrt 2).
/// Schuld et al., Evaluating analytic gradients on quantum hardware, arXiv:1811.11184; Anselmetti et al., arXiv:2104.05695.
/// </remarks>
public static class ParameterShiftGradient
{
    /// <inheritdoc cref="AdjointGradient.Compute"/>
    public static ExpectationGradient Compute(Circuit circuit, PauliSum observable, IReadOnlyList<double> angles, StateVector? initial = null)
    {
        var tape = new GradientTape(circuit, observable, angles, initial);
        var gradient = new double[tape.Names.Count];
        var runs = 1;
        foreach (var use in tape.Uses)
        {
            var gate = tape.Gates[use.Gate];
            double Difference(double shift)
            {
                runs += 2;
                return tape.Evaluate(use.Gate, Shifted(gate, use.Which, shift)) - tape.Evaluate(use.Gate, Shifted(gate, use.Which, -shift));
            }
            var isTwoTerm = gate.Controls.IsEmpty || gate.Gate.AngleRoles[use.Which] == AngleRole.PhaseFactor;
            var derivative = isTwoTerm
                ? Difference(Math.PI / 2) / 2
                : (Math.Sqrt(2) + 1) / (4 * Math.Sqrt(2)) * Difference(Math.PI / 2) - (Math.Sqrt(2) - 1) / (4 * Math.Sqrt(2)) * Difference(3 * Math.PI / 2);
            gradient[use.Name] += use.Factor * derivative;
        }
        return new ExpectationGradient(tape.Evaluate(), tape.Names, gradient, runs);
    }

    private static GateInstruction Shifted(GateInstruction gate, int which, double shift) =>
        new(gate.Gate, gate.Targets, gate.Angles.SetItem(which, gate.Angles[which] + shift), gate.Controls);
}
