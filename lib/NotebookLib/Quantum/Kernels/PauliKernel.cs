using System.Numerics;
using System.Runtime.Intrinsics;
using NotebookLib.Common;

namespace NotebookLib.Quantum.Kernels;

/// <summary>Expectation of a Pauli string, with its adjoint, for states side by side, [amplitude][example].</summary>
/// <param name="letters">The string.</param>
/// <param name="amplitudes">Amplitudes of a state.</param>
/// <param name="examples">Values in a row, whole vectors.</param>
internal readonly unsafe struct PauliKernel<T>(PauliString letters, int amplitudes, int examples)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int _flips = (int)letters.FlipMask;
    private readonly int _signs = (int)letters.SignMask;
    private readonly int _ys = letters.Ys;

    /// <summary>Whether P maps real states to imaginary ones: the number of Y is odd.</summary>
    private bool IsImaginary => (_ys & 1) == 1;

    /// <summary>⟨a|P|a⟩ of each example.</summary>
    /// <param name="re">Real parts.</param>
    /// <param name="im">Imaginary parts, or null for real states.</param>
    /// <param name="expectations">Receives one number for each example.</param>
    public void Expectation(T* re, T* im, Span<T> expectations)
    {
        for (nint column = 0; column < examples; column += Vector256<T>.Count)
        {
            var sum = Vector256<T>.Zero;
            for (var j = 0; j < amplitudes && !(im == null && IsImaginary); j++)
            {
                var (from, to) = (j * examples + column, (j ^ _flips) * examples + column);
                var product = IsImaginary ? Product(im, to, re, from) - Product(re, to, im, from) : Product(re, to, re, from);
                if (im != null && !IsImaginary) product += Product(im, to, im, from);
                sum = IsNegative(j) ? sum - product : sum + product;
            }
            RoundedRange.Expectation(sum).CopyTo(expectations[(int)column..]);
        }
    }

    /// <summary>Adds factor · P|a⟩ of each example to its co-state.</summary>
    public void AddTimes(T* re, T* im, ReadOnlySpan<T> factors, T* coRe, T* coIm)
    {
        if (im == null && IsImaginary) return;
        for (nint column = 0; column < examples; column += Vector256<T>.Count)
        {
            var factor = Vector256.Create<T>(factors[(int)column..]);
            for (var j = 0; j < amplitudes; j++)
            {
                var (from, to) = (j * examples + column, (j ^ _flips) * examples + column);
                var signed = IsNegative(j) ? -factor : factor;
                if (IsImaginary)
                {
                    // i · (re + i im) = -im + i re
                    Add(im + from, -signed, coRe + to);
                    Add(re + from, signed, coIm + to);
                    continue;
                }
                Add(re + from, signed, coRe + to);
                if (im != null) Add(im + from, signed, coIm + to);
            }
        }
    }

    /// <summary>Whether P|j⟩ is -|j xor flips⟩, or -i times it for an odd number of Y.</summary>
    private bool IsNegative(int j) => ((BitOperations.PopCount((uint)(j & _signs)) + _ys / 2) & 1) == 1;

    private static Vector256<T> Product(T* x, nint i, T* y, nint j) => Vector256.Load(x + i) * Vector256.Load(y + j);

    private static void Add(T* x, Vector256<T> factor, T* sum) => Lanes.MultiplyAdd(Vector256.Load(x), factor, Vector256.Load(sum)).Store(sum);
}
