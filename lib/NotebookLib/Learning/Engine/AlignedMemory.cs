using System.Numerics;
using System.Runtime.CompilerServices;

namespace NotebookLib.Learning;

/// <summary>Values whose first one lies at a multiple of 64 bytes, a cache line, and does not move.</summary>
internal sealed class AlignedMemory<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Alignment = 64;

    private readonly T[] _array;
    private readonly int _start;

    public unsafe AlignedMemory(int count)
    {
        var spare = Alignment / sizeof(T);
        _array = GC.AllocateArray<T>(count + spare, pinned: true);
        var address = (long)(nint)Unsafe.AsPointer(ref _array[0]);
        _start = (int)((Alignment - address % Alignment) % Alignment / sizeof(T));
        Count = count;
    }

    public int Count { get; }

    public Span<T> Span => _array.AsSpan(_start, Count);
}
