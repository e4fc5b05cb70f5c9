using System.Numerics;

namespace NotebookLib.Learning;

/// <summary>
/// Rewrites a list of layers into a faster one with the same result. Conv2d, activation, MaxPool2d(2) becomes convolution with pooling, then
/// activation of the maxima: the activations here never fall, so the largest value stays the largest.
/// </summary>
internal static class FusedLayers
{
    public static IReadOnlyList<Layer<T>> From<T>(IReadOnlyList<Layer<T>> layers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var fused = new List<Layer<T>>();
        for (var i = 0; i < layers.Count; i++)
        {
            var next = i + 1 < layers.Count ? layers[i + 1] : null;
            var afterNext = i + 2 < layers.Count ? layers[i + 2] : null;
            if (layers[i] is Conv2d<T> plain && next is MaxPool2d<T> { Window: 2 })
            {
                fused.Add(new PooledConvolution<T>(plain));
                i += 1;
            }
            else if (layers[i] is Conv2d<T> convolution && NeverFalls(next) && afterNext is MaxPool2d<T> { Window: 2 })
            {
                fused.AddRange([new PooledConvolution<T>(convolution), next!]);
                i += 2;
            }
            else
            {
                fused.Add(layers[i]);
            }
        }
        return fused;
    }

    private static bool NeverFalls<T>(Layer<T>? layer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => layer is Tanh<T> or Sigmoid<T> or LeakyReLU<T>;
}
