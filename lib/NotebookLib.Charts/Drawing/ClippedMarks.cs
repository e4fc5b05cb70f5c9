namespace NotebookLib.Charts.Drawing;

/// <summary>Marks of a panel whose drawing ends at its edges.</summary>
/// <param name="area">Where they may draw.</param>
/// <param name="marks">The marks, the first one lowest.</param>
internal sealed class ClippedMarks(Box area, IReadOnlyList<IMark> marks) : IMark
{
    public void Draw(SvgWriter svg)
    {
        svg.BeginClip(area);
        foreach (var mark in marks) mark.Draw(svg);
        svg.EndClip();
    }

    // plotly.js cuts at the axes by itself.
    public void AddTo(PlotlyChart chart)
    {
        foreach (var mark in marks) mark.AddTo(chart);
    }
}
