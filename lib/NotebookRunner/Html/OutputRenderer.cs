using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NotebookRunner.Notebooks;

namespace NotebookRunner.Html;

/// <summary>Renders the outputs of a cell, as nbformat has them.</summary>
internal static partial class OutputRenderer
{
    private static readonly string[] Preferred =
        ["text/html", "image/svg+xml", "image/png", "image/jpeg", "image/gif", "text/markdown", "text/latex", "text/plain", "application/json"];

    public static string ToHtml(JsonNode? output, MarkdownRenderer markdown) => output?["output_type"]?.ToString() switch
    {
        "stream" => Stream(output["name"]?.ToString() ?? "stdout", MultilineText.Join(output["text"])),
        "error" => Error(output),
        "display_data" or "execute_result" => output["data"] is JsonObject data ? Data(data, markdown) : "",
        _ => "",
    };

    private static string Stream(string name, string text) =>
        text.Length == 0 ? "" : $"<pre class=\"out {(name == "stderr" ? "stderr" : "stdout")}\">{Encode(AsTerminal(text))}</pre>";

    private static string Error(JsonNode error)
    {
        var trace = error["traceback"] is JsonArray lines ? string.Join('\n', lines.Select(line => line?.ToString())) : "";
        var heading = $"{error["ename"]}: {error["evalue"]}";
        if (trace.StartsWith(heading, StringComparison.Ordinal))
            trace = trace[heading.Length..].TrimStart('\n');
        return $"<div class=\"out error\" role=\"alert\"><strong>{Encode(heading)}</strong>"
            + (trace.Length > 0 ? $"<pre>{Encode(AsTerminal(trace))}</pre>" : "") + "</div>";
    }

    private static string Data(JsonObject data, MarkdownRenderer markdown)
    {
        var mimeType = Preferred.FirstOrDefault(data.ContainsKey);
        if (mimeType is null)
            return $"<p class=\"out note\">No view of {Encode(string.Join(", ", data.Select(pair => pair.Key)))} in a page.</p>";
        var text = data[mimeType] is JsonObject or JsonValue { } && mimeType == "application/json"
            ? data[mimeType]!.ToJsonString()
            : MultilineText.Join(data[mimeType]);
        return mimeType switch
        {
            "text/html" => $"<div class=\"out html\">{FormatterStyle().Replace(text, "")}</div>",
            "image/svg+xml" => $"<div class=\"out html\">{text}</div>",
            "text/markdown" => $"<div class=\"out text\">{markdown.ToHtml(text)}</div>",
            "text/latex" => $"<div class=\"out text\">{markdown.ToHtml(text)}</div>",
            _ when mimeType.StartsWith("image/", StringComparison.Ordinal) =>
                $"<div class=\"out html\"><img src=\"data:{mimeType};base64,{text.Trim()}\" alt=\"{Encode(Alternative(data))}\"></div>",
            _ => $"<pre class=\"out plain\">{Encode(text)}</pre>",
        };
    }

    private static string Alternative(JsonObject data) => data.ContainsKey("text/plain") ? MultilineText.Join(data["text/plain"]) : "Picture drawn by the cell above";

    // What a terminal would show in the end: a carriage return starts the line anew; colours are dropped.
    private static string AsTerminal(string text)
    {
        text = EscapeSequence().Replace(text, "").Replace("\r\n", "\n", StringComparison.Ordinal);
        if (!text.Contains('\r', StringComparison.Ordinal))
            return text;
        var lines = text.Split('\n').Select(line => line.TrimEnd('\r').Split('\r').Aggregate("", (shown, next) => shown.Length > next.Length ? next + shown[next.Length..] : next));
        return string.Join('\n', lines);
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);

    [GeneratedRegex(@"\u001b\[[0-9;?]*[A-Za-z]")]
    private static partial Regex EscapeSequence();

    // Every table of the kernel's formatter brings the same style sheet; the page has one for all.
    [GeneratedRegex(@"<style>\s*\.dni-code-hint \{.*?</style>", RegexOptions.Singleline)]
    private static partial Regex FormatterStyle();
}
