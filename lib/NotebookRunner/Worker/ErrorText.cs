using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using NotebookRunner.Protocol;

namespace NotebookRunner.Worker;

/// <summary>Turns diagnostics and exceptions into what a reader of the notebook sees: cell, line, source line, short calls.</summary>
internal sealed partial class ErrorText(Submissions submissions, PathMask mask, string folder)
{
    private const int TraceLimit = 40;
    private const int LongestText = 10_000;
    private const int LongestQuote = 200;

    private string Cell => submissions.Current;

    /// <summary>A cell in a language that the runner does not have.</summary>
    public CellError OfLanguage(WorkerCell cell, IEnumerable<string> known)
    {
        var message = $"the cell is in '{cell.Language}'; this runner has {string.Join(", ", known)}";
        return new CellError("LanguageError", message, [$"{Cell}: {message}"], null);
    }

    /// <summary>What the kernel says without an exception, for example of a magic command: one or more "(line,column): error ID: text".</summary>
    public CellError OfMessage(string text)
    {
        var match = KernelMessage().Match(text);
        if (!match.Success)
            return new CellError("KernelError", Short(text), [$"{Cell}: {Short(text)}"], null);
        var line = int.Parse(match.Groups["line"].Value, CultureInfo.InvariantCulture);
        var message = Short(match.Groups["text"].Value).TrimEnd('.');
        if (match.Groups["id"].Value == "DNI101")
            message += "; this runner knows #!csharp, #!html, #!markdown, #!javascript, #!value, #!import, #!time, #!who, #!whos, #!share and #!set";
        return OfLine(message, line);
    }

    public CellError OfDirective(DirectiveException problem) => OfLine(problem.Message, submissions.LineOf(problem.Directive) ?? 1);

    private CellError OfLine(string message, int line) =>
        new("MagicCommandError", message, [$"{Cell}, line {line}: {message}", .. Quote(Cell, line)], line);

    public CellError OfCompilation(IReadOnlyList<Diagnostic> diagnostics)
    {
        var errors = diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        var trace = new List<string>();
        int? firstLine = null;
        string? firstMessage = null;
        foreach (var error in errors.Take(TraceLimit))
        {
            var span = error.Location.GetLineSpan();
            var (source, line) = submissions.Place(span.Path ?? "", span.StartLinePosition.Line + 1) ?? (Cell, span.StartLinePosition.Line + 1);
            var column = span.StartLinePosition.Character + 1;
            var message = MessageOf(error);
            firstMessage ??= message;
            if (source.StartsWith("Cell ", StringComparison.Ordinal))
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

    public CellError OfException(Exception exception)
    {
        while (exception is AggregateException { InnerExceptions.Count: 1 } or System.Reflection.TargetInvocationException { InnerException: not null })
            exception = exception.InnerException!;
        var trace = new List<string>();
        int? line = null;
        for (var at = exception; at is not null; at = at.InnerException)
        {
            trace.Add($"{(at == exception ? "" : "caused by ")}{at.GetType().Name}: {MessageOf(at)}");
            foreach (var frame in (at.StackTrace ?? "").Split('\n'))
                AddFrame(trace, frame.Trim(), ref line);
        }
        if (trace.Count > TraceLimit)
            trace = [.. trace.Take(TraceLimit), $"and {trace.Count - TraceLimit} more lines"];
        return new CellError(exception.GetType().Name, MessageOf(exception), trace, line);
    }

    private void AddFrame(List<string> trace, string frame, ref int? line)
    {
        var match = Frame().Match(frame);
        if (!match.Success || IsPlumbing(match.Groups["method"].Value))
            return;
        var method = Generated().Replace(Submission().Replace(match.Groups["method"].Value, ""), "$1$2()");
        var file = match.Groups["file"].Success ? match.Groups["file"].Value : "";
        if (!int.TryParse(match.Groups["line"].Value, CultureInfo.InvariantCulture, out var number) || submissions.Place(file, number) is not { } place)
        {
            trace.Add($"   at {method}");
            return;
        }
        var isFirst = line is null && place.Name == Cell;
        if (isFirst)
            line = place.Line;
        trace.Add(method.StartsWith('<') ? $"   at {place.Name}, line {place.Line}" : $"   at {method} in {place.Name}, line {place.Line}");
        if (isFirst)
            trace.AddRange(Quote(place.Name, place.Line));
    }

    // Exceptions of a cell may have any message, or none.
    private string MessageOf(Exception exception)
    {
        try
        {
            return mask.Apply(Short(exception.Message ?? ""));
        }
        catch (Exception problem)
        {
            return $"(its message cannot be read: {problem.GetType().Name})";
        }
    }

    private static string Short(string text) => text.Length <= LongestText
        ? text
        : text[..LongestText] + string.Create(CultureInfo.InvariantCulture, $" … ({text.Length - LongestText:N0} more characters)");

    private string MessageOf(Diagnostic error)
    {
        var message = error.GetMessage(CultureInfo.InvariantCulture);
        if (error.Id != "CS0006")
            return mask.Apply(message);
        var reference = Quoted().Match(message).Groups[1].Value;
        if (reference.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase))
            return $"#r \"{reference}\": {NotebookKernel.NoPackages}";
        var isBuilt = reference.Split('/', '\\').Contains("artifacts");
        var advice = isBuilt ? "`dotnet build` in the repository's folder makes it" : $"the path counts from the notebook's folder, {Path.GetFileName(folder)}";
        return $"#r \"{reference}\": there is no such file; {advice}";
    }

    private IEnumerable<string> Quote(string source, int line, int column = 0, int width = 0)
    {
        if (submissions.Line(source, line)?.Replace('\t', ' ') is not { } text)
            yield break;
        if (text.Length > LongestQuote)
            text = text[..LongestQuote] + " …";
        yield return $"    {text}";
        if (column > 0)
            yield return $"    {new string(' ', Math.Min(column - 1, text.Length))}{new string('^', Math.Clamp(width, 1, Math.Max(1, text.Length - column + 1)))}";
    }

    // The script engine and this runner stand between any two cells; they tell a reader nothing.
    private static bool IsPlumbing(string method) =>
        method.StartsWith("Microsoft.CodeAnalysis.Scripting.", StringComparison.Ordinal)
        || method.StartsWith("Microsoft.DotNet.Interactive.", StringComparison.Ordinal)
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

    [GeneratedRegex(@"^\((?<line>\d+),\d+\): error (?<id>\w+): (?<text>[^\n]*)")]
    private static partial Regex KernelMessage();

    [GeneratedRegex("'([^']*)'")]
    private static partial Regex Quoted();
}
