namespace NotebookLib.Charts.Drawing;

/// <summary>Something drawn on a figure. It is described once, by its own values, and shows itself in both forms of the figure.</summary>
internal interface IMark
{
    /// <summary>Draws the mark on the static picture.</summary>
    void Draw(SvgWriter svg);

    /// <summary>Adds the mark to the Plotly.NET chart.</summary>
    void AddTo(PlotlyChart chart);
}
