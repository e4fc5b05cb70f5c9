using NotebookLib.Quantum;
using NotebookLib.Quantum.Drawing;

namespace NotebookLib.Charts.Drawing;

/// <summary>An instruction of a circuit in a few characters: H q0, CX 0→1, Ry layer.</summary>
internal static class StepCaption
{
    public static string Of(Instruction? instruction) => instruction switch
    {
        null => "start",
        GateInstruction gate => Gate(gate),
        LayerInstruction layer => $"{layer.Gate.Label} layer",
        ChainInstruction chain => $"C{chain.Gate.Label} chain",
        MeasureInstruction measure => $"measure q{measure.Qubit}",
        ResetInstruction reset => $"reset q{reset.Qubit}",
        BarrierInstruction => "barrier",
        ConditionalInstruction conditional => Conditional(conditional),
        _ => instruction.ToString() ?? "",
    };

    private static string Gate(GateInstruction gate)
    {
        var angles = gate.Angles.IsEmpty ? "" : $"({AngleText.Format(gate.Angles, 2)})";
        var targets = string.Join(",", gate.Targets);
        if (gate.Controls.IsEmpty) return $"{gate.Gate.Label}{angles} q{targets}";
        return $"{new string('C', gate.Controls.Length)}{gate.Gate.Label}{angles} {string.Join(",", gate.Controls.Select(c => c.ToString()))}\u2192{targets}";
    }

    private static string Conditional(ConditionalInstruction conditional)
    {
        var steps = conditional.Then.Length == 1 ? Of(conditional.Then[0]) : $"{conditional.Then.Length} steps";
        return $"if {conditional.Condition.ToString()!.Replace(" = ", "=")}: {steps}{(conditional.Otherwise.IsEmpty ? "" : " or else")}";
    }
}
