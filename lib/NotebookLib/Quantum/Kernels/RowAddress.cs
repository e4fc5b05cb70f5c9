using System.Runtime.CompilerServices;

namespace NotebookLib.Quantum.Kernels;

/// <summary>
/// Where the rows of a state lie, [amplitude][example]: row r starts at <c>Start</c>, and the row that differs from it in some bits at
/// <c>Row(start, offset)</c>, where offset belongs to these bits. Both are counted in values.
/// </summary>
internal unsafe interface IRowAddress
{
    /// <summary>Where a row starts.</summary>
    static abstract nint Start(int* table, nint row, nint examples);

    /// <summary>Where the row starts that has some more bits set.</summary>
    static abstract nint Row(nint start, nint offset);
}

/// <summary>Rows in their order.</summary>
internal readonly unsafe struct StraightRows : IRowAddress
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Start(int* table, nint row, nint examples) => row * examples;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Row(nint start, nint offset) => start + offset;
}

/// <summary>
/// Rows permuted by CX gates: the table says where row r starts. CX is linear over bits, so starts combine by exclusive or; for
/// this the number of examples is a power of two.
/// </summary>
internal readonly unsafe struct PermutedRows : IRowAddress
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Start(int* table, nint row, nint examples) => table[row];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Row(nint start, nint offset) => start ^ offset;
}
