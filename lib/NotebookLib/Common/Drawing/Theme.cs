namespace NotebookLib.Common.Drawing;

/// <summary>The look of all figures and circuit drawings, in one place. Lengths in pixels.</summary>
internal static class Theme
{
    /// <summary>Families of equal metrics, see <c>TextMeasure</c>.</summary>
    public const string FontFamily = "Arial, Helvetica, 'Liberation Sans', sans-serif";

    public const double TitleSize = 17;
    public const double SubtitleSize = 13;
    public const double HeadingSize = 13;
    public const double TextSize = 13;
    public const double TickSize = 12;
    public const double SmallSize = 11;

    /// <summary>Text line height as a multiple of the font size; plotly.js uses the same.</summary>
    public const double LineHeight = 1.3;

    public const double LineWidth = 2.25;
    public const double MarkerSize = 7;

    /// <summary>Width of a figure that fills the column of a notebook.</summary>
    public const int FullWidth = 860;

    /// <summary>Distance of content from the edges.</summary>
    public const double Margin = 14;

    public const string Background = "#ffffff";
    public const string Ink = "#1f2328";
    public const string Muted = "#59636e";
    public const string Grid = "#e6e9ec";
    public const string AxisLine = "#9aa3ac";
    public const string Frame = "#c4cbd2";

    /// <summary>Text on a deep colour: white on light and on dark pages.</summary>
    public const string OnDeep = "#fefefe";

    /// <summary>Right and wrong: blue and vermillion keep apart for every kind of colour vision.</summary>
    public const string Right = "#0072b2";
    public const string Wrong = "#d55e00";

    // M. Okabe and K. Ito, "Color Universal Design", 2008; their black and yellow left out, as ink and too pale for lines on white.
    private static readonly string[] Series = [Right, Wrong, "#009e73", "#cc79a7", "#e69f00", "#56b4e9"];

    /// <summary>Colour of the series with this index; repeats after six.</summary>
    public static string SeriesColour(int index) => Series[index % Series.Length];

    /// <summary>What each colour becomes on a dark page; a colour that is not listed stays.</summary>
    public static IReadOnlyDictionary<string, string> Dark { get; } = new Dictionary<string, string>
    {
        [Background] = "#1b1f24",
        [Ink] = "#e6edf3",
        [Muted] = "#a3adb8",
        [Grid] = "#333a42",
        [AxisLine] = "#77818c",
        [Frame] = "#4b545e",
        [Right] = "#4ba6e3",
        [Wrong] = "#f58542",
        ["#009e73"] = "#33c198",
        // Boxes of circuits and of data-flow pictures: pale inside, deep text, and the other way round.
        ["#f3f5f7"] = "#2b3138",
        ["#fff1d6"] = "#3f3010",
        ["#4d3300"] = "#ffdc96",
        ["#e3f1fb"] = "#12314a",
        ["#003a5c"] = "#b0dcfb",
        ["#ddf4ec"] = "#0f372c",
        ["#00432f"] = "#a2ebd4",
        ["#f3e8f7"] = "#372441",
        ["#43175a"] = "#e6c9f3",
        ["#fde9de"] = "#43250f",
        ["#5c2600"] = "#ffceb0",
        ["#eef1f4"] = "#2d333b",
        ["#ffefb8"] = "#5b4b12",
        ["#f5f8fb"] = "#22282f",
        ["#c3ccd5"] = "#56606b",
        ["#d3dae1"] = "#444d57",
    };

    /// <summary>
    /// Style sheet of every picture: on a dark page it gives each colour its dark counterpart. Pictures stand in an <c>img</c>, so no host strips it and
    /// it reaches nothing else.
    /// </summary>
    public static string DarkStyle { get; } = "<style>@media (prefers-color-scheme:dark){"
        + string.Concat(Dark.Select(pair => $"[fill=\"{pair.Key}\"]{{fill:{pair.Value}}}[stroke=\"{pair.Key}\"]{{stroke:{pair.Value}}}")) + "}</style>";
}
