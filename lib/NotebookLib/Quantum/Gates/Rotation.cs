namespace NotebookLib.Quantum;

/// <summary>Which rotation a layer applies to each qubit. All but <see cref="Ry"/> make the state complex.</summary>
public enum Rotation
{
    /// <summary>About Y. Keeps a real state real, and is the fastest.</summary>
    Ry,

    /// <summary>About X.</summary>
    Rx,

    /// <summary>About Z, diag(e^{-it/2}, e^{it/2}).</summary>
    Rz,

    /// <summary>diag(1, e^{ia}): what the original calls its Rz layer. Differs from Rz(a) by a phase that no measurement sees.</summary>
    Phase,

    /// <summary>
    /// Any rotation, by three angles (θ, φ, λ): [cos θ/2, -e^{iλ} sin θ/2; e^{iφ} sin θ/2, e^{i(φ+λ)} cos θ/2].
    /// </summary>
    General,
}

/// <summary>
/// What an angle of a layer means. <see cref="Rotation.Phase"/> and φ and λ of <see cref="Rotation.General"/> are the same in both.
/// </summary>
public enum AngleConvention
{
    /// <summary>
    /// As in the original's Ry layer: a turns by exp(-i a P), for Y [cos a, -sin a; sin a, cos a], which is Ry(2a). Period 2π.
    /// </summary>
    Full,

    /// <summary>As in textbooks: t turns by exp(-i t P / 2), for Y [cos t/2, -sin t/2; sin t/2, cos t/2]. Period 4π.</summary>
    Half,
}

/// <summary>The gates behind the names.</summary>
internal static class Rotations
{
    internal static Gate Gate(this Rotation rotation) => rotation switch
    {
        Rotation.Ry => Gates.Ry,
        Rotation.Rx => Gates.Rx,
        Rotation.Rz => Gates.Rz,
        Rotation.Phase => Gates.Phase,
        _ => Gates.U,
    };

    /// <summary>Factor from a layer's angle to the gate's.</summary>
    internal static double Factor(this AngleConvention convention, AngleRole role) =>
        convention == AngleConvention.Full && role == AngleRole.HalfAngle ? 2 : 1;
}
