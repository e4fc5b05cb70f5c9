using System.Net;
using KernelTests.Notebooks;
using KernelTests.Tool;

namespace KernelTests;

/// <summary>
/// Writes what each cell showed to pages that a person can look at: set NOTEBOOKLIB_KERNEL_DUMP to a folder before running the tests.
/// </summary>
internal static class Dump
{
    public static void Write(string notebook, IReadOnlyList<(CommittedCell Cell, CellRun Run)> runs)
    {
        if (Environment.GetEnvironmentVariable("NOTEBOOKLIB_KERNEL_DUMP") is not { Length: > 0 } folder) return;
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, notebook + ".html"), $"""
            <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{notebook}</title></head><body>
            {string.Join("\n", runs.Select(run => Page(run.Cell, run.Run)))}
            </body></html>
            """);
    }

    private static string Page(CommittedCell cell, CellRun run) => $"""
        <h3>{cell.Id}</h3><pre style="background:#eee">{WebUtility.HtmlEncode(cell.Source)}</pre>
        {string.Join("\n", run.Outputs.Select(Page))}
        {(run.Error is null ? "" : $"<pre style=\"color:#c00\">{WebUtility.HtmlEncode(run.Error)}</pre>")}
        """;

    private static string Page(CellOutput output) => $"""
        <div>{output.Kind}, {string.Join(", ", output.Last.Keys)}, {output.States.Count} states: {WebUtility.HtmlEncode(string.Join(" | ",
            output.States.Count > 1 ? output.States.Select(state => state.GetValueOrDefault("text/plain")) : []))}</div>
        {(output.Html.Length > 0 ? output.Html : $"<pre>{WebUtility.HtmlEncode(output.Text)}</pre>")}
        """;
}
