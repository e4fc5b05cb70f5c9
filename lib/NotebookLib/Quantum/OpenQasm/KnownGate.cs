using System.Collections.Immutable;
using System.Numerics;

namespace NotebookLib.Quantum.OpenQasm;

/// <summary>Recognises definitions of gates that we know, so that <c>gate rzz(theta) a, b { ... }</c> is read as the gate rzz.</summary>
internal static class KnownGate
{
    // Definitions of known gates are short.
    private const int MaxCalls = 1000;

    // Two sets of angles without any symmetry: different families of gates agree at most at special angles.
    private static readonly double[][] Probes = [[0.7318, -1.1937, 2.4412], [-2.0351, 0.5273, 1.3189]];

    /// <summary>The known gate of the name, if the definition has its matrix; in version 2 up to a global phase, which the language cannot say.</summary>
    public static CallableGate? Matching(string name, CallableGate defined, OpenQasmVersion version)
    {
        var known = Gates.All.FirstOrDefault(gate => gate.Name == name);
        if (known is null || defined.Calls > MaxCalls || known.AngleCount != defined.AngleCount || known.TargetCount != defined.QubitCount)
            return null;
        foreach (var probe in Probes)
        {
            var angles = probe[..known.AngleCount];
            if (!AreEqual(Matrix(defined, angles), known.Matrix(angles), version == OpenQasmVersion.V2))
                return null;
        }
        return new CallableGate(known.AngleCount, known.TargetCount, (angles, qubits) => [QasmStep.Of(new GateInstruction(known, qubits, angles))]);
    }

    private static GateMatrix Matrix(CallableGate gate, double[] angles)
    {
        var circuit = new Circuit(gate.QubitCount);
        foreach (var step in gate.Steps([.. angles.Select(angle => (Angle)angle)], [.. Enumerable.Range(0, gate.QubitCount)]))
            circuit.Add(step.ToInstruction());
        return GateMatrix.From(circuit.ToMatrix());
    }

    private static bool AreEqual(GateMatrix first, GateMatrix second, bool upToPhase)
    {
        Complex overlap = 0;
        for (var i = 0; i < first.Entries.Length; i++)
            overlap += Complex.Conjugate(first.Entries[i]) * second.Entries[i];
        // tr(A^† B) / dimension is e^{i phase} exactly if B = e^{i phase} A.
        overlap /= first.Dimension;
        return upToPhase ? Math.Abs(overlap.Magnitude - 1) < 1e-12 : (overlap - 1).Magnitude < 1e-12;
    }
}
