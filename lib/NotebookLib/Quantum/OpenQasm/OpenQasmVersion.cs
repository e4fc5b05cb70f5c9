namespace NotebookLib.Quantum;

/// <summary>The language versions that circuits are written in and read from.</summary>
public enum OpenQasmVersion
{
    /// <summary>OpenQASM 2.0 with the gates of <c>qelib1.inc</c>: understood nearly everywhere. Has no named angles and no global phase.</summary>
    V2,

    /// <summary>OpenQASM 3.0 with the gates of <c>stdgates.inc</c>: says everything that a circuit can hold.</summary>
    V3,
}
