using System.Net;
using Plotly.NET;

namespace NotebookLib.Charts;

/// <summary>HTML around a chart.</summary>
internal static class ChartHtml
{
    public static string Fragment(GenericChart chart) => $"""
        <div data-chart="{WebUtility.HtmlEncode(GenericChart.toFigureJson(chart))}" style="position:relative;max-width:100%;overflow-x:auto;overflow-y:hidden"></div>
        <script>{PlotlyScript.Text}</script>

        """;

    public static string Describe(GenericChart chart) => $"Chart of {GenericChart.getTraces(chart).Count()} traces";
}
