using System.Numerics;

namespace NotebookLib.Quantum.Kernels;

/// <summary>
/// Gates in a row that act on few index bits. A large register is then cut into blocks over those bits that fit the cache, and all the
/// gates act on a block before the next one is fetched: one pass over the memory instead of one for each gate.
/// </summary>
internal sealed class GateWindow
{
    // A block of real and imaginary parts together; it should fit the second-level cache beside other things.
    private const int BlockBytes = 1 << 16;

    // A gathered block is made of pieces this long, so that a fetch from memory is worth its while.
    private const int PieceBytes = 1 << 9;

    private readonly int _bits;
    private nint _used;

    internal GateWindow(int bits, int unit, int elementBytes)
    {
        _bits = bits;
        BlockBits = BitOperations.Log2((uint)Math.Max(1, BlockBytes / (2 * elementBytes * unit)));
        PieceBits = Math.Min(BlockBits, BitOperations.Log2((uint)Math.Max(1, PieceBytes / (elementBytes * unit))));
    }

    /// <summary>The gates, in order.</summary>
    internal List<PlacedGate> Gates { get; } = [];

    /// <summary>Number of index bits of a block.</summary>
    internal int BlockBits { get; }

    /// <summary>Number of lowest index bits that every gathered block has.</summary>
    internal int PieceBits { get; }

    /// <summary>All targets lie in the lowest bits, so that blocks are contiguous.</summary>
    internal bool IsContiguous => _used >> BlockBits == 0;

    /// <summary>The index bits of a block, ascending: the targets' and the lowest ones, filled up to the block's size.</summary>
    internal int[] FreeBits()
    {
        var free = _used | (((nint)1 << PieceBits) - 1);
        for (var bit = PieceBits; BitOperations.PopCount((nuint)free) < BlockBits && bit < _bits; bit++)
            free |= (nint)1 << bit;
        return [.. Enumerable.Range(0, _bits).Where(bit => (free >> bit & 1) != 0)];
    }

    /// <summary>Adds a gate if the block can take it.</summary>
    internal bool TryAdd(in PlacedGate gate)
    {
        if (_bits <= BlockBits + 1 || gate.Matrix.Targets > MatrixKernel<double>.MostTargets)
            return false; // the register is hardly larger than a block
        var used = _used | gate.TargetMask;
        if (used >> BlockBits != 0 && BitOperations.PopCount((nuint)(used >> PieceBits)) > BlockBits - PieceBits)
            return false;
        _used = used;
        Gates.Add(gate);
        return true;
    }

    /// <summary>Makes room for the next gates.</summary>
    internal void Clear()
    {
        _used = 0;
        Gates.Clear();
    }
}
