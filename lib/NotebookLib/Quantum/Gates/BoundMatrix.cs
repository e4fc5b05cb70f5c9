using System.Numerics;

namespace NotebookLib.Quantum;

/// <summary>A gate's matrix with its angles filled in, and the zeros in it that let a faster kernel do the work.</summary>
internal sealed class BoundMatrix
{
    internal BoundMatrix(int targets, Complex[] entries)
    {
        Targets = targets;
        Entries = entries;
        FindZeros();
    }

    /// <summary>Number of target qubits k.</summary>
    internal int Targets { get; }

    /// <summary>2^k x 2^k, row-major.</summary>
    internal Complex[] Entries { get; }

    /// <summary>Keeps a real state real: H, X, Ry, SWAP.</summary>
    internal bool IsReal { get; private set; }

    /// <summary>Only multiplies: Z, S, Phase, Rz, Rzz.</summary>
    internal bool IsDiagonal { get; private set; }

    /// <summary>X: only exchanges.</summary>
    internal bool IsFlip { get; private set; }

    /// <summary>Changes nothing.</summary>
    internal bool IsIdentity { get; private set; }

    /// <summary>For a two-qubit gate that mixes only |00> with |11> and |01> with |10> (SWAP, iSWAP, Rxx, Ryy): what it does to the first two; else null.</summary>
    internal BoundMatrix? Outer { get; private set; }

    /// <summary>What it does to |01> and |10>.</summary>
    internal BoundMatrix? Inner { get; private set; }

    /// <summary>One-qubit matrix, real on the diagonal and imaginary off it: Rx and Y.</summary>
    internal bool IsImaginaryOffDiagonal { get; private set; }

    /// <summary>The matrix of a gate with given angles.</summary>
    internal static BoundMatrix Of(Gate gate, ReadOnlySpan<double> angles)
    {
        var entries = new Complex[1 << 2 * gate.TargetCount];
        gate.WriteMatrix(angles, entries);
        return new BoundMatrix(gate.TargetCount, entries);
    }

    /// <summary>Fills in other angles, in place: training binds the same gate in every step.</summary>
    internal void Bind(Gate gate, ReadOnlySpan<double> angles)
    {
        gate.WriteMatrix(angles, Entries);
        FindZeros();
    }

    /// <summary>Becomes the conjugate transpose of another matrix of its size, in place.</summary>
    internal void BindAdjoint(BoundMatrix other)
    {
        var dimension = 1 << Targets;
        for (var i = 0; i < Entries.Length; i++) Entries[i] = Complex.Conjugate(other.Entries[i % dimension * dimension + i / dimension]);
        FindZeros();
    }

    /// <summary>The matrix of the conjugate entries.</summary>
    internal BoundMatrix Conjugate() => new(Targets, [.. Entries.Select(Complex.Conjugate)]);

    private void FindZeros()
    {
        var dimension = 1 << Targets;
        (IsReal, IsDiagonal, IsIdentity) = (true, true, true);
        for (var i = 0; i < Entries.Length; i++)
        {
            var onDiagonal = i / dimension == i % dimension;
            IsReal &= Entries[i].Imaginary == 0;
            IsDiagonal &= onDiagonal || Entries[i] == 0;
            IsIdentity &= Entries[i] == (onDiagonal ? 1 : 0);
        }
        var e = Entries;
        if (Targets == 1)
        {
            IsFlip = e[0] == 0 && e[3] == 0 && e[1] == 1 && e[2] == 1;
            IsImaginaryOffDiagonal = e[0].Imaginary == 0 && e[3].Imaginary == 0 && e[1].Real == 0 && e[2].Real == 0;
        }
        else if (Targets == 2 && !IsDiagonal && IsCross())
        {
            Outer = new BoundMatrix(1, [e[0], e[3], e[12], e[15]]);
            Inner = new BoundMatrix(1, [e[5], e[6], e[9], e[10]]);
        }
    }

    private bool IsCross()
    {
        for (var i = 0; i < 16; i++)
        {
            if (i % 4 != i / 4 && i % 4 != 3 - i / 4 && Entries[i] != 0) return false;
        }
        return true;
    }
}
