namespace NotebookLib.Quantum;

/// <summary>A text is not OpenQASM that can be read as a circuit. The message starts with line and column.</summary>
public sealed class OpenQasmException : FormatException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="line">Line, counted from 1.</param>
    /// <param name="column">Column, counted from 1.</param>
    /// <param name="problem">What is wrong, what is allowed and what to do.</param>
    public OpenQasmException(int line, int column, string problem) : base($"line {line}, column {column}: {problem}")
    {
        Line = line;
        Column = column;
    }

    /// <summary>Line of the text, counted from 1.</summary>
    public int Line { get; }

    /// <summary>Column in the line, counted from 1.</summary>
    public int Column { get; }
}
