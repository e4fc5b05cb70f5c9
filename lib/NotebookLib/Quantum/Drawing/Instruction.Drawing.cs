using NotebookLib.Quantum.Drawing;

namespace NotebookLib.Quantum;

/// <content>An instruction in words.</content>
public abstract partial class Instruction
{
    /// <summary>The instruction in a few characters, for a caption: <c>H q0</c>, <c>CX 0→1</c>, <c>Ry layer</c>.</summary>
    public string Caption => InstructionText.Caption(this);
}
