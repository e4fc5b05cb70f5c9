using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace NotebookRunner.Notebooks;

/// <summary>A notebook file in memory; unknown parts stay as they are.</summary>
internal sealed class NotebookDocument
{
    private readonly JsonObject _root;
    private readonly JsonLayout _layout;

    private NotebookDocument(JsonObject root, JsonLayout layout)
    {
        _root = root;
        _layout = layout;
        Cells = NotebookChecks.Cells(root);
    }

    public IReadOnlyList<NotebookCell> Cells { get; }

    /// <summary>The code cells that have code and are not to be skipped, in the order they run.</summary>
    public IEnumerable<NotebookCell> RunnableCells => Cells.Where(cell => cell.IsCode && !cell.IsSkipped && !string.IsNullOrWhiteSpace(cell.Source));

    /// <summary>First heading of the notebook, or null.</summary>
    public string? Title => Cells
        .Where(cell => cell.Kind == "markdown")
        .SelectMany(cell => cell.Source.Split('\n'))
        .FirstOrDefault(line => line.StartsWith("# ", StringComparison.Ordinal))?[2..].Trim();

    /// <exception cref="NotebookException">The bytes are no C# notebook of nbformat 4.</exception>
    public static NotebookDocument Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(Encoding.Unicode.Preamble) || bytes.StartsWith(Encoding.BigEndianUnicode.Preamble))
            throw new NotebookException("it is UTF-16; a notebook is UTF-8");
        if (bytes.Trim(" \t\r\n"u8).IsEmpty)
            throw new NotebookException("it is not valid JSON: the file is empty");
        if (!Utf8.IsValid(bytes))
            throw new NotebookException("it is not valid JSON: it is not UTF-8, which a notebook is");
        var root = ParseJson(bytes);
        return new NotebookDocument(
            root as JsonObject ?? throw new NotebookException("it is JSON, but no notebook: a notebook is an object with \"cells\""), JsonLayout.Of(bytes));
    }

    /// <summary>The file's text, laid out as it was.</summary>
    public string ToJson() => NotebookJson.Write(_root, _layout);

    private static JsonNode? ParseJson(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var root = NotebookJson.Parse(utf8);
            NotebookChecks.ReadTexts(root);
            return root;
        }
        catch (InvalidOperationException)
        {
            throw new NotebookException("it is not valid JSON: a text in it holds half of a pair of surrogates (\\ud800 to \\udfff), which stands for no character");
        }
        catch (JsonException problem) when (problem.Message.Contains("maximum configured depth", StringComparison.Ordinal))
        {
            throw new NotebookException($"its JSON is nested deeper than {NotebookJson.MaxDepth} levels; no notebook needs that");
        }
        catch (JsonException problem)
        {
            var place = problem.LineNumber is { } line ? $"line {line + 1}, byte {problem.BytePositionInLine + 1}: " : "";
            var end = problem.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
            throw new NotebookException($"it is not valid JSON: {place}{(end < 0 ? problem.Message : problem.Message[..end]).TrimEnd('.')}");
        }
    }
}
