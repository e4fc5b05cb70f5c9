using System.Numerics;
using NotebookLib.Quantum;

namespace NotebookLib.Tests.Quantum.Kernels;

/// <summary>A whole circuit on a large register, cut into cached blocks, against its gates one by one.</summary>
public sealed class GateWindowTests
{
    [Theory]
    [InlineData(15, 1)]
    [InlineData(11, 16)]
    [InlineData(10, 24)]
    [InlineData(10, 5)]
    public void Apply_Circuit_EqualsItsGatesOneByOne(int qubits, int batch)
    {
        for (var seed = 0; seed < 3; seed++)
        {
            var circuit = RandomQuantum.Circuit(qubits, 60, seed).CxChain().RyLayer(Enumerable.Range(1, qubits).Select(k => 0.1 * k))
                .Barrier().CzChain().Append(RandomQuantum.Circuit(qubits, 20, seed + 9)).Layer(Gates.H)
                .Controlled(Gates.X, [0, Control.OnZero(1), qubits - 1], [4]).Unitary(RandomQuantum.Unitary(5, 1), 0, 2, 4, 6, 8);
            Check<double>(circuit, batch, 1e-13);
            Check<float>(circuit, batch, 1e-4);
        }
    }

    [Fact]
    public void Apply_RealCircuit_StaysReal()
    {
        var circuit = new Circuit(15).Layer(Gates.H).RyLayer(Enumerable.Range(1, 15).Select(k => 0.1 * k)).CxChain().Layer(Gates.H);
        var state = circuit.Run();
        Assert.True(state.IsReal);
        var expected = new StateVector(15);
        foreach (var instruction in circuit.Decompose())
            expected.Add(instruction);
        for (var i = 0; i < state.Count; i++)
            Assert.Equal(expected.RealParts[i], state.RealParts[i], 1e-14);
    }

    private static void Check<T>(Circuit circuit, int batch, double tolerance) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(batch);
        var start = new StateBatch<T>(circuit.Qubits, batch);
        start.MakeComplex();
        for (var i = 0; i < start.RealParts.Length; i++)
            (start.RealParts[i], start.ImaginaryParts[i]) = (T.CreateTruncating(random.NextDouble() - 0.5), T.CreateTruncating(random.NextDouble() - 0.5));
        var oneByOne = start.Copy();
        foreach (var instruction in circuit.Decompose())
            oneByOne.Add(instruction);
        var single = start.Copy();
        single.MaxThreads = 1;
        single.Apply(circuit);
        var together = start.Apply(circuit);
        for (var i = 0; i < together.RealParts.Length; i++)
            Assert.True(T.Abs(together.RealParts[i] - oneByOne.RealParts[i]) + T.Abs(together.ImaginaryParts[i] - oneByOne.ImaginaryParts[i]) < T.CreateTruncating(tolerance));
        Assert.True(single.RealParts.SequenceEqual(together.RealParts)); // whatever the number of threads
        Assert.True(single.ImaginaryParts.SequenceEqual(together.ImaginaryParts));
    }
}
