using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;
using NotebookLib.Learning;
using NotebookLib.Quantum;
using NotebookLib.Quantum.Kernels;
using Complex = System.Numerics.Complex;

namespace NotebookLib.Tests.Learning.Quantum;

public class QuantumLayerTests
{
    public static TheoryData<int, Rotation, AngleConvention> Rotations()
    {
        var data = new TheoryData<int, Rotation, AngleConvention>();
        for (var qubits = 1; qubits <= 5; qubits++)
        {
            foreach (var rotation in Enum.GetValues<Rotation>())
            {
                foreach (var convention in Enum.GetValues<AngleConvention>()) data.Add(qubits, rotation, convention);
            }
        }
        // Beyond one block of the first-level cache.
        for (var qubits = 6; qubits <= 9; qubits++) data.Add(qubits, Rotation.Ry, AngleConvention.Full);
        return data;
    }

    [Theory]
    [MemberData(nameof(Rotations))]
    public void RotationLayer_RandomState_EqualsKroneckerProduct(int qubits, Rotation rotation, AngleConvention convention)
    {
        var layer = new RotationLayer<double>(qubits, rotation, convention, angleRange: 3);
        layer.Initialize(new Random(qubits));
        var each = layer.Angles.Count / qubits;
        var matrix = DenseCircuit.On(qubits, [.. Enumerable.Range(0, qubits)
            .Select(q => (q, DenseCircuit.Rotate(rotation, convention, layer.Angles.Values.Slice(q * each, each))))]);
        CheckLinear(qubits, matrix, new Sequential<double>(layer));
    }

    /// <summary>Quarter turns have cosine 0: the form without cosines cannot be used.</summary>
    [Theory]
    [InlineData(4, 4)]
    [InlineData(7, 7)]
    [InlineData(8, 1)]
    public void RyLayer_QuarterTurns_EqualsKroneckerProduct(int qubits, int turned)
    {
        var layer = new RotationLayer<double>(qubits, angleRange: 1);
        layer.Initialize(new Random(1));
        layer.Angles.Values[..turned].Fill(Math.PI / 2);
        var matrix = DenseCircuit.On(qubits, [.. Enumerable.Range(0, qubits)
            .Select(q => (q, DenseCircuit.Rotate(Rotation.Ry, AngleConvention.Full, layer.Angles.Values.Slice(q, 1))))]);
        CheckLinear(qubits, matrix, new Sequential<double>(layer));
    }

    public static TheoryData<int, string> EntanglersAndSizes()
    {
        var data = new TheoryData<int, string>();
        foreach (var name in Entanglers.Names)
        {
            for (var qubits = Entanglers.ByName(name).FewestQubits; qubits <= 6; qubits++) data.Add(qubits, name);
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(EntanglersAndSizes))]
    public void EntanglingLayer_RandomState_EqualsGateByGate(int qubits, string name) => CheckLinear(
        qubits, DenseCircuit.Entangle(qubits, Entanglers.ByName(name)), new Sequential<double>(new EntanglingLayer<double>(qubits, Entanglers.ByName(name))));

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(8)]
    public void CxChain_LastPairFirst_IsTheGrayCode(int qubits)
    {
        var rows = new EntanglerKernel(Entangler.CxChain(), qubits, 8);
        for (var j = 0; j < 1 << qubits; j++) Assert.Equal(j ^ (j >> 1), rows.Target[j]);
    }

    [Theory]
    [MemberData(nameof(EntanglersAndSizes))]
    public void FusedRotations_AnyEntangler_EqualTheLayersAsWritten(int qubits, string name)
    {
        Sequential<double> Make(bool isFused) => new(seed: 11, Circuits.Layers(qubits, 3, Entanglers.ByName(name), angleRange: 2)) { IsFused = isFused };
        var (expected, found) = (Make(isFused: false), Make(isFused: true));
        foreach (var shape in new[] { new TensorShape(1 << qubits), new TensorShape(2, 1 << qubits) })
        {
            var input = Samples.Normal(new Random(4), 11, shape);
            AssertClose(Copy(expected.Build(shape).Forward(input)), Copy(found.Build(shape).Forward(input)));
            var gradient = Samples.Normal(new Random(5), 11, shape);
            expected.Backward(gradient);
            found.Backward(gradient);
            for (var p = 0; p < 3; p++) AssertClose(expected.Parameters[p].Gradient.ToArray(), found.Parameters[p].Gradient.ToArray());
        }
    }

    [Theory]
    [InlineData("ZII")]
    [InlineData("XYZ")]
    [InlineData("YYX")]
    [InlineData("YYY")]
    [InlineData("III")]
    [InlineData("IXI")]
    public void PauliExpectation_ComplexState_EqualsMatrixElement(string letters)
    {
        var random = new Random(7);
        var input = Samples.Normal(random, 5, new TensorShape(2, 8));
        var layer = new PauliExpectation<double>(trainable: true, letters);
        layer.Scale.Values[0] = 1.5;
        layer.Offset.Values[0] = -0.25;
        var found = new Sequential<double>(layer).Forward(input);
        for (var e = 0; e < input.Count; e++)
        {
            var state = State(input.Row(e), 8);
            var expected = 1.5 * state.ConjugateDotProduct(DenseCircuit.Pauli(letters) * state).Real - 0.25;
            Assert.Equal(expected, found[e, 0], 1e-12);
        }
    }

    [Fact]
    public void Readouts_RandomState_AreSumsOfProbabilities()
    {
        var input = Samples.Normal(new Random(2), 9, new TensorShape(2, 16));
        var all = Copy(new Sequential<double>(new Probabilities<double>(scale: 10)).Forward(input));
        var marginal = Copy(new Sequential<double>(new MarginalProbabilities<double>(3, 1)).Forward(input));
        var zero = Copy(new Sequential<double>(new ZeroProbability<double>(2)).Forward(input));
        for (var e = 0; e < 9; e++)
        {
            var state = State(input.Row(e), 16);
            for (var j = 0; j < 16; j++) Assert.Equal(10 * state[j].MagnitudeSquared(), all[16 * e + j], 1e-12);
            for (var outcome = 0; outcome < 4; outcome++)
            {
                var expected = Enumerable.Range(0, 16).Where(j => (j & 1) == outcome >> 1 && (j >> 2 & 1) == (outcome & 1)).Sum(j => state[j].MagnitudeSquared());
                Assert.Equal(expected, marginal[4 * e + outcome], 1e-12);
            }
            Assert.Equal(Enumerable.Range(0, 16).Where(j => (j >> 1 & 1) == 0).Sum(j => state[j].MagnitudeSquared()), zero[e], 1e-12);
        }
    }

    [Fact]
    public void AmplitudeEncoding_Padded_IsTheImageInAFrameOfZerosWithNormOne()
    {
        var images = Samples.Normal(new Random(1), 3, new TensorShape(1, 2, 2));
        var states = new Sequential<double>(new AmplitudeEncoding<double>(pad: 1)).Forward(images);
        for (var e = 0; e < 3; e++)
        {
            var norm = Math.Sqrt(images.Row(e).ToArray().Sum(x => x * x));
            for (var row = 0; row < 4; row++)
            {
                for (var column = 0; column < 4; column++)
                {
                    var isInside = row is 1 or 2 && column is 1 or 2;
                    var expected = isInside ? images[e, 2 * (row - 1) + column - 1] / norm : 0;
                    Assert.Equal(expected, states[e, 4 * row + column], 1e-14);
                }
            }
        }
    }

    [Fact]
    public void AmplitudeEncoding_BlackImage_ThrowsWithItsNumber()
    {
        var images = Samples.Normal(new Random(1), 21, new TensorShape(1, 2, 2));
        images.Row(18).Clear();
        var error = Assert.Throws<ArgumentException>(() => new Sequential<double>(new AmplitudeEncoding<double>()).Forward(images));
        Assert.Contains("Image 18 of the batch is 0 everywhere", error.Message);
    }

    [Fact]
    public void AmplitudeEncoding_SizeNotAPowerOfTwo_SaysHowMuchToPad()
    {
        var error = Assert.Throws<ArgumentException>(() => new AmplitudeEncoding<double>().OutputShape(new TensorShape(1, 28, 28)));
        Assert.Contains("Use pad: 2, which gives 1024", error.Message);
    }

    [Fact]
    public void RotationLayer_WrongNumberOfAmplitudes_ThrowsWithBothSizes()
    {
        var error = Assert.Throws<ArgumentException>(() => new RotationLayer<double>(10).OutputShape(new TensorShape(256)));
        Assert.Contains("10 qubits, that is 1024 amplitudes; the input (256) has 8 qubits", error.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("IZQ")]
    [InlineData("iz")]
    public void PauliExpectation_WrongLetters_Throws(string letters) =>
        Assert.Contains(
            letters.Length == 0 ? "one letter for each qubit" : "allowed are I, X, Y and Z", Assert.Throws<ArgumentException>(() => new PauliExpectation<double>(true, letters)).Message);

    [Fact]
    public void CzRing_TwoQubits_ThrowsWithWhatIsNeeded() =>
        Assert.Contains(
            "3 or more qubits", Assert.Throws<ArgumentOutOfRangeException>(
                () => new EntanglingLayer<double>(2, Entangler.CzRing())).Message);

    /// <summary>A layer against its matrix, on a real and on a complex state.</summary>
    private static void CheckLinear(int qubits, Matrix<Complex> matrix, Sequential<double> network)
    {
        var amplitudes = 1 << qubits;
        foreach (var shape in new[] { new TensorShape(amplitudes), new TensorShape(2, amplitudes) })
        {
            var input = Samples.Normal(new Random(qubits), 11, shape);
            var found = network.Build(shape).Forward(input);
            for (var e = 0; e < input.Count; e++)
            {
                var expected = matrix * State(input.Row(e), amplitudes);
                var output = State(found.Row(e), amplitudes);
                for (var j = 0; j < amplitudes; j++) Assert.True(
                    (expected[j] - output[j]).Magnitude < 1e-11, $"amplitude {j}: {output[j]}, expected {expected[j]}");
            }
        }
    }

    private static Vector<Complex> State(ReadOnlySpan<double> values, int amplitudes)
    {
        var state = Vector<Complex>.Build.Dense(amplitudes);
        for (var j = 0; j < amplitudes; j++) state[j] = new Complex(values[j], values.Length > amplitudes ? values[amplitudes + j] : 0);
        return state;
    }

    private static double[] Copy(Tensor<double> tensor) => tensor.Values.ToArray();

    private static void AssertClose(double[] expected, double[] found)
    {
        Assert.Equal(expected.Length, found.Length);
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], found[i], 1e-10);
    }
}
