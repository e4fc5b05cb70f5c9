namespace NotebookLib.Charts.Drawing;

/// <summary>A place in the figure, in pixels from the top left corner.</summary>
internal readonly record struct Point(double X, double Y);

/// <summary>Which part of a text stands at its x coordinate.</summary>
internal enum Anchor
{
    Start,
    Middle,
    End,
}

/// <summary>How a text is written. Its y coordinate is always the middle of its lines.</summary>
internal sealed record TextStyle(double Size = Theme.TextSize, string Colour = Theme.Ink, bool Bold = false, Anchor Anchor = Anchor.Start, double TurnDegrees = 0)
{
    public double Width(string text) => text.Split('\n').Max(line => FontMetrics.Width(line, Size, Bold));
}

/// <summary>How an area and its outline are painted; <c>null</c> paints nothing. Dashes as lengths in pixels: "5 3".</summary>
internal sealed record Paint(string? Fill = null, string? Stroke = null, double Width = 1, string? Dash = null, double Opacity = 1);

/// <summary>How a series of points is drawn.</summary>
internal sealed record SeriesStyle(string Name, string Colour)
{
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
