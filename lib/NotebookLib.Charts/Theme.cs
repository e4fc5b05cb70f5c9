namespace NotebookLib.Charts;

/// <summary>The look of all figures, in one place.</summary>
internal static class Theme
{
    /// <summary>Families of equal metrics, see <see cref="Drawing.FontMetrics"/>.</summary>
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

    /// <summary>Right and wrong: blue and vermillion keep apart for every kind of colour vision.</summary>
    public const string Right = "#0072b2";
    public const string Wrong = "#d55e00";

    // M. Okabe and K. Ito, "Color Universal Design", 2008; their black and yellow left out, as ink and too pale for lines on white.
    private static readonly string[] Series = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9"];

    private static readonly Drawing.MarkerShape[] Shapes =
        [Drawing.MarkerShape.Circle, Drawing.MarkerShape.Square, Drawing.MarkerShape.Diamond, Drawing.MarkerShape.Triangle, Drawing.MarkerShape.Cross, Drawing.MarkerShape.Circle];

    /// <summary>Colour of the series with this index; repeats after six.</summary>
    public static string SeriesColour(int index) => Series[index % Series.Length];

    /// <summary>Marker of the series with this index, so that colour is never the only difference.</summary>
    public static Drawing.MarkerShape SeriesMarker(int index) => Shapes[index % Shapes.Length];
}
