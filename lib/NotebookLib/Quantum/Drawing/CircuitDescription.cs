using System.Globalization;

namespace NotebookLib.Quantum.Drawing;

/// <summary>A circuit as one sentence.</summary>
internal static class CircuitDescription
{
    private const int MostSteps = 12;

    public static string Of(Circuit circuit)
    {
        var steps = circuit.Where(instruction => instruction is not BarrierInstruction).ToArray();
        var wires = Count(circuit.Qubits, "qubit") + (circuit.Bits > 0 ? " and " + Count(circuit.Bits, "classical bit") : "");
        if (steps.Length == 0)
            return $"Quantum circuit of {wires} without gates.";
        var shown = steps.Take(MostSteps).Select(Step);
        var more = steps.Length > MostSteps ? $"; and {Count(steps.Length - MostSteps, "more step")}" : "";
        return $"Quantum circuit of {wires}: {string.Join("; ", shown)}{more}.";
    }

    private static string Step(Instruction instruction)
    {
        var condition = instruction.Condition is { } known ? $"if c{known.Bit} is {(known.Value ? 1 : 0)}, " : "";
        return condition + instruction switch
        {
            GateInstruction gate => Name(gate.Gate, gate.Angles) + " on " + Wires(gate.Targets)
                + (gate.Controls.IsEmpty ? "" : " controlled by " + Listed(gate.Controls.Select(control => $"q{control.Qubit}{(control.OnOne ? "" : " on 0")}"))),
            LayerInstruction layer => $"{layer.Gate.Label} on each of {Wires(layer.Qubits)}",
            ChainInstruction chain => $"C{chain.Gate.Label} chain on {Wires(chain.Qubits)}, {(chain.Order == ChainOrder.LastPairFirst ? "last" : "first")} pair first",
            MeasureInstruction measure => $"measurement of q{measure.Qubit} into c{measure.Bit}",
            ResetInstruction reset => $"reset of q{reset.Qubit}",
            _ => instruction.ToString() ?? "",
        };
    }

    private static string Name(Gate gate, IEnumerable<Angle> angles)
    {
        var text = AngleText.Format(angles, 3);
        return text.Length == 0 ? gate.Label : $"{gate.Label}({text})";
    }

    private static string Wires(IReadOnlyList<int> qubits)
    {
        var isRun = qubits.Count > 3 && qubits.Select((qubit, i) => qubit - i).Distinct().Count() == 1;
        return isRun ? $"q{qubits[0]} to q{qubits[^1]}" : Listed(qubits.Select(qubit => $"q{qubit}"));
    }

    private static string Listed(IEnumerable<string> names)
    {
        string[] all = [.. names];
        return all.Length == 1 ? all[0] : string.Join(", ", all[..^1]) + " and " + all[^1];
    }

    private static string Count(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");
}
