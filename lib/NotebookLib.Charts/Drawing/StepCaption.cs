using NotebookLib.Quantum;
using NotebookLib.Quantum.Drawing;

namespace NotebookLib.Charts.Drawing;

/// <summary>An instruction of a circuit in a few characters: H q0, CX 0→1, Ry layer.</summary>
internal static class StepCaption
{
    public static string Of(Instruction? instruction) => instruction switch
    {
        null => "start",
        GateInstruction gate => Condition(gate) + Gate(gate),
        LayerInstruction layer => $"{Condition(layer)}{layer.Gate.Label} layer",
        ChainInstruction chain => $"{Condition(chain)}C{chain.Gate.Label} chain",
        MeasureInstruction measure => $"{Condition(measure)}measure q{measure.Qubit}",
        ResetInstruction reset => $"{Condition(reset)}reset q{reset.Qubit}",
        BarrierInstruction => "barrier",
        _ => instruction.ToString() ?? "",
    };

    private static string Gate(GateInstruction gate)
    {
        var angles = gate.Angles.IsEmpty ? "" : $"({AngleText.Format(gate.Angles, 2)})";
        var targets = string.Join(",", gate.Targets);
        if (gate.Controls.IsEmpty) return $"{gate.Gate.Label}{angles} q{targets}";
        return $"{new string('C', gate.Controls.Length)}{gate.Gate.Label}{angles} {string.Join(",", gate.Controls.Select(c => c.ToString()))}\u2192{targets}";
    }

    private static string Condition(Instruction instruction) => instruction.Condition is { } condition ? $"if c{condition.Bit}={(condition.Value ? 1 : 0)}: " : "";
}
