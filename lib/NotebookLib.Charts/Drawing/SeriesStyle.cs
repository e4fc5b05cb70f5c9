using NotebookLib.Common.Drawing;

namespace NotebookLib.Charts.Drawing;

/// <summary>How a series of points is drawn.</summary>
internal sealed record SeriesStyle(string Name, string Colour)
{
    /// <summary>Name in the legend, on one line.</summary>
    public string Name { get; init; } = DisplayText.OneLine(Name);

    /// <summary>Width of the line, in pixels; 0 draws none.</summary>
    public double LineWidth { get; init; } = Theme.LineWidth;

    public string? Dash { get; init; }

    public MarkerShape Marker { get; init; } = MarkerShape.None;

    public double MarkerSize { get; init; } = Theme.MarkerSize;

    /// <summary>Whether markers are outlined and white inside.</summary>
    public bool Hollow { get; init; }

    /// <summary>Whether plotly.js lists the series in its legend; one of several series of a name is enough.</summary>
    public bool InLegend { get; init; }

    /// <summary>What plotly.js shows at a point, in its template language.</summary>
    public string Hover { get; init; } = "%{y}";
}
