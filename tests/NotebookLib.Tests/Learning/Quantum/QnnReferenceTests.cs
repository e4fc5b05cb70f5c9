using System.Numerics;
using System.Text.Json;
using NotebookLib.Data;
using NotebookLib.Learning;
using NotebookLib.Quantum;
using NotebookLib.Tests.Learning.Models;

namespace NotebookLib.Tests.Learning.Quantum;

public class QnnReferenceTests
{
    private const string OneLayer = "Qnn qubits=10 layers=1";
    private const string ThreeLayers = "Qnn qubits=10 layers=3";
    private const string TwoClasses = "TwoClassQnn qubits=8 layers=3";

    [Fact]
    public void Qnn_OneLayerDouble_EqualsTheOriginal() =>
        Check(OneLayer, Qnn.CreateNetwork<double>(seed: 0), new CrossEntropy<double>(), 28, 1e-10);

    [Fact]
    public void Qnn_OneLayerSingle_EqualsTheOriginal() => Check(OneLayer, Qnn.CreateNetwork<float>(seed: 0), new CrossEntropy<float>(), 28, 1e-5);

    [Fact]
    public void Qnn_ThreeLayersDouble_EqualsTheOriginal() =>
        Check(ThreeLayers, Qnn.CreateNetwork<double>(seed: 0, new QnnOptions { Depth = 3 }), new CrossEntropy<double>(), 28, 1e-10);

    [Fact]
    public void Qnn_ThreeLayersSingle_EqualsTheOriginal() =>
        Check(ThreeLayers, Qnn.CreateNetwork<float>(seed: 0, new QnnOptions { Depth = 3 }), new CrossEntropy<float>(), 28, 1e-5);

    [Fact]
    public void TwoClassQnn_Double_EqualsTheOriginal() =>
        Check(TwoClasses, TwoClassQnn.CreateNetwork<double>(seed: 0), new BinaryCrossEntropy<double>(), 16, 1e-10);

    [Fact]
    public void TwoClassQnn_Single_EqualsTheOriginal() =>
        Check(TwoClasses, TwoClassQnn.CreateNetwork<float>(seed: 0), new BinaryCrossEntropy<float>(), 16, 1e-5);

    /// <summary>Layers as they are written, each by itself, instead of fused ones.</summary>
    [Fact]
    public void Qnn_NotFused_EqualsTheOriginal() => Check(
        ThreeLayers, new Sequential<double>(seed: 0, [.. Qnn.CreateNetwork<double>(seed: 0, new QnnOptions { Depth = 3 }).Layers]) { IsFused = false },
        new CrossEntropy<double>(), 28, 1e-10);

    private static void Check<T>(string model, Sequential<T> network, Loss<T> loss, int side, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var reference = ModelReference.Model(model);
        SetParameters(network);
        var count = reference.GetProperty("batch").GetInt32();
        var images = ModelReference.Images<T>(count, new ImageShape(1, side, side));
        int[] labels = loss is BinaryCrossEntropy<T> ? [.. Enumerable.Range(0, count).Select(b => b % 2)] : ModelReference.TenClassLabels(count);
        var adam = new Adam<T>(network.Parameters, reference.GetProperty("lr").GetDouble(), reference.GetProperty("weight_decay").GetDouble());
        var steps = 0;
        foreach (var step in reference.GetProperty("steps").EnumerateArray())
        {
            var scores = network.Forward(images);
            CheckFirst("output", step.GetProperty("output"), scores.Values, tolerance);
            Assert.Equal(step.GetProperty("loss").GetDouble(), loss.Forward(scores, labels), tolerance);
            network.Backward(loss.Backward());
            CheckTensors(step.GetProperty("grad"), network, parameter => parameter.Gradient.ToArray(), tolerance);
            adam.Step();
            CheckTensors(step.GetProperty("after"), network, parameter => parameter.Values.ToArray(), tolerance);
            steps++;
        }
        Assert.Equal(5, steps);
    }

    /// <summary>The reference's tensors: the angles of all layers in one, (depth, n), then weight and bias.</summary>
    private static IEnumerable<(string Name, Parameter<T>[] Parts)> Tensors<T>(Sequential<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => network.Parameters
        .GroupBy(parameter => parameter.LocalName == "angles" ? "angles" : $"linear.{parameter.LocalName}")
        .Select(group => (group.Key, group.ToArray()));

    /// <summary>Element k of the reference's tensor j is 0.1 sin(0.7 k + j).</summary>
    private static void SetParameters<T>(Sequential<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (var (j, (_, parts)) in Tensors(network).Index())
        {
            var k = 0;
            foreach (var parameter in parts)
            {
                foreach (ref var value in parameter.Values) value = T.CreateChecked(0.1 * Math.Sin(0.7 * k++ + j));
            }
        }
    }

    private static void CheckTensors<T>(JsonElement expected, Sequential<T> network, Func<Parameter<T>, T[]> values, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (var (name, parts) in Tensors(network))
            CheckTensor<T>(expected.GetProperty(name), name, parts.SelectMany(values).ToArray(), tolerance);
    }

    private static void CheckTensor<T>(JsonElement expected, string name, ReadOnlySpan<T> values, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (norm, sum) = (0.0, 0.0);
        foreach (var value in values)
        {
            norm += double.CreateChecked(value) * double.CreateChecked(value);
            sum += double.CreateChecked(value);
        }
        var expectedNorm = expected.GetProperty("norm").GetDouble();
        Assert.Equal(expectedNorm, Math.Sqrt(norm), tolerance * Math.Max(1, expectedNorm));
        if (expected.TryGetProperty("sum", out var expectedSum)) Assert.Equal(
            expectedSum.GetDouble(), sum, tolerance * Math.Max(1, expectedNorm));
        CheckFirst(name, expected.GetProperty("first"), values, tolerance);
    }

    private static void CheckFirst<T>(string what, JsonElement expected, ReadOnlySpan<T> values, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var i = 0; i < expected.GetArrayLength(); i++)
        {
            var (wanted, found) = (expected[i].GetDouble(), double.CreateChecked(values[i]));
            Assert.True(Math.Abs(wanted - found) <= tolerance, $"{what}[{i}] is {found}, expected {wanted}.");
        }
    }
}
