using NotebookRunner.Protocol;

namespace NotebookRunner.Worker;

/// <summary>The texts that were given to the compiler, by the file names they were given: where an error is, in the reader's terms.</summary>
internal sealed class Submissions
{
    private readonly Dictionary<string, Submission> _byName = new(StringComparer.Ordinal);
    private readonly Stack<Source> _sources = new();
    private Source _cell = new("", []);
    private int _next;

    /// <summary>What is read by the compiler now: a cell, or a file that it imports.</summary>
    public string Current => Top.Name;

    private Source Top => _sources.TryPeek(out var file) ? file : _cell;

    public void BeginCell(WorkerCell cell)
    {
        _sources.Clear();
        _cell = new Source($"Cell {cell.Number}", Lines(cell.Code));
        _next = 0;
    }

    public void BeginFile(string name, string text)
    {
        _sources.Push(new Source(name, Lines(text)));
        _next = 0;
    }

    public void EndFile()
    {
        _sources.TryPop(out _);
        _next = 0;
    }

    /// <summary>A file name for a piece of the current source; the same for the whole of it as its reader's name.</summary>
    public string NameOf(string code)
    {
        var lines = Lines(code);
        var source = Top;
        var map = new int[lines.Length];
        for (var i = 0; i < lines.Length; i++)
        {
            var found = Array.IndexOf(source.Lines, lines[i], Math.Min(_next, source.Lines.Length));
            map[i] = found < 0 ? Math.Min(_next, Math.Max(0, source.Lines.Length - 1)) : found;
            _next = found < 0 ? _next : found + 1;
        }
        var isWhole = map.Length == source.Lines.Length;
        var name = source.Name;
        for (var part = 1; !isWhole && _byName.ContainsKey(name); part++)
            name = $"{source.Name} part {part}";
        _byName[name] = new Submission(source, map);
        return name;
    }

    /// <summary>The reader's name of a file name and line from 1, or null when it is none of these.</summary>
    public (string Name, int Line)? Place(string name, int line) =>
        _byName.TryGetValue(Path.GetFileName(name), out var found) ? (found.Source.Name, line >= 1 && line <= found.Map.Length ? found.Map[line - 1] + 1 : line) : null;

    /// <summary>A line of a source by its reader's name, or null.</summary>
    public string? Line(string name, int line)
    {
        var lines = name == _cell.Name ? _cell.Lines : _byName.GetValueOrDefault(name)?.Source.Lines;
        return lines is not null && line >= 1 && line <= lines.Length ? lines[line - 1] : null;
    }

    /// <summary>Line from 1 of the current source that begins with a text, or null.</summary>
    public int? LineOf(string beginning) =>
        Array.FindIndex(Top.Lines, line => line.StartsWith(beginning, StringComparison.Ordinal)) is var found and >= 0 ? found + 1 : null;

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").Split('\n');

    private sealed record Source(string Name, string[] Lines);

    private sealed record Submission(Source Source, int[] Map);
}
