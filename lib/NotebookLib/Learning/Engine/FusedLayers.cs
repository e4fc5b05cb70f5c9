using System.Numerics;

namespace NotebookLib.Learning;

/// <summary>Rewrites a list of layers into a faster one with the same result. Each layer knows by itself what it goes together with.</summary>
internal static class FusedLayers
{
    public static IReadOnlyList<Layer<T>> From<T>(IReadOnlyList<Layer<T>> layers) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ReadOnlySpan<Layer<T>> all = [.. layers];
        var fused = new List<Layer<T>>();
        for (var i = 0; i < all.Length; i++)
        {
            fused.AddRange(all[i].FuseWith(all[(i + 1)..], out var taken) ?? [all[i]]);
            i += taken;
        }
        return fused;
    }
}
