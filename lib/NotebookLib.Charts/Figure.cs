using NotebookLib.Common;
using Plotly.NET;

namespace NotebookLib.Charts;

/// <summary>
/// A figure in two forms that look the same: a static picture (SVG), seen wherever a notebook is read, and a Plotly.NET chart, which takes the
/// picture's place where scripts run and plotly.js can be loaded. Never changes. As the last expression of a cell it shows itself.
/// </summary>
[TypeFormatterSource(typeof(FigureFormatters), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed class Figure
{
    private readonly Func<GenericChart> _makeChart;

    internal Figure(string title, string altText, int width, int height, string svg, Func<GenericChart> makeChart)
    {
        Title = title;
        AltText = DisplayText.OneLine(altText);
        Width = width;
        Height = height;
        Svg = svg;
        _makeChart = makeChart;
    }

    /// <summary>The heading, as drawn.</summary>
    public string Title { get; }

    /// <summary>What the figure shows, in words and with its main numbers, for readers who cannot see it.</summary>
    public string AltText { get; }

    /// <summary>Width of the picture, in CSS pixels.</summary>
    public int Width { get; }

    /// <summary>Height of the picture, in CSS pixels.</summary>
    public int Height { get; }

    /// <summary>The static picture: one <c>svg</c> element without scripts, ids or outside references; it follows light and dark pages.</summary>
    public string Svg { get; }

    /// <summary>
    /// The interactive form, made anew on every call: change it, restyle it, combine it with charts of your own (<c>Chart.combine</c>,
    /// <c>Chart.Grid</c>) or save it; the figure stays as it is.
    /// </summary>
    public GenericChart Chart => _makeChart();

    /// <summary>The same figure with all that it hides, to be opened by the reader; null where it hides nothing.</summary>
    public Figure? Answer { get; internal init; }

    /// <summary>HTML that shows the static picture and, where it can, the interactive chart in its place.</summary>
    public string ToHtml() => ChartHtml.Fragment(this);

    /// <summary>Writes the static picture to a file, whole or not at all.</summary>
    /// <param name="path">Path of the file, usually ending in <c>.svg</c>; an existing file is replaced.</param>
    /// <exception cref="IOException">The folder does not exist, or writing failed.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only, or the folder cannot be written.</exception>
    public void SaveSvg(string path) => WholeFile.Write(path, Svg);

    /// <summary>
    /// Writes an HTML page with the figure to a file, whole or not at all. The page holds plotly.js (3.6 MB) and is interactive without a network.
    /// </summary>
    /// <param name="path">Path of the file, usually ending in <c>.html</c>; an existing file is replaced.</param>
    /// <exception cref="IOException">The folder does not exist, or writing failed.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only, or the folder cannot be written.</exception>
    public void SaveHtml(string path) => WholeFile.Write(path, ChartHtml.Page(Title, ToHtml()));

    /// <summary>The description of the figure.</summary>
    public override string ToString() => AltText;
}
