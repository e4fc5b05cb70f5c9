using System.Numerics;
using System.Text.Json;
using NotebookLib.Data;
using NotebookLib.Learning;
using NotebookLib.Tests.Learning.Models;

namespace NotebookLib.Tests.Learning.Quantum;

public class QnnReferenceTests
{
    private const string OneLayer = "Qnn qubits=10 layers=1";
    private const string ThreeLayers = "Qnn qubits=10 layers=3";
    private const string TwoClasses = "TwoClassQnn qubits=8 layers=3";

    [Fact]
    public void Qnn_OneLayerDouble_EqualsTheOriginal() =>
        Check(OneLayer, Qnn.Layers<double>(seed: 0), new CrossEntropy<double>(), 28, 1e-10);

    [Fact]
    public void Qnn_OneLayerSingle_EqualsTheOriginal() => Check(OneLayer, Qnn.Layers<float>(seed: 0), new CrossEntropy<float>(), 28, 1e-5);

    [Fact]
    public void Qnn_ThreeLayersDouble_EqualsTheOriginal() =>
        Check(ThreeLayers, Qnn.Layers<double>(seed: 0, new QnnOptions { Depth = 3 }), new CrossEntropy<double>(), 28, 1e-10);

    [Fact]
    public void Qnn_ThreeLayersSingle_EqualsTheOriginal() =>
        Check(ThreeLayers, Qnn.Layers<float>(seed: 0, new QnnOptions { Depth = 3 }), new CrossEntropy<float>(), 28, 1e-5);

    [Fact]
    public void TwoClassQnn_Double_EqualsTheOriginal() =>
        Check(TwoClasses, TwoClassQnn.Layers<double>(seed: 0), new BinaryCrossEntropy<double>(), 16, 1e-10);

    [Fact]
    public void TwoClassQnn_Single_EqualsTheOriginal() =>
        Check(TwoClasses, TwoClassQnn.Layers<float>(seed: 0), new BinaryCrossEntropy<float>(), 16, 1e-5);

    /// <summary>The same circuit from single layers instead of the fused one.</summary>
    [Fact]
    public void SingleLayers_DoublePrecision_EqualTheOriginal()
    {
        var network = new Sequential<double>(
            new AmplitudeEncoding<double>(pad: 2), new RotationLayer<double>(10),
            new EntanglingLayer<double>(10, Entangler.CxChain()), new Probabilities<double>(), new Linear<double>(1024, 10));
        string[] names = ["angles", "linear.weight", "linear.bias"];
        for (var i = 0; i < 3; i++) network.Parameters[i].Name = names[i];
        Check(OneLayer, network, new CrossEntropy<double>(), 28, 1e-10);
    }

    private static void Check<T>(string model, Sequential<T> network, Loss<T> loss, int side, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var reference = ModelReference.Model(model);
        ModelReference.SetParameters(network);
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
            foreach (var parameter in network.Parameters) CheckTensor(step.GetProperty("grad").GetProperty(parameter.Name), parameter.Name, parameter.Gradient, tolerance);
            adam.Step();
            foreach (var parameter in network.Parameters) CheckTensor(step.GetProperty("after").GetProperty(parameter.Name), parameter.Name, parameter.Values, tolerance);
            steps++;
        }
        Assert.Equal(5, steps);
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
