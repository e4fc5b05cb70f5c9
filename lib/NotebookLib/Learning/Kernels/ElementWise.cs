using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NotebookLib.Learning;

/// <summary>A function of one value and its derivative, for several values side by side.</summary>
internal interface IElementFunction<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>y = f(x).</summary>
    Vector256<T> Value(Vector256<T> x);

    /// <summary>f'(x) times the gradient, given y = f(x) alone, so that y may take the place of x.</summary>
    Vector256<T> Gradient(Vector256<T> gradient, Vector256<T> y);
}

/// <summary>Applies a function to every value of a chunk. A chunk is a whole number of vectors, so nothing is left over.</summary>
internal static class ElementWise
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward<T, TFunction>(in LayerPass<T> pass, TFunction function)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TFunction : struct, IElementFunction<T>
    {
        ref var x = ref pass.Input[0];
        ref var y = ref pass.Output[0];
        var count = (nuint)pass.Output.Length;
        for (nuint i = 0; i < count; i += (nuint)Vector256<T>.Count)
            function.Value(Vector256.LoadUnsafe(ref x, i)).StoreUnsafe(ref y, i);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward<T, TFunction>(in LayerPass<T> pass, TFunction function)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TFunction : struct, IElementFunction<T>
    {
        if (!pass.NeedsInputGradient) return;
        ref var y = ref pass.Output[0];
        ref var gradient = ref pass.OutputGradient[0];
        ref var inputGradient = ref pass.InputGradient[0];
        var count = (nuint)pass.Output.Length;
        for (nuint i = 0; i < count; i += (nuint)Vector256<T>.Count)
            function.Gradient(Vector256.LoadUnsafe(ref gradient, i), Vector256.LoadUnsafe(ref y, i)).StoreUnsafe(ref inputGradient, i);
    }
}
