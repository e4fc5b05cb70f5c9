using System.Numerics;

namespace NotebookLib.Quantum.Kernels;

/// <summary>
/// The targets of a gate, divided into those above the vector, whose values number streams of vectors, and those inside it, whose
/// values number ways to flip lanes.
/// </summary>
internal readonly ref struct TargetSplit
{
    private readonly ReadOnlySpan<int> _targets;
    private readonly int _laneBits;

    internal TargetSplit(ReadOnlySpan<int> targets, int laneBits)
    {
        _targets = targets;
        _laneBits = laneBits;
        foreach (var bit in targets)
        {
            if (bit >= laneBits)
                Streams = Streams == 0 ? 2 : Streams * 2;
            else
                Flips = Flips == 0 ? 2 : Flips * 2;
        }
        Streams = Math.Max(1, Streams);
        Flips = Math.Max(1, Flips);
    }

    /// <summary>2 to the number of targets above the vector.</summary>
    internal int Streams { get; }

    /// <summary>2 to the number of targets inside the vector.</summary>
    internal int Flips { get; }

    /// <summary>Index of the first amplitude of a stream.</summary>
    internal nint StreamIndex(int stream)
    {
        nint index = 0;
        foreach (var bit in _targets)
            if (bit >= _laneBits)
            {
                index |= (nint)(stream & 1) << bit;
                stream >>= 1;
            }
        return index;
    }

    /// <summary>Lane bits that differ for a flip number.</summary>
    internal int FlipMask(int flip)
    {
        var mask = 0;
        foreach (var bit in _targets)
            if (bit < _laneBits)
            {
                mask |= (flip & 1) << bit;
                flip >>= 1;
            }
        return mask;
    }

    /// <summary>The values of the targets inside the vector in a lane, as a flip number.</summary>
    internal int FlipOf(int lane)
    {
        var (flip, next) = (0, 0);
        foreach (var bit in _targets)
            if (bit < _laneBits)
                flip |= (lane >> bit & 1) << next++;
        return flip;
    }

    /// <summary>The matrix row of a stream and a flip number; the first target is the most significant bit.</summary>
    internal int RowOf(int stream, int flip)
    {
        var row = 0;
        foreach (var bit in _targets)
        {
            if (bit >= _laneBits)
            {
                row = row << 1 | stream & 1;
                stream >>= 1;
            }
            else
            {
                row = row << 1 | flip & 1;
                flip >>= 1;
            }
        }
        return row;
    }
}
