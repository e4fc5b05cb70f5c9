using NotebookLib.Charts;

namespace NotebookRunner.Html;

/// <summary>The one script that a page runs: it makes the figures of this library interactive. Every figure brings it; a page has it once.</summary>
internal static class OwnScript
{
    /// <summary>Elements with this attribute are figures.</summary>
    public const string FigureMark = "data-chart=\"";

    private static readonly string Element = $"<script>{PlotlyScript.Text}</script>";

    /// <summary>The policy of a page: nothing is loaded from elsewhere but pictures, and no script runs but this one and what it loads.</summary>
    public static string Policy =>
        $"default-src 'none'; script-src '{PlotlyScript.TextHash}' 'strict-dynamic'; style-src 'unsafe-inline'; img-src data: blob: https: 'self'; "
        + "base-uri 'none'; form-action 'none'";

    /// <summary>Name of the copy of plotly.js that lies beside the index.</summary>
    public static string PlotlyFile => $"plotly-{PlotlyScript.Version}.min.js";

    /// <summary>HTML of an output without the script that figures bring.</summary>
    public static string Without(string html) => html.Replace(Element, "", StringComparison.Ordinal);

    /// <summary>The script's element when a page has figures, else nothing.</summary>
    public static string For(string body) => HasFigures(body) ? Element + "\n" : "";

    public static bool HasFigures(string body) => body.Contains(FigureMark, StringComparison.Ordinal);
}
