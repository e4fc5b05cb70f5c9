using NotebookLib.Quantum;

namespace NotebookLib.Tests.Quantum;

/// <summary>Every gate of the library, and unitary matrices of one's own, on random qubits under random controls.</summary>
internal static class GateCases
{
    /// <summary>All known gates with random angles, and random unitaries on 1 to <paramref name="largestUnitary"/> qubits.</summary>
    internal static IEnumerable<GateInstruction> On(int qubits, int seed, int largestUnitary = 3)
    {
        var random = new Random(seed);
        var gates = Gates.All.Concat(Enumerable.Range(1, largestUnitary)
            .Select(k => Gate.FromMatrix($"random{k}", RandomQuantum.Unitary(k, seed + k))));
        foreach (var gate in gates.Where(gate => gate.TargetCount <= qubits))
            for (var controls = 0; controls <= Math.Min(3, qubits - gate.TargetCount); controls++)
                yield return Place(gate, qubits, controls, random);
    }

    internal static GateInstruction Place(Gate gate, int qubits, int controls, Random random)
    {
        var order = Enumerable.Range(0, qubits).ToArray();
        random.Shuffle(order);
        return new GateInstruction(gate, [.. order.Take(gate.TargetCount)],
            [.. Enumerable.Range(0, gate.AngleCount).Select(_ => (Angle)(6 * random.NextDouble() - 3))],
            [.. order.Skip(gate.TargetCount).Take(controls).Select(qubit => new Control(qubit, random.Next(2) == 1))]);
    }
}
