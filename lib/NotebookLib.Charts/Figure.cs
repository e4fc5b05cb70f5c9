using System.Text.Json.Nodes;
using NotebookLib.Common;

namespace NotebookLib.Charts;

/// <summary>
/// A figure in two forms that look the same: a static picture (SVG), seen wherever a notebook is read, and a Plotly figure (JSON), which
/// takes the picture's place where scripts run and plotly.js can be loaded. Never changes. As the last expression of a cell it shows itself.
/// </summary>
[TypeFormatterSource(typeof(FigureFormatterSource), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed class Figure
{
    private readonly JsonObject _plotly;

    internal Figure(string title, string altText, int width, int height, string svg, JsonObject plotly)
    {
        Title = title;
        AltText = altText;
        Width = width;
        Height = height;
        Svg = svg;
        _plotly = plotly;
    }

    /// <summary>The heading, as drawn.</summary>
    public string Title { get; }

    /// <summary>What the figure shows, in words and with its main numbers, for readers who cannot see it.</summary>
    public string AltText { get; }

    /// <summary>Width of both forms, in CSS pixels.</summary>
    public int Width { get; }

    /// <summary>Height of both forms, in CSS pixels.</summary>
    public int Height { get; }

    /// <summary>The static picture: one <c>svg</c> element without scripts, style sheets, ids or outside references.</summary>
    public string Svg { get; }

    /// <summary>
    /// A copy of the Plotly figure: <c>data</c>, <c>layout</c>, <c>config</c> and, for a figure with steps, <c>frames</c>, as
    /// <c>Plotly.newPlot</c> takes them.
    /// </summary>
    public JsonObject Plotly => (JsonObject)_plotly.DeepClone();

    /// <summary>The Plotly figure as compact JSON.</summary>
    public string ToPlotlyJson() => _plotly.ToJsonString();

    /// <summary>HTML that shows the static picture and, where it can, the interactive figure in its place.</summary>
    public string ToHtml() => FigureHtml.Fragment(this);

    /// <summary>Writes the static picture to a file, whole or not at all.</summary>
    /// <param name="path">Path of the file, usually ending in <c>.svg</c>; an existing file is replaced.</param>
    /// <exception cref="IOException">The folder does not exist, or writing failed.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only, or the folder cannot be written.</exception>
    public void SaveSvg(string path) => WholeFile.Write(path, Svg);

    /// <summary>Writes an HTML page with the figure to a file, whole or not at all.</summary>
    /// <param name="path">Path of the file, usually ending in <c>.html</c>; an existing file is replaced.</param>
    /// <exception cref="IOException">The folder does not exist, or writing failed.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only, or the folder cannot be written.</exception>
    public void SaveHtml(string path) => WholeFile.Write(path, FigureHtml.Page(this));

    /// <summary>The description of the figure.</summary>
    public override string ToString() => AltText;
}
