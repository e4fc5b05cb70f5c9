using System.Numerics;

namespace NotebookLib.Quantum.Kernels;

/// <summary>Coefficients of a pass: tangents of three neighbouring qubits, most significant first, or cosine and sine of the first
/// one.</summary>
internal readonly record struct RyCoefficients<T>(T Tangent0, T Tangent1, T Tangent2, T Cosine, T Sine);

/// <summary>One pass of a layer of rotations: which qubits it turns and by what.</summary>
/// <param name="Qubit">First of the neighbouring qubits, the most significant one.</param>
/// <param name="Width">Number of qubits.</param>
/// <param name="Stride">Distance in rows of the last qubit's pairs.</param>
/// <param name="Rows">Rows of a block that these and all later qubits span.</param>
/// <param name="By">Coefficients.</param>
/// <param name="IsFull">Whether the first rotation of the pass is a full one.</param>
/// <param name="NormSquared">Factor on the product of state and co-state that undoes the cosines missing before this pass.</param>
internal readonly record struct RyPass<T>(int Qubit, int Width, nint Stride, nint Rows, RyCoefficients<T> By, bool IsFull, double NormSquared);

/// <summary>
/// Cuts a layer of rotations about Y into passes of at most three qubits. All but the last pass leave the cosines out; the
/// last one's first rotation holds them all. When the product of the cosines is so small that values would grow out of
/// range, each qubit gets a full rotation in a pass of its own.
/// </summary>
internal sealed class RyPlan<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const double SmallestCosine = 1e-8;

    private readonly RyPass<T>[] _passes;
    private readonly double[] _angles;
    private readonly int _widest;
    private readonly int _sign;

    /// <param name="qubits">Number of qubits.</param>
    /// <param name="widest">Most qubits of a pass, 2 or 3.</param>
    /// <param name="inverse">Whether the rotations are taken back.</param>
    public RyPlan(int qubits, int widest, bool inverse)
    {
        _passes = new RyPass<T>[qubits];
        _angles = new double[qubits];
        _widest = widest;
        _sign = inverse ? -1 : 1;
    }

    /// <summary>Number of passes.</summary>
    public int Count { get; private set; }

    public ref readonly RyPass<T> this[int pass] => ref _passes[pass];

    /// <summary>Sets the angles: qubit k is turned by [cos, -sin; sin, cos] of factor times its angle.</summary>
    public void Prepare(ReadOnlySpan<T> angles, double factor)
    {
        var product = 1.0;
        for (var q = 0; q < angles.Length; q++)
        {
            _angles[q] = _sign * factor * double.CreateChecked(angles[q]);
            product *= Math.Cos(_angles[q]);
        }
        Cut(product, allFull: Math.Abs(product) < SmallestCosine);
    }

    private void Cut(double product, bool allFull)
    {
        var qubits = _angles.Length;
        var (qubit, norm) = (0, 1.0);
        Count = 0;
        while (qubit < qubits)
        {
            var left = qubits - qubit;
            // Four are two and two: a pass of one qubit moves as much memory as one of two.
            var width = allFull ? 1 : left == 4 ? 2 : Math.Min(_widest, left);
            var isFull = allFull || width == left;
            var cosine = allFull ? Math.Cos(_angles[qubit]) : product;
            var sine = allFull ? Math.Sin(_angles[qubit]) : product * Math.Tan(_angles[qubit]);
            var by = new RyCoefficients<T>(
                Tangent(qubit), Tangent(Math.Min(qubit + 1, qubits - 1)), Tangent(Math.Min(qubit + 2, qubits - 1)),
                T.CreateTruncating(cosine), T.CreateTruncating(sine));
            _passes[Count++] = new RyPass<T>(qubit, width, (nint)1 << (left - width), (nint)1 << left, by, isFull, norm * norm);
            for (var q = qubit; q < qubit + width && !allFull; q++) norm *= Math.Cos(_angles[q]);
            qubit += width;
        }
    }

    private T Tangent(int qubit) => T.CreateTruncating(Math.Tan(_angles[qubit]));
}
