namespace NotebookLib.Common.Drawing;

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
    public double Width(string text) => text.Split('\n').Max(line => TextMeasure.Width(line, Size, Bold));
}

/// <summary>How an area and its outline are painted; <c>null</c> paints nothing. Dashes as lengths in pixels: "5 3".</summary>
internal sealed record Paint(string? Fill = null, string? Stroke = null, double Width = 1, string? Dash = null, double Opacity = 1);
