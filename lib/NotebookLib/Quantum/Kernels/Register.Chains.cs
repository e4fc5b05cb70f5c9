using System.Numerics;
using System.Runtime.Intrinsics;
using NotebookLib.Common;

namespace NotebookLib.Quantum.Kernels;

/// <content>Chains and rings over all qubits, each in one pass.</content>
internal sealed unsafe partial class Register<T>
{
    private Dictionary<Entangler, EntanglerKernel>? _entanglers; // kept for the next time
    private AlignedMemory<T>? _signs; // of a CZ chain on the lowest qubits

    private bool IsOnePass(ChainInstruction chain) => IsWholeRegister(chain.Qubits) && (Batch > 1 || !chain.Entangler.IsRing);

    private void ApplyChain(ChainInstruction chain)
    {
        if (Batch > 1) ApplyEntangler(chain.Entangler);
        else if (chain.Entangler.IsCz) ApplyCzChain();
        else ApplyCxChain(chain.Order);
    }

    private void ApplyEntangler(Entangler entangler)
    {
        _entanglers ??= [];
        if (!_entanglers.TryGetValue(entangler, out var kernel)) _entanglers[entangler] = kernel = new EntanglerKernel(entangler, Qubits, Batch);
        fixed (T* re = Re, im = Im)
        {
            kernel.Apply(re, Batch);
            if (im != null) kernel.Apply(im, Batch);
        }
    }

    // Of a single state. Both orders read or write at the Gray code g(j) = j ^ (j >> 1) of the amplitude number j:
    // last pair first moves amplitude j to g(j), first pair first fetches amplitude j from g(j).
    private void ApplyCxChain(ChainOrder order)
    {
        _spare ??= AlignedMemory<T>.Uninitialized(Re.Length);
        Permute(Re, _spare, order);
        (Re, _spare) = (_spare, Re);
        if (Im is null)
            return;
        Permute(Im, _spare, order);
        (Im, _spare) = (_spare, Im);
    }

    private void Permute(AlignedMemory<T> source, AlignedMemory<T> destination, ChainOrder order)
    {
        if (Amplitudes < 2 * Vector256<T>.Count)
        {
            for (var j = 0; j < Amplitudes; j++)
            {
                var gray = j ^ (j >> 1);
                if (order == ChainOrder.LastPairFirst) destination[gray] = source[j];
                else destination[j] = source[gray];
            }
            return;
        }
        fixed (T* from = source, to = destination)
            new RunSet(_bits, 1, 0, 0).Execute(new GrayKernel<T>(from, to, order == ChainOrder.LastPairFirst), Threads);
    }

    // Of a single state: amplitude j changes sign when j has an odd number of neighbouring ones.
    private void ApplyCzChain()
    {
        var block = Math.Min(Amplitudes, 1 << 10);
        var signs = _signs ??= ChainSigns(block);
        fixed (T* re = Re, im = Im, table = signs)
        {
            ApplyCzChain(re, table, block);
            if (im != null)
                ApplyCzChain(im, table, block);
        }
    }

    private static AlignedMemory<T> ChainSigns(int block)
    {
        var signs = new AlignedMemory<T>(block);
        for (var j = 0; j < block; j++)
            signs[j] = (BitOperations.PopCount((uint)(j & j >> 1)) & 1) == 0 ? T.One : -T.One;
        return signs;
    }

    private void ApplyCzChain(T* x, T* signs, int block)
    {
        for (var high = 0; high < Amplitudes / block; high++)
        {
            var flipLower = (BitOperations.PopCount((uint)(high & high >> 1)) & 1) == 1;
            var flipUpper = flipLower ^ (high & 1) == 1; // the block's top bit meets the bit above it
            var p = x + (nint)high * block;
            SignKernel<T>.Multiply(p, signs, block / 2, flipLower);
            SignKernel<T>.Multiply(p + block / 2, signs + block / 2, block - block / 2, flipUpper);
        }
    }
}
