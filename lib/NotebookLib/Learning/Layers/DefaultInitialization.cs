using System.Numerics;

namespace NotebookLib.Learning;

/// <summary>
/// PyTorch's default for linear and convolution layers: Kaiming-uniform with a = √5, which is uniform in ±1/√fan_in; the bias likewise.
/// </summary>
/// <remarks>He et al., "Delving deep into rectifiers", arXiv:1502.01852; gain √(2 / (1 + a²)) = √(1/3), bound = gain · √(3 / fan_in).</remarks>
internal static class DefaultInitialization
{
    public static void Draw<T>(Random random, Parameter<T> weight, Parameter<T> bias, int fanIn)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var bound = 1 / Math.Sqrt(fanIn);
        weight.FillUniform(random, bound);
        bias.FillUniform(random, bound);
    }
}
