using System.Runtime.CompilerServices;

namespace NotebookLib.Common;

/// <summary>
/// Numbers that start at a cache line. A vector that straddles two lines costs twice as much to load or store, and with an ordinary array
/// every second one does. Aligned arrays must not move, so they are pinned; short ones are not worth it.
/// </summary>
internal sealed class AlignedMemory<T> where T : unmanaged
{
    private const int LineBytes = 64;
    private const int AlignFromBytes = 4096;

    private readonly T[] _array;
    private readonly int _offset;

    /// <summary>A buffer of zeros.</summary>
    internal AlignedMemory(int length) : this(length, cleared: true)
    {
    }

    private unsafe AlignedMemory(int length, bool cleared)
    {
        Length = length;
        if ((long)length * sizeof(T) < AlignFromBytes)
        {
            _array = new T[length];
            return;
        }
        var spare = LineBytes / sizeof(T);
        _array = cleared ? GC.AllocateArray<T>(length + spare, pinned: true) : GC.AllocateUninitializedArray<T>(length + spare, pinned: true);
        var address = (nuint)Unsafe.AsPointer(ref _array[0]);
        _offset = (int)((LineBytes - address % LineBytes) % LineBytes / (nuint)sizeof(T));
    }

    internal int Length { get; }

    internal Span<T> Span => _array.AsSpan(_offset, Length);

    internal ref T this[int index] => ref _array[_offset + index];

    /// <summary>A buffer whose content is still to be written.</summary>
    internal static AlignedMemory<T> Uninitialized(int length) => new(length, cleared: false);

    /// <summary>An independent copy.</summary>
    internal AlignedMemory<T> Copy()
    {
        var copy = Uninitialized(Length);
        Span.CopyTo(copy.Span);
        return copy;
    }

    /// <summary>For the fixed statement.</summary>
    internal ref T GetPinnableReference() => ref _array[_offset];
}
