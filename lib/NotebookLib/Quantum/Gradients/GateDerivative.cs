using System.Numerics;

namespace NotebookLib.Quantum;

/// <summary>The derivative of a gate by one of its angles, exactly, from the matrix at another angle.</summary>
internal static class GateDerivative
{
    private const int MostEntries = 16;

    /// <summary>The matrix K of a gate with numbers for angles, row-major.</summary>
    internal static Complex[] Generator(GateInstruction gate, int which)
    {
        var generator = new Complex[gate.Matrix.Entries.Length];
        WriteGenerator(gate.Gate, [.. gate.Angles.Select(angle => angle.Value)], which, gate.Matrix.Entries, generator);
        return generator;
    }

    /// <summary>The matrix K with dU/dt = K U, on the targets; zero where the controls do not hold.</summary>
    /// <param name="gate">A gate on one or two targets.</param>
    /// <param name="angles">Its angles, radians.</param>
    /// <param name="which">By which of them.</param>
    /// <param name="unitary">U, row-major.</param>
    /// <param name="generator">Receives K, row-major.</param>
    internal static void WriteGenerator(Gate gate, ReadOnlySpan<double> angles, int which, ReadOnlySpan<Complex> unitary, Span<Complex> generator)
    {
        Span<double> moved = stackalloc double[angles.Length];
        angles.CopyTo(moved);
        moved[which] += Math.PI;
        Span<Complex> derivative = stackalloc Complex[MostEntries];
        derivative = derivative[..unitary.Length];
        gate.WriteMatrix(moved, derivative);
        for (var i = 0; i < derivative.Length; i++)
        {
            derivative[i] = gate.AngleRoles[which] == AngleRole.HalfAngle
                ? derivative[i] / 2
                : Complex.ImaginaryOne * (unitary[i] - derivative[i]) / 2;
        }
        var dimension = 1 << gate.TargetCount;
        for (var row = 0; row < dimension; row++)
        {
            for (var column = 0; column < dimension; column++)
            {
                var sum = Complex.Zero;
                for (var k = 0; k < dimension; k++) sum += derivative[row * dimension + k] * Complex.Conjugate(unitary[column * dimension + k]);
                generator[row * dimension + column] = sum;
            }
        }
    }
}
