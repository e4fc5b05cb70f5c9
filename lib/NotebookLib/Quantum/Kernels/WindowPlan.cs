namespace NotebookLib.Quantum.Kernels;

/// <summary>How a register is cut into blocks for a window of gates, and the gates with their bits renumbered to those of a block.</summary>
internal sealed unsafe class WindowPlan
{
    private readonly nint _freeMask;
    private readonly nint[] _pieces;

    internal WindowPlan(GateWindow window, int bits)
    {
        BlockBits = window.BlockBits;
        PieceBits = window.PieceBits;
        IsContiguous = window.IsContiguous;
        var free = IsContiguous ? [.. Enumerable.Range(0, BlockBits)] : window.FreeBits();
        foreach (var bit in free)
            _freeMask |= (nint)1 << bit;
        Blocks = (nint)1 << (bits - BlockBits);
        _pieces = [.. Enumerable.Range(0, 1 << (BlockBits - PieceBits)).Select(piece => Spread(piece, free.AsSpan(PieceBits)))];

        var inner = new int[bits]; // block bit by register bit
        for (var i = 0; i < free.Length; i++)
            inner[free[i]] = i;
        nint Renumber(nint mask)
        {
            nint result = 0;
            foreach (var bit in free)
                if ((mask >> bit & 1) != 0)
                    result |= (nint)1 << inner[bit];
            return result;
        }
        OuterControls = [.. window.Gates.Select(gate => (gate.ControlMask & ~_freeMask, gate.ControlPattern & ~_freeMask))];
        Gates = [.. window.Gates.Select(gate => gate.Matrix.Targets == 1
            ? new PlacedGate(gate.Matrix, inner[gate.Target0], Renumber(gate.ControlMask), Renumber(gate.ControlPattern))
            : new PlacedGate(gate.Matrix, [.. gate.Targets.Select(bit => inner[bit])], Renumber(gate.ControlMask), Renumber(gate.ControlPattern)))];
    }

    internal int BlockBits { get; }

    internal int PieceBits { get; }

    internal bool IsContiguous { get; }

    /// <summary>Number of blocks.</summary>
    internal nint Blocks { get; }

    /// <summary>The gates on the bits of a block.</summary>
    internal PlacedGate[] Gates { get; }

    /// <summary>For each gate the controls outside the block: they hold for the whole block or not at all.</summary>
    internal (nint Mask, nint Pattern)[] OuterControls { get; }

    /// <summary>Index of the first amplitude of a block: the block number in the bits that are not the block's own.</summary>
    internal nint IndexOf(nint block)
    {
        nint index = 0;
        for (var bit = 0; block != 0; bit++)
            if ((_freeMask >> bit & 1) == 0)
            {
                index |= (block & 1) << bit;
                block >>= 1;
            }
        return index;
    }

    /// <summary>Copies the pieces of a block side by side.</summary>
    internal void Gather<T>(T* register, T* block, nint start, int unit, int piece) where T : unmanaged
    {
        foreach (var offset in _pieces)
        {
            new ReadOnlySpan<T>(register + (start | offset) * unit, piece).CopyTo(new Span<T>(block, piece));
            block += piece;
        }
    }

    /// <summary>Copies them back.</summary>
    internal void Scatter<T>(T* block, T* register, nint start, int unit, int piece) where T : unmanaged
    {
        foreach (var offset in _pieces)
        {
            new ReadOnlySpan<T>(block, piece).CopyTo(new Span<T>(register + (start | offset) * unit, piece));
            block += piece;
        }
    }

    private static nint Spread(int number, ReadOnlySpan<int> bits)
    {
        nint result = 0;
        foreach (var bit in bits)
        {
            result |= (nint)(number & 1) << bit;
            number >>= 1;
        }
        return result;
    }
}
