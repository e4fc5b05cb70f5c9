using System.Numerics;
using System.Runtime.CompilerServices;

namespace NotebookLib.Quantum.Kernels;

/// <summary>
/// The amplitudes whose index has given values in some bits (targets at 0, controls at what they ask for), as contiguous runs.
/// A control therefore halves the work: the other half is never visited.
/// </summary>
internal readonly struct RunSet
{
    // Long runs are cut, so that there are enough of them to share among threads.
    private const int LongestRun = 1 << 12;

    private readonly nint _fixedMask;
    private readonly nint _pattern;
    private readonly nint _step;
    private readonly nint _unit;

    /// <summary>Plans the runs.</summary>
    /// <param name="bits">Number of index bits.</param>
    /// <param name="unit">Elements for each index: the batch size where that is no power of two, else 1.</param>
    /// <param name="fixedMask">Bits with a given value.</param>
    /// <param name="pattern">Those values; 0 elsewhere.</param>
    internal RunSet(int bits, int unit, nint fixedMask, nint pattern)
    {
        var lowest = fixedMask == 0 ? bits : BitOperations.TrailingZeroCount(fixedMask);
        _step = (nint)1 << lowest;
        while (_step > 1 && _step * unit > LongestRun)
            _step >>= 1;
        _fixedMask = fixedMask;
        _pattern = pattern;
        _unit = unit;
        Length = _step * unit;
        Count = ((nint)1 << (bits - BitOperations.PopCount((nuint)fixedMask))) / _step;
    }

    /// <summary>Elements in each run.</summary>
    internal nint Length { get; }

    /// <summary>Number of runs.</summary>
    internal nint Count { get; }

    /// <summary>Hands every run to the kernel; large states on several threads. No element belongs to two runs, so threads change no result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Execute<TKernel>(TKernel kernel, int threads) where TKernel : struct, IRunKernel
    {
        if (threads == 1)
            Execute(kernel, 0, Count);
        else
            ExecuteShared(kernel, threads);
    }

    // A method of its own: the lambda's object would be made on every call, needed or not.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ExecuteShared<TKernel>(TKernel kernel, int threads) where TKernel : struct, IRunKernel
    {
        var runs = this;
        var share = (Count + threads - 1) / threads;
        Parallel.For(0, threads, thread => runs.Execute(kernel, Math.Min(thread * share, runs.Count), Math.Min((thread + 1) * share, runs.Count)));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // at full speed from the first call
    private void Execute<TKernel>(TKernel kernel, nint first, nint end) where TKernel : struct, IRunKernel
    {
        var index = IndexOf(first);
        var length = Length;
        for (var run = first; run < end; run++)
        {
            kernel.Run((index | _pattern) * _unit, length);
            // With the fixed bits set to 1, the carry of the addition passes over them.
            index = ((index | _fixedMask) + _step) & ~_fixedMask;
        }
    }

    // Spreads the bits of the run number over the free bits of the index.
    private nint IndexOf(nint run)
    {
        var index = run * _step;
        for (var rest = _fixedMask; rest != 0; rest &= rest - 1)
        {
            var below = (rest & -rest) - 1;
            index = ((index & ~below) << 1) | (index & below);
        }
        return index;
    }
}
