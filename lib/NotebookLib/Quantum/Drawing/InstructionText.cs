using System.Globalization;
using NotebookLib.Common.Drawing;

namespace NotebookLib.Quantum.Drawing;

/// <summary>Instructions and circuits in words: short under a picture, whole in a sentence.</summary>
internal static class InstructionText
{
    private const int MostSteps = 12;

    /// <summary>A few characters: <c>H q0</c>, <c>CX 0→1</c>, <c>Ry layer</c>.</summary>
    public static string Caption(Instruction instruction) => instruction switch
    {
        ConditionalInstruction conditional => $"if {conditional.Condition.ToString()!.Replace(" = ", "=")}: "
            + (conditional.Then.Length == 1 ? Caption(conditional.Then[0]) : $"{conditional.Then.Length} steps")
            + (conditional.Otherwise.IsEmpty ? "" : " or else"),
        GateInstruction { Controls.IsEmpty: true } gate => $"{Name(gate.Gate, gate.Angles, 2)} q{string.Join(",", gate.Targets)}",
        GateInstruction gate => $"{new string('C', gate.Controls.Length)}{Name(gate.Gate, gate.Angles, 2)} {string.Join(",", gate.Controls)}→{string.Join(",", gate.Targets)}",
        LayerInstruction layer => $"{Name(layer.Gate)} layer",
        ChainInstruction chain => $"C{Name(chain.Gate)} chain",
        MeasureInstruction measure => $"measure q{measure.Qubit}",
        ResetInstruction reset => $"reset q{reset.Qubit}",
        BarrierInstruction => "barrier",
        _ => instruction.ToString() ?? "",
    };

    /// <summary>One sentence about a whole circuit.</summary>
    public static string Describe(Circuit circuit)
    {
        var steps = circuit.Where(instruction => instruction is not BarrierInstruction).ToArray();
        var wires = Count(circuit.Qubits, "qubit") + (circuit.Bits > 0 ? " and " + Count(circuit.Bits, "classical bit") : "");
        if (steps.Length == 0)
            return $"Quantum circuit of {wires} without gates.";
        var shown = steps.Take(MostSteps).Select(Clause);
        var more = steps.Length > MostSteps ? $"; and {Count(steps.Length - MostSteps, "more step")}" : "";
        return $"Quantum circuit of {wires}: {string.Join("; ", shown)}{more}.";
    }

    private static string Clause(Instruction instruction) => instruction switch
    {
        ConditionalInstruction conditional => $"if {conditional.Condition.ToString()!.Replace("=", "is")}, {Clauses(conditional.Then)}"
            + (conditional.Otherwise.IsEmpty ? "" : $", otherwise {Clauses(conditional.Otherwise)}"),
        GateInstruction gate => Name(gate.Gate, gate.Angles, 3) + " on " + Wires(gate.Targets)
            + (gate.Controls.IsEmpty ? "" : " controlled by " + Listed(gate.Controls.Select(control => $"q{control.Qubit}{(control.OnOne ? "" : " on 0")}"))),
        LayerInstruction layer => $"{Name(layer.Gate)} on each of {Wires(layer.Qubits)}",
        ChainInstruction chain => $"C{Name(chain.Gate)} chain on {Wires(chain.Qubits)}, {(chain.Order == ChainOrder.LastPairFirst ? "last" : "first")} pair first",
        MeasureInstruction measure => $"measurement of q{measure.Qubit}{(measure.Bit is null ? "" : $" into c{measure.Bit}")}",
        ResetInstruction reset => $"reset of q{reset.Qubit}",
        _ => instruction.ToString() ?? "",
    };

    private static string Clauses(IReadOnlyList<Instruction> steps) =>
        steps.Count == 0 ? "nothing" : string.Join(", then ", steps.Select(Clause));

    private static string Name(Gate gate) => DisplayText.OneLine(gate.Label);

    private static string Name(Gate gate, IEnumerable<Angle> angles, int digits)
    {
        var text = AngleText.Format(angles, digits);
        return text.Length == 0 ? Name(gate) : $"{Name(gate)}({text})";
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
