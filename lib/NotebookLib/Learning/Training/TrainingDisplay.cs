using System.Globalization;
using NotebookLib.Common;

namespace NotebookLib.Learning;

/// <summary>
/// A line for a notebook that tells how training goes, with a bar under it. When the run ends, no time or speed stays in it, so
/// that the same run leaves the same output. <c>Notebook.ShowTraining()</c> of NotebookLib.Charts shows one that moves.
/// </summary>
[TypeFormatterSource(typeof(TrainingDisplayFormatters), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed class TrainingDisplay : IProgress<TrainingProgress>
{
    /// <summary>The latest report; <c>null</c> before the first.</summary>
    public TrainingProgress? Latest { get; private set; }

    /// <summary>Takes a report.</summary>
    /// <param name="value">Where the run stands.</param>
    public void Report(TrainingProgress value) => Latest = value;

    /// <summary>The line as plain text.</summary>
    public override string ToString() => Latest is { } progress ? TrainingLine.Describe(progress) : "Training has not started.";

    /// <summary>The line as HTML, with a bar.</summary>
    internal string ToHtml()
    {
        var percent = (100 * (Latest?.Fraction ?? 0)).ToString("0.#", CultureInfo.InvariantCulture);
        var text = ToString().Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
        // Inline styles and transparent greys: right on light and dark pages, and the text alone stays where styles are stripped.
        const string Rail = "height:4px;margin-top:4px;border-radius:2px;background:rgba(128,128,128,.25)";
        return $"""
            <div style="font-variant-numeric:tabular-nums;max-width:62em"><div>{text}</div>
            <div role="progressbar" aria-label="Training" aria-valuenow="{percent}" aria-valuemin="0" aria-valuemax="100" style="{Rail}">
            <div style="height:4px;width:{percent}%;border-radius:2px;background:#0072b2"></div></div></div>
            """;
    }
}
