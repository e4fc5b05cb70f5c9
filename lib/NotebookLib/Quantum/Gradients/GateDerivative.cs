using System.Numerics;

namespace NotebookLib.Quantum;

/// <summary>The derivative of a gate's matrix by one of its angles, exactly, from the matrix at another angle.</summary>
internal static class GateDerivative
{
    /// <summary>dU/dt, row-major; of the matrix on the targets, so zero where the controls do not hold.</summary>
    internal static Complex[] Of(GateInstruction gate, int which)
    {
        Span<double> angles = [.. gate.Angles.Select(angle => angle.Value)];
        var size = 1 << 2 * gate.Gate.TargetCount;
        var ahead = new Complex[size];
        angles[which] += Math.PI;
        gate.Gate.WriteMatrix(angles, ahead);
        if (gate.Gate.AngleRoles[which] == AngleRole.HalfAngle)
        {
            for (var i = 0; i < size; i++)
                ahead[i] /= 2;
            return ahead;
        }
        var here = gate.Matrix.Entries;
        for (var i = 0; i < size; i++)
            ahead[i] = Complex.ImaginaryOne * (here[i] - ahead[i]) / 2;
        return ahead;
    }
}
