using System.Numerics;
using System.Runtime.Intrinsics;

namespace NotebookLib.Quantum.Kernels;

/// <content>Chains over all qubits, each in one pass.</content>
internal sealed unsafe partial class Register<T>
{
    // Both orders read or write at the Gray code g(j) = j ^ (j >> 1) of the amplitude number j:
    // last pair first moves amplitude j to g(j), first pair first fetches amplitude j from g(j).
    private void ApplyCXChain(ChainOrder order)
    {
        _spare ??= AlignedBuffer<T>.Uninitialized(Re.Length);
        Permute(Re, _spare, order);
        (Re, _spare) = (_spare, Re);
        if (Im is null)
            return;
        Permute(Im, _spare, order);
        (Im, _spare) = (_spare, Im);
    }

    private void Permute(AlignedBuffer<T> source, AlignedBuffer<T> destination, ChainOrder order)
    {
        var width = Vector256<T>.Count;
        if (Batch >= width || Amplitudes < 2 * width)
        {
            for (var j = 0; j < Amplitudes; j++)
            {
                var gray = j ^ (j >> 1);
                var (from, to) = order == ChainOrder.LastPairFirst ? (j, gray) : (gray, j);
                source.Span.Slice(from * Batch, Batch).CopyTo(destination.Span.Slice(to * Batch, Batch));
            }
            return;
        }
        if (Batch > 1)
        {
            for (var j = 0; j < Amplitudes; j++)
            {
                var gray = j ^ (j >> 1);
                var (from, to) = order == ChainOrder.LastPairFirst ? (j, gray) : (gray, j);
                for (var example = 0; example < Batch; example++)
                    destination[to * Batch + example] = source[from * Batch + example];
            }
            return;
        }
        fixed (T* from = source, to = destination)
            new RunSet(_bits, 1, 0, 0).Execute(new GrayKernel<T>(from, to, order == ChainOrder.LastPairFirst), Threads);
    }

    // CZ on every neighbouring pair: amplitude j changes sign when j has an odd number of neighbouring ones.
    private void ApplyCZChain()
    {
        var block = Math.Min(Amplitudes, 1 << 10);
        var signs = _signs ??= ChainSigns(block);
        fixed (T* re = Re, im = Im, table = signs)
        {
            ApplyCZChain(re, table, signs.Length, block);
            if (im != null)
                ApplyCZChain(im, table, signs.Length, block);
        }
    }

    private AlignedBuffer<T> ChainSigns(int block)
    {
        var signs = new AlignedBuffer<T>(block * Batch);
        for (var j = 0; j < block; j++)
        {
            var odd = BitOperations.PopCount((uint)(j & j >> 1)) & 1;
            signs.Span.Slice(j * Batch, Batch).Fill(odd == 0 ? T.One : -T.One);
        }
        return signs;
    }

    private void ApplyCZChain(T* x, T* signs, int length, int block)
    {
        for (var high = 0; high < Amplitudes / block; high++)
        {
            var flipLower = (BitOperations.PopCount((uint)(high & high >> 1)) & 1) == 1;
            var flipUpper = flipLower ^ (high & 1) == 1; // the block's top bit meets the bit above it
            var p = x + (nint)high * length;
            SignKernel<T>.Multiply(p, signs, length / 2, flipLower);
            SignKernel<T>.Multiply(p + length / 2, signs + length / 2, length - length / 2, flipUpper);
        }
    }
}
