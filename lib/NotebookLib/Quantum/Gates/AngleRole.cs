namespace NotebookLib.Quantum;

/// <summary>How a gate's matrix depends on one of its angles. Derivatives follow exactly from the matrix at another angle.</summary>
public enum AngleRole
{
    /// <summary>U(t) = cos(t/2) A + sin(t/2) B, as in Rx, Ry, Rz: dU/dt = U(t + pi) / 2.</summary>
    HalfAngle,

    /// <summary>U(t) = A + e^{it} B, as in Phase: dU/dt = i (U(t) - U(t + pi)) / 2.</summary>
    PhaseFactor,
}
