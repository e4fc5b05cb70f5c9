using System.Text;

namespace NotebookRunner.Worker;

/// <summary>A cell's text cut at its magic commands. Blank lines stand in for what was cut out, so line numbers stay the cell's.</summary>
internal sealed class CellSource
{
    private const string Supported = "#!csharp, #!import \"file.cs\" and #!time";

    private CellSource(IReadOnlyList<Step> steps, bool isTimed)
    {
        Steps = steps;
        IsTimed = isTimed;
    }

    /// <summary>What to do, in order.</summary>
    public IReadOnlyList<Step> Steps { get; }

    /// <summary>True when the cell asks for its wall time.</summary>
    public bool IsTimed { get; }

    /// <exception cref="MagicCommandException">A magic command is unknown or lacks its argument.</exception>
    public static CellSource Parse(string text)
    {
        var steps = new List<Step>();
        var code = new StringBuilder();
        var isTimed = false;
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (!line.StartsWith("#!", StringComparison.Ordinal))
            {
                code.Append(lines[i]).Append('\n');
                continue;
            }
            var words = line.Split([' ', '\t'], 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            switch (words[0])
            {
                case "#!csharp" or "#!c#" or "#!C#":
                    break;
                case "#!time":
                    isTimed = true;
                    break;
                case "#!import" when words.Length == 2:
                    Flush(steps, code);
                    steps.Add(new ImportStep(words[1].Trim('"'), i + 1));
                    code.Append('\n', i);
                    break;
                case "#!import":
                    throw new MagicCommandException("#!import needs a file: #!import \"file.cs\"", i + 1);
                default:
                    throw new MagicCommandException($"unknown magic command {words[0]}; this runner knows {Supported}", i + 1);
            }
            code.Append('\n');
        }
        Flush(steps, code);
        return new CellSource(steps, isTimed);
    }

    private static void Flush(List<Step> steps, StringBuilder code)
    {
        var text = code.ToString();
        code.Clear();
        if (!string.IsNullOrWhiteSpace(text))
            steps.Add(new CodeStep(text));
    }

    /// <summary>One thing to run.</summary>
    internal abstract record Step;

    /// <summary>C# to run as one submission.</summary>
    internal sealed record CodeStep(string Code) : Step;

    /// <summary>A file to run as a submission of its own.</summary>
    internal sealed record ImportStep(string Path, int Line) : Step;
}

/// <summary>A magic command that cannot be obeyed.</summary>
internal sealed class MagicCommandException(string message, int line) : Exception(message)
{
    /// <summary>Line within the cell, from 1.</summary>
    public int Line { get; } = line;
}
