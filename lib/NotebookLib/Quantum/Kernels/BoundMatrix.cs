using System.Numerics;

namespace NotebookLib.Quantum.Kernels;

/// <summary>A gate's matrix with its angles filled in, and the zeros in it that let a faster kernel do the work.</summary>
internal sealed class BoundMatrix
{
    internal BoundMatrix(int targets, Complex[] entries)
    {
        Targets = targets;
        Entries = entries;
        IsReal = Array.TrueForAll(entries, entry => entry.Imaginary == 0);
        var dimension = 1 << targets;
        IsDiagonal = true;
        IsIdentity = true;
        for (var row = 0; row < dimension; row++)
            for (var column = 0; column < dimension; column++)
            {
                var entry = entries[row * dimension + column];
                IsDiagonal &= row == column || entry == 0;
                IsIdentity &= entry == (row == column ? 1 : 0);
            }
        if (targets == 1)
        {
            IsFlip = entries[0] == 0 && entries[3] == 0 && entries[1] == 1 && entries[2] == 1;
            IsImaginaryOffDiagonal = entries[0].Imaginary == 0 && entries[3].Imaginary == 0 && entries[1].Real == 0 && entries[2].Real == 0;
        }
        else if (targets == 2 && !IsDiagonal && IsCross(entries))
        {
            Outer = new BoundMatrix(1, [entries[0], entries[3], entries[12], entries[15]]);
            Inner = new BoundMatrix(1, [entries[5], entries[6], entries[9], entries[10]]);
        }
    }

    /// <summary>Number of target qubits k.</summary>
    internal int Targets { get; }

    /// <summary>2^k x 2^k, row-major.</summary>
    internal Complex[] Entries { get; }

    /// <summary>Keeps a real state real: H, X, Ry, SWAP.</summary>
    internal bool IsReal { get; }

    /// <summary>Only multiplies: Z, S, Phase, Rz, Rzz.</summary>
    internal bool IsDiagonal { get; }

    /// <summary>X: only exchanges.</summary>
    internal bool IsFlip { get; }

    /// <summary>Changes nothing.</summary>
    internal bool IsIdentity { get; }

    /// <summary>For a two-qubit gate that mixes only |00> with |11> and |01> with |10> (SWAP, iSWAP, Rxx, Ryy): what it does to the first two; else null.</summary>
    internal BoundMatrix? Outer { get; }

    /// <summary>What it does to |01> and |10>.</summary>
    internal BoundMatrix? Inner { get; }

    /// <summary>One-qubit matrix, real on the diagonal and imaginary off it: Rx and Y.</summary>
    internal bool IsImaginaryOffDiagonal { get; }

    /// <summary>The matrix of a gate with given angles.</summary>
    internal static BoundMatrix Of(Gate gate, ReadOnlySpan<double> angles)
    {
        var dimension = 1 << gate.TargetCount;
        var entries = new Complex[dimension * dimension];
        gate.WriteMatrix(angles, entries);
        return new BoundMatrix(gate.TargetCount, entries);
    }

    private static bool IsCross(Complex[] entries)
    {
        for (var i = 0; i < 16; i++)
            if (i % 4 != i / 4 && i % 4 != 3 - i / 4 && entries[i] != 0)
                return false;
        return true;
    }
}
