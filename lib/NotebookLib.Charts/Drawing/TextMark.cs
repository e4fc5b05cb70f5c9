using Plotly.NET.LayoutObjects;

namespace NotebookLib.Charts.Drawing;

/// <summary>A text at a place of the figure, or at a data point of a panel and some pixels off.</summary>
internal sealed class TextMark : IMark
{
    private readonly Point _at;
    private readonly string _text;
    private readonly TextStyle _style;
    private readonly Panel? _panel;
    private readonly (double X, double Y) _data;
    private readonly (double Right, double Down) _shift;

    public TextMark(Point at, string text, TextStyle style) => (_at, _text, _style) = (at, text, style);

    public TextMark(Panel panel, double x, double y, double right, double down, string text, TextStyle style)
        : this(new Point(panel.PixelX(x) + right, panel.PixelY(y) + down), text, style) =>
        (_panel, _data, _shift) = (panel, (x, y), (right, down));

    public void Draw(SvgWriter svg) => svg.Text(_at, _text, _style);

    public void AddTo(PlotlyChart chart)
    {
        var annotation = new Annotation();
        if (_panel is null)
        {
            annotation.With("xref", "paper").With("yref", "paper").With("x", chart.X(_at.X)).With("y", chart.Y(_at.Y));
        }
        else
        {
            annotation.With("xref", _panel.XId).With("yref", _panel.YId).With("x", _panel.X.Annotated(_data.X)).With("y", _panel.Y.Annotated(_data.Y))
                .With("xshift", PlotlyValue.Number(_shift.Right)).With("yshift", PlotlyValue.Number(-_shift.Down));
        }
        var content = PlotlyValue.Text(_text);
        var side = _style.Anchor switch { Anchor.Middle => "center", Anchor.End => "right", _ => "left" };
        annotation.With("text", _style.Bold ? $"<b>{content}</b>" : content).With("xanchor", side).With("yanchor", "middle").With("align", side)
            .With("showarrow", false).With("font", PlotlyValue.Font(_style.Size, _style.Colour));
        if (_style.TurnDegrees != 0) annotation.With("textangle", _style.TurnDegrees);
        chart.Annotations.Add(annotation);
    }
}
