namespace NotebookLib.Quantum;

/// <summary>The derivative of an expectation by one angle of one gate, exactly, from its values at shifted angles.</summary>
/// <remarks>
/// A rotation or a phase: f'(t) = (f(t + pi/2) - f(t - pi/2)) / 2. A controlled rotation has frequencies 1/2 and 1:
/// f'(t) = c+ (f(t + pi/2) - f(t - pi/2)) - c- (f(t + 3 pi/2) - f(t - 3 pi/2)) with c± = (sqrt 2 ± 1) / (4 sqrt 2).
/// </remarks>
internal static class ShiftRule
{
    /// <summary>The derivative at shift 0.</summary>
    /// <param name="isControlledRotation">Whether the gate is a half-angle rotation under controls.</param>
    /// <param name="shifted">The expectation with the gate's angle shifted by so many radians.</param>
    internal static double Derivative(bool isControlledRotation, Func<double, double> shifted)
    {
        double Difference(double shift) => shifted(shift) - shifted(-shift);
        return isControlledRotation
            ? ((Math.Sqrt(2) + 1) * Difference(Math.PI / 2) - (Math.Sqrt(2) - 1) * Difference(3 * Math.PI / 2)) / (4 * Math.Sqrt(2))
            : Difference(Math.PI / 2) / 2;
    }
}
