using NotebookLib.Learning;

namespace NotebookLib.Tests.Learning.Engine;

/// <summary>Compares a network's gradients with (f(p + h) - f(p - h)) / 2h for every parameter, f being a fixed random sum of the outputs.</summary>
internal static class CentralDifferences
{
    private const double Step = 1e-6;

    public static Tensor<double> RandomTensor(int count, TensorShape shape, int seed)
    {
        var random = new Random(seed);
        var tensor = new Tensor<double>(count, shape);
        for (var i = 0; i < tensor.Values.Length; i++) tensor.Values[i] = 2 * random.NextDouble() - 1;
        return tensor;
    }

    public static void Check(Sequential<double> network, TensorShape input, int count, double tolerance = 1e-7)
    {
        var examples = RandomTensor(count, input, seed: 1);
        network.Build(input);
        var factors = RandomTensor(count, network.OutputShape!, seed: 2);
        network.Forward(examples);
        network.Backward(factors);
        foreach (var parameter in network.Parameters)
        {
            for (var i = 0; i < parameter.Count; i++)
            {
                var value = parameter.Values[i];
                parameter.Values[i] = value + Step;
                var above = Sum(network.Predict(examples), factors);
                parameter.Values[i] = value - Step;
                var below = Sum(network.Predict(examples), factors);
                parameter.Values[i] = value;
                var expected = (above - below) / (2 * Step);
                Assert.True(
                    Math.Abs(expected - parameter.Gradient[i]) <= tolerance * Math.Max(1, Math.Abs(expected)),
                    $"{parameter.Name}[{i}]: gradient {parameter.Gradient[i]}, central difference {expected}.");
            }
        }
    }

    private static double Sum(Tensor<double> scores, Tensor<double> factors)
    {
        var sum = 0.0;
        for (var i = 0; i < scores.Values.Length; i++) sum += scores.Values[i] * factors.Values[i];
        return sum;
    }
}
