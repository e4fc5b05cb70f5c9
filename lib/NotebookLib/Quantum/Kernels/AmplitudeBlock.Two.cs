using System.Numerics;
using System.Runtime.Intrinsics;
using NotebookLib.Common;

namespace NotebookLib.Quantum.Kernels;

/// <content>Two gates in one pass.</content>
internal readonly unsafe partial struct AmplitudeBlock<T>
{
    /// <summary>Applies the first gate, and the second one with it if they go together.</summary>
    /// <returns>How many gates were applied, 1 or 2.</returns>
    internal int ApplyOneOrTwo(in PlacedGate first, in PlacedGate second)
    {
        var lowest = unit == 1 ? Lanes.Bits<T>() : 0;
        if (!IsPlainReal(first, lowest) || !IsPlainReal(second, lowest) || first.Target0 == second.Target0)
        {
            Apply(first);
            return 1;
        }
        var (m, n) = (first.Matrix.Entries, second.Matrix.Entries);
        Vector256<T> a = All(m[0]), b = All(m[1]), c = All(m[2]), d = All(m[3]), e = All(n[0]), f = All(n[1]), g = All(n[2]), h = All(n[3]);
        nint s = (nint)unit << first.Target0, t = (nint)unit << second.Target0;
        var runs = new RunSet(bits, unit, first.TargetMask | second.TargetMask, 0);
        runs.Execute(new QuadRealKernel<T>(_re, s, t, a, b, c, d, e, f, g, h), threads);
        if (_im != null)
            runs.Execute(new QuadRealKernel<T>(_im, s, t, a, b, c, d, e, f, g, h), threads);
        return 2;
    }

    private static bool IsPlainReal(in PlacedGate gate, int lowest) => gate.Matrix is { Targets: 1, IsReal: true, IsDiagonal: false, IsFlip: false }
        && gate.ControlMask == 0 && gate.Target0 >= lowest;

    private static Vector256<T> All(Complex value) => Vector256.Create(T.CreateTruncating(value.Real));
}
