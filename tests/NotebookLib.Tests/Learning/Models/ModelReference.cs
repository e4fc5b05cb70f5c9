using System.Numerics;
using System.Text.Json;
using NotebookLib.Data;
using NotebookLib.Learning;

namespace NotebookLib.Tests.Learning.Models;

/// <summary>Exact outputs, losses, gradients and Adam steps of the original's models, from the reference file.</summary>
internal static class ModelReference
{
    public static JsonElement Model(string name)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Reference", "original-simulator-and-models.json");
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return document.RootElement.GetProperty("models").EnumerateArray().First(model => model.GetProperty("model").GetString() == name).Clone();
    }

    /// <summary>Pixel i of image b is sin(0.05 i (b + 1) + 0.3 b).</summary>
    public static Tensor<T> Images<T>(int count, TensorShape shape)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var images = new Tensor<T>(count, shape);
        for (var b = 0; b < count; b++)
        {
            for (var i = 0; i < shape.Size; i++) images.Row(b)[i] = T.CreateChecked(Math.Sin(0.05 * i * (b + 1) + 0.3 * b));
        }
        return images;
    }

    public static int[] TenClassLabels(int count) => [.. Enumerable.Range(0, count).Select(b => (3 * b + 1) % 10)];

    /// <summary>Element k of parameter tensor j is 0.1 sin(0.7 k + j).</summary>
    public static void SetParameters<T>(Sequential<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var j = 0; j < network.Parameters.Count; j++)
        {
            var values = network.Parameters[j].Values;
            for (var k = 0; k < values.Length; k++) values[k] = T.CreateChecked(0.1 * Math.Sin(0.7 * k + j));
        }
    }

    /// <summary>Runs the recorded training steps and compares every number that the file holds.</summary>
    /// <param name="reference">The model's part of the file.</param>
    /// <param name="network">The network; its parameters are set here.</param>
    /// <param name="tolerance">Largest difference, relative to the larger of 1 and the largest value of its kind.</param>
    public static void CheckSteps<T>(JsonElement reference, Sequential<T> network, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        SetParameters(network);
        var count = reference.GetProperty("batch").GetInt32();
        var images = Images<T>(count, new ImageShape(1, 28, 28));
        var labels = TenClassLabels(count);
        var loss = new CrossEntropy<T>();
        var adam = new Adam<T>(network.Parameters, reference.GetProperty("lr").GetDouble(), reference.GetProperty("weight_decay").GetDouble());
        foreach (var step in reference.GetProperty("steps").EnumerateArray())
        {
            var scores = network.Forward(images);
            CheckValues("output", step.GetProperty("output"), scores.Values, tolerance);
            Assert.Equal(step.GetProperty("loss").GetDouble(), loss.Forward(scores, labels), tolerance);
            network.Backward(loss.Backward());
            foreach (var parameter in network.Parameters) CheckTensor(step.GetProperty("grad"), parameter.Name, parameter.Gradient, tolerance);
            adam.Step();
            foreach (var parameter in network.Parameters) CheckTensor(step.GetProperty("after"), parameter.Name, parameter.Values, tolerance);
        }
    }

    private static void CheckTensor<T>(JsonElement tensors, string name, ReadOnlySpan<T> values, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var expected = tensors.GetProperty("l." + name);
        var (norm, sum) = (0.0, 0.0);
        foreach (var value in values)
        {
            var number = double.CreateChecked(value);
            norm += number * number;
            sum += number;
        }
        Assert.Equal(expected.GetProperty("norm").GetDouble(), Math.Sqrt(norm), tolerance * Math.Max(1, Math.Sqrt(values.Length)));
        if (expected.TryGetProperty("sum", out var expectedSum)) Assert.Equal(expectedSum.GetDouble(), sum, tolerance * Math.Max(1, Math.Sqrt(values.Length)));
        CheckValues(name, expected.GetProperty("first"), values, tolerance);
    }

    private static void CheckValues<T>(string what, JsonElement expected, ReadOnlySpan<T> values, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var i = 0; i < expected.GetArrayLength(); i++)
        {
            var (wanted, found) = (expected[i].GetDouble(), double.CreateChecked(values[i]));
            Assert.True(Math.Abs(wanted - found) <= tolerance, $"{what}[{i}] is {found}, expected {wanted}.");
        }
    }
}
