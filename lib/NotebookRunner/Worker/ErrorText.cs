using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using NotebookRunner.Protocol;

namespace NotebookRunner.Worker;

/// <summary>Turns diagnostics and exceptions into what a reader of the notebook sees: cell, line, source line, short calls.</summary>
internal sealed partial class ErrorText(PathMask mask, string folder)
{
    private const int TraceLimit = 40;
    private readonly Dictionary<string, string[]> _sources = new(StringComparer.Ordinal);

    /// <summary>Remembers a submission's text, to quote its lines.</summary>
    public void AddSource(string name, string text) => _sources[name] = text.Split('\n');

    public CellError OfMagic(string cell, MagicCommandException problem) =>
        new("MagicCommandError", problem.Message, [$"{cell}, line {problem.Line}: {problem.Message}", .. Quote(cell, problem.Line)], problem.Line);

    public CellError OfCompilation(string cell, IReadOnlyList<Diagnostic> diagnostics)
    {
        var errors = diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        var trace = new List<string>();
        int? firstLine = null;
        string? firstMessage = null;
        foreach (var error in errors.Take(TraceLimit))
        {
            var span = error.Location.GetLineSpan();
            var source = error.Location == Location.None ? cell : Path.GetFileName(span.Path);
            var line = span.StartLinePosition.Line + 1;
            var column = span.StartLinePosition.Character + 1;
            var message = MessageOf(error);
            firstMessage ??= message;
            if (source == cell)
                firstLine ??= line;
            trace.Add(string.Create(CultureInfo.InvariantCulture, $"{source}, line {line}, column {column}: error {error.Id}: {message}"));
            var width = span.EndLinePosition.Line == span.StartLinePosition.Line ? span.EndLinePosition.Character - span.StartLinePosition.Character : 1;
            trace.AddRange(Quote(source, line, column, width));
        }
        if (errors.Count > TraceLimit)
            trace.Add($"and {errors.Count - TraceLimit} more errors");
        var summary = errors.Count > 1 ? $"{firstMessage} (first of {errors.Count} errors)" : firstMessage ?? "the cell does not compile";
        return new CellError("CompilationError", summary, trace, firstLine);
    }

    public CellError OfException(string cell, Exception exception)
    {
        while (exception is AggregateException { InnerExceptions.Count: 1 } or System.Reflection.TargetInvocationException { InnerException: not null })
            exception = exception.InnerException!;
        var trace = new List<string>();
        int? line = null;
        for (var at = exception; at is not null; at = at.InnerException)
        {
            trace.Add($"{(at == exception ? "" : "caused by ")}{at.GetType().Name}: {mask.Apply(at.Message)}");
            foreach (var frame in (at.StackTrace ?? "").Split('\n'))
                AddFrame(trace, cell, frame.Trim(), ref line);
        }
        if (trace.Count > TraceLimit)
            trace = [.. trace.Take(TraceLimit), $"and {trace.Count - TraceLimit} more lines"];
        return new CellError(exception.GetType().Name, mask.Apply(exception.Message), trace, line);
    }

    private void AddFrame(List<string> trace, string cell, string frame, ref int? line)
    {
        var match = Frame().Match(frame);
        if (!match.Success || IsPlumbing(match.Groups["method"].Value))
            return;
        var method = Generated().Replace(Submission().Replace(match.Groups["method"].Value, ""), "$1$2()");
        var source = match.Groups["file"].Success ? Path.GetFileName(match.Groups["file"].Value) : "";
        if (!_sources.ContainsKey(source))
        {
            trace.Add($"   at {method}");
            return;
        }
        var number = int.Parse(match.Groups["line"].Value, CultureInfo.InvariantCulture);
        var isFirst = line is null && source == cell;
        if (isFirst)
            line = number;
        var place = $"{source}, line {number}";
        trace.Add(method.StartsWith('<') ? $"   at {place}" : $"   at {method} in {place}");
        if (isFirst)
            trace.AddRange(Quote(source, number));
    }

    private string MessageOf(Diagnostic error)
    {
        var message = error.GetMessage(CultureInfo.InvariantCulture);
        if (error.Id != "CS0006")
            return mask.Apply(message);
        var reference = Quoted().Match(message).Groups[1].Value;
        if (reference.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase))
            return $"#r \"{reference}\": packages cannot be loaded here; reference a built assembly by path, #r \"path/to.dll\"";
        var isBuilt = reference.Split('/', '\\').Contains("artifacts");
        var advice = isBuilt ? "`dotnet build` in the repository's folder makes it" : $"the path counts from the notebook's folder, {Path.GetFileName(folder)}";
        return $"#r \"{reference}\": there is no such file; {advice}";
    }

    private IEnumerable<string> Quote(string source, int line, int column = 0, int width = 0)
    {
        if (!_sources.TryGetValue(source, out var lines) || line < 1 || line > lines.Length)
            yield break;
        var text = lines[line - 1].TrimEnd('\r').Replace('\t', ' ');
        yield return $"    {text}";
        if (column > 0)
            yield return $"    {new string(' ', Math.Min(column - 1, text.Length))}{new string('^', Math.Clamp(width, 1, Math.Max(1, text.Length - column + 1)))}";
    }

    // The script engine and this runner stand between any two cells; they tell a reader nothing.
    private static bool IsPlumbing(string method) =>
        method.StartsWith("Microsoft.CodeAnalysis.Scripting.", StringComparison.Ordinal)
        || method.StartsWith("NotebookRunner.", StringComparison.Ordinal)
        || method.StartsWith("System.Runtime.ExceptionServices.", StringComparison.Ordinal)
        || method.StartsWith("System.Runtime.CompilerServices.", StringComparison.Ordinal);

    [GeneratedRegex(@"^at (?<method>.+?)(?: in (?<file>.+):line (?<line>\d+))?$")]
    private static partial Regex Frame();

    [GeneratedRegex(@"Submission#\d+[.+]")]
    private static partial Regex Submission();

    // The compiler's own names of asynchronous methods and local functions.
    [GeneratedRegex(@"^<(\w+)>d__\d+\.MoveNext\(\)$|^.*g__(\w+)\|[\d_]+\(.*\)$")]
    private static partial Regex Generated();

    [GeneratedRegex("'([^']*)'")]
    private static partial Regex Quoted();
}
