using System.Numerics;
using NotebookLib.Learning;

namespace NotebookLib.Tests.Learning.Quantum;

/// <summary>Random tensors and parameters.</summary>
internal static class Samples
{
    public static Tensor<T> Normal<T>(Random random, int count, TensorShape shape)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var tensor = new Tensor<T>(count, shape);
        foreach (ref var value in tensor.Values) value = T.CreateChecked(Normal(random));
        return tensor;
    }

    public static Tensor<double> Normal(Random random, int count, TensorShape shape) => Normal<double>(random, count, shape);

    public static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>Sum of products, the loss behind a given output gradient.</summary>
    public static double Dot(Tensor<double> x, Tensor<double> y)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Values.Length; i++) sum += x.Values[i] * y.Values[i];
        return sum;
    }
}
