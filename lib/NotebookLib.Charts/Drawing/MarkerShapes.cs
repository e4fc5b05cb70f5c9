namespace NotebookLib.Charts.Drawing;

/// <summary>Shape of the mark at a data point.</summary>
internal enum MarkerShape
{
    None,
    Circle,
    Square,
    Diamond,
    Triangle,
    Cross,
}

/// <summary>The marker shapes, in the sizes that plotly.js gives them.</summary>
internal static class MarkerShapes
{
    // In the order of the series' colours, so that colour is never the only difference.
    private static readonly MarkerShape[] Shapes = [MarkerShape.Circle, MarkerShape.Square, MarkerShape.Diamond, MarkerShape.Triangle, MarkerShape.Cross, MarkerShape.Circle];

    /// <summary>Shape of the series with this index; repeats after six.</summary>
    public static MarkerShape OfSeries(int index) => Shapes[index % Shapes.Length];

    /// <summary>Draws the shape around a centre.</summary>
    public static void Marker(this SvgWriter svg, MarkerShape shape, Point centre, double size, Paint paint)
    {
        if (shape == MarkerShape.None) return;
        if (shape == MarkerShape.Circle) svg.Circle(centre, size / 2, paint);
        else svg.Path(Corners(shape, centre, size), closed: true, paint);
    }

    /// <summary>Name of the shape in plotly.js.</summary>
    public static string PlotlyName(MarkerShape shape) => shape switch
    {
        MarkerShape.Square => "square",
        MarkerShape.Diamond => "diamond",
        MarkerShape.Triangle => "triangle-up",
        MarkerShape.Cross => "cross",
        _ => "circle",
    };

    /// <summary>Corners of the shape around a centre; none for a circle.</summary>
    public static IReadOnlyList<Point> Corners(MarkerShape shape, Point centre, double size)
    {
        var r = size / 2;
        IEnumerable<(double X, double Y)> corners = shape switch
        {
            MarkerShape.Square => [(-r, -r), (r, -r), (r, r), (-r, r)],
            MarkerShape.Diamond => [(0, -1.3 * r), (1.3 * r, 0), (0, 1.3 * r), (-1.3 * r, 0)],
            MarkerShape.Triangle => [(-1.155 * r, r / 2), (1.155 * r, r / 2), (0, -r)],
            MarkerShape.Cross => Cross(1.2 * r, 0.4 * r),
            _ => [],
        };
        return [.. corners.Select(c => new Point(centre.X + c.X, centre.Y + c.Y))];
    }

    private static (double X, double Y)[] Cross(double far, double near) =>
    [
        (far, near), (near, near), (near, far), (-near, far), (-near, near), (-far, near),
        (-far, -near), (-near, -near), (-near, -far), (near, -far), (near, -near), (far, -near),
    ];
}
