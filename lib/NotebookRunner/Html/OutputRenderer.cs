using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NotebookRunner.Notebooks;
using NotebookRunner.Printing;

namespace NotebookRunner.Html;

/// <summary>Renders the outputs of a cell, as nbformat has them.</summary>
internal sealed partial class OutputRenderer(MarkdownRenderer markdown, PageSanitizer sanitizer)
{
    private static readonly string[] Preferred =
        ["text/html", "image/svg+xml", "image/png", "image/jpeg", "image/gif", "image/webp", "text/markdown", "text/latex", "text/plain", "application/json"];

    public string ToHtml(JsonNode? output, PageLinks links)
    {
        if (output is not JsonObject members)
            return "";
        return Text(members["output_type"]) switch
        {
            "stream" => Stream(Text(members["name"]), MultilineText.Join(members["text"])),
            "error" => Error(members),
            "display_data" or "execute_result" when members["data"] is JsonObject data => Data(data, links),
            _ => "",
        };
    }

    /// <summary>A note on what was left out of a cell.</summary>
    public static string Note(string dropped) =>
        dropped.Length == 0 ? "" : $"<p class=\"out note\">Left out of this page, which runs and loads only what is its own: {Encode(dropped)}.</p>";

    private static string Stream(string name, string text) =>
        text.Length == 0 ? "" : $"<pre class=\"out {(name == "stderr" ? "stderr" : "stdout")}\">{Encode(AsTerminal(text))}</pre>";

    private static string Error(JsonObject error)
    {
        var trace = error["traceback"] is JsonArray lines ? string.Join('\n', lines.Select(Text)) : "";
        var heading = $"{Text(error["ename"])}: {Text(error["evalue"])}";
        if (trace.StartsWith(heading, StringComparison.Ordinal))
            trace = trace[heading.Length..].TrimStart('\n');
        return $"<div class=\"out error\" role=\"alert\"><strong>{Encode(heading)}</strong>"
            + (trace.Length > 0 ? $"<pre>{Encode(AsTerminal(trace))}</pre>" : "") + "</div>";
    }

    private string Data(JsonObject data, PageLinks links)
    {
        var mimeType = Preferred.FirstOrDefault(data.ContainsKey);
        if (mimeType is null)
            return $"<p class=\"out note\">No view of {Encode(string.Join(", ", data.Select(pair => pair.Key)))} in a page.</p>";
        var text = mimeType == "application/json" ? data[mimeType]?.ToJsonString() ?? "null" : MultilineText.Join(data[mimeType]);
        switch (mimeType)
        {
            case "text/html":
                var html = sanitizer.Clean(OwnScript.Without(FormatterStyle().Replace(text, "")), links, out var dropped);
                return $"<div class=\"out html\">{html}</div>{Note(dropped)}";
            case "text/markdown" or "text/latex":
                return $"<div class=\"out text\">{markdown.ToHtml(text, links, out var left)}</div>{Note(left)}";
            case "image/svg+xml":
                return Picture(ImageData.FromText(mimeType, text), data);
            case "text/plain" or "application/json":
                return $"<pre class=\"out plain\">{Encode(text)}</pre>";
            default:
                return ImageData.FromBase64(mimeType, text) is { } picture
                    ? Picture(picture, data)
                    : $"<p class=\"out note\">A picture of type {Encode(mimeType)} whose data are not base64.</p>";
        }
    }

    private static string Picture(string source, JsonObject data)
    {
        var alternative = data.ContainsKey("text/plain") ? MultilineText.Join(data["text/plain"]) : "Picture drawn by the cell above";
        return $"<div class=\"out html\"><img src=\"{source}\" alt=\"{Encode(alternative)}\"></div>";
    }

    // What a terminal would show in the end; colours are dropped.
    private static string AsTerminal(string text) => TerminalText.Of(EscapeSequence().Replace(text, ""));

    private static string Text(JsonNode? node) => node is null ? "" : node.ToString();

    private static string Encode(string text) => WebUtility.HtmlEncode(text);

    [GeneratedRegex(@"\u001b\[[0-9;?]*[A-Za-z]")]
    private static partial Regex EscapeSequence();

    // Every table of the kernel's formatter brings the same style sheet; the page has one for all.
    [GeneratedRegex(@"<style>\s*\.dni-code-hint \{[^<]*</style>")]
    private static partial Regex FormatterStyle();
}
