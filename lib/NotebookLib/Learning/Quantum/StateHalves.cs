using System.Numerics;

namespace NotebookLib.Learning;

/// <summary>Real and imaginary half of a chunk of states.</summary>
internal static unsafe class StateHalves
{
    /// <summary>Where the imaginary half starts, or null for a real state.</summary>
    public static T* Imaginary<T>(T* state, TensorShape shape, int examples)
        where T : unmanaged => StateShape.IsComplex(shape) ? state + StateShape.Amplitudes(shape) * examples : null;

    /// <summary>Copies a real or complex state into a complex one.</summary>
    public static void CopyToComplex<T>(ReadOnlySpan<T> source, Span<T> target) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        source.CopyTo(target);
        target[source.Length..].Clear();
    }
}
