using System.Globalization;
using System.Text.RegularExpressions;
using NotebookRunner.Protocol;

namespace NotebookRunner.Execution;

/// <summary>Says why a worker process ended in the middle of a cell.</summary>
internal static partial class CrashReport
{
    private const int TraceLimit = 12;
    private const int Abort = 134;
    private const int Killed = 137;
    private const int SegmentationFault = 139;
    private static readonly string[] Reasons = ["Stack overflow", "Unhandled exception", "Out of memory", "Fatal error", "Process terminated"];

    public static CellError Describe(int cell, string source, int? exitCode, string errorText)
    {
        var all = errorText.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0).ToList();
        // Children of the cell may have written there before.
        var lines = all.SkipWhile(line => !IsReason(line)).ToList();
        if (lines.Count == 0)
            lines = all;
        var reason = lines.FirstOrDefault() switch
        {
            { } first when first.StartsWith("Stack overflow", StringComparison.Ordinal) =>
                "stack overflow: a method calls itself without end, or too deeply",
            { } first when first.StartsWith("Unhandled exception", StringComparison.Ordinal) =>
                $"{first.TrimEnd('.')} (thrown on a thread of its own, where nothing catches it)",
            { } first when first.StartsWith("Out of memory", StringComparison.Ordinal) => "out of memory",
            _ => exitCode switch
            {
                Abort => "it was aborted, as native code does on a failed check",
                Killed => "it was killed, most often because the machine ran out of memory",
                SegmentationFault => "native code touched memory that is not its own",
                { } code => $"it left with exit code {code}, as Environment.Exit({code}) does",
                null => "it no longer answers",
            },
        };
        var message = $"cell {cell} ended the notebook's process: {reason}";
        var frames = lines.Where(line => !Plumbing().IsMatch(line)).Select(line => Source().Replace(line, " in $1")).ToList();
        var trace = new List<string> { $"Cell {cell} ended the notebook's process: {reason}" };
        trace.AddRange(frames.Take(TraceLimit));
        if (frames.Count > TraceLimit)
            trace.Add($"and {frames.Count - TraceLimit} more lines");
        return new CellError("ProcessEnded", message, trace, LineOf(cell, source, lines));
    }

    // On a stack overflow the runtime names methods, not lines: the first mention of the deepest one that the cell has is the place.
    private static int? LineOf(int cell, string source, IReadOnlyList<string> lines)
    {
        if (lines.Select(line => Place().Match(line)).FirstOrDefault(match => match.Success && match.Groups[1].Value == $"{cell}") is { } place)
            return int.Parse(place.Groups[2].Value, CultureInfo.InvariantCulture);
        var code = source.Split('\n');
        foreach (var method in lines.Select(line => OwnMethod().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value))
        {
            if (Array.FindIndex(code, line => line.Contains($"{method}(", StringComparison.Ordinal)) is var found and >= 0)
                return found + 1;
        }
        return null;
    }

    private static bool IsReason(string line) => Reasons.Any(reason => line.StartsWith(reason, StringComparison.Ordinal));

    [GeneratedRegex(@"^\s*at (NotebookRunner\.|Microsoft\.CodeAnalysis\.|Microsoft\.DotNet\.Interactive\.|System\.Reactive\.|System\.Runtime\.ExceptionServices\.|System\.Runtime\.CompilerServices\.|System\.Threading\.)")]
    private static partial Regex Plumbing();

    [GeneratedRegex(@" in (?:\S*/)?Cell (\d+):line (\d+)")]
    private static partial Regex Place();

    [GeneratedRegex(@"\bSubmission#\d+\S*?(?:g__|[.+])(\w+)(?:\|[\d_]+)?\(")]
    private static partial Regex OwnMethod();

    [GeneratedRegex(@" in \S*/(Cell \d+):line")]
    private static partial Regex Source();
}
