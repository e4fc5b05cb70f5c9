using NotebookLib.Quantum;

namespace NotebookLib.Charts.Drawing;

/// <summary>A Bloch sphere seen slightly from above, x towards the reader: parallel projection, hidden lines dashed.</summary>
internal sealed class BlochDrawing
{
    /// <summary>Room beside a sphere for the labels of its axes, in pixels.</summary>
    public const double RoomBeside = 44;

    /// <summary>Room above and below a sphere for the labels of its axes, in pixels.</summary>
    public const double RoomAbove = 22;

    private const double Azimuth = 0.62;
    private const double Elevation = 0.3;
    private const int Steps = 40;

    private readonly Sheet _sheet;
    private readonly Point _centre;
    private readonly double _radius;

    public BlochDrawing(Sheet sheet, Point centre, double radius) => (_sheet, _centre, _radius) = (sheet, centre, radius);

    /// <summary>Draws the sphere, its axes and the vector, with a point for the pointer at its tip.</summary>
    /// <param name="vector">Length 0 to 1.</param>
    /// <param name="hover">What the pointer shows at the tip.</param>
    public void Draw(BlochVector vector, string hover)
    {
        _sheet.Path([.. Enumerable.Range(0, Steps).Select(i => Around(i)).Select(a => new Point(_centre.X + _radius * Math.Cos(a), _centre.Y + _radius * Math.Sin(a)))],
            closed: true, new Paint("#f5f8fb", Theme.AxisLine, 1.25), below: true);
        Circle(a => (Math.Cos(a), Math.Sin(a), 0));
        Circle(a => (Math.Cos(a), 0, Math.Sin(a)));
        Circle(a => (0, Math.Cos(a), Math.Sin(a)));
        Axis((1, 0, 0), "|+\u27E9", "x");
        Axis((0, 1, 0), "|+i\u27E9", "y");
        Axis((0, 0, 1), "|0\u27E9", "z");
        var bottom = Project((0, 0, -1));
        _sheet.Text(bottom with { Y = _centre.Y + _radius + 12 }, "|1\u27E9", new TextStyle(Theme.TickSize, Theme.Ink, Anchor: Anchor.Middle));
        Vector(vector, hover);
    }

    private static double Around(int step) => 2 * Math.PI * step / Steps;

    private Point Project((double X, double Y, double Z) v) => new(
        _centre.X + _radius * (-v.X * Math.Sin(Azimuth) + v.Y * Math.Cos(Azimuth)),
        _centre.Y - _radius * (v.Z * Math.Cos(Elevation) - (v.X * Math.Cos(Azimuth) + v.Y * Math.Sin(Azimuth)) * Math.Sin(Elevation)));

    private static double Depth((double X, double Y, double Z) v) =>
        (v.X * Math.Cos(Azimuth) + v.Y * Math.Sin(Azimuth)) * Math.Cos(Elevation) + v.Z * Math.Sin(Elevation);

    // The half towards the reader is a line, the other one dashes.
    private void Circle(Func<double, (double X, double Y, double Z)> at)
    {
        var first = Enumerable.Range(0, Steps).First(i => Depth(at(Around(i))) >= 0 && Depth(at(Around(i - 1))) < 0);
        Point[] Arc(int from, int to) => [.. Enumerable.Range(from, to - from + 1).Select(i => Project(at(Around(i))))];
        _sheet.Path(Arc(first, first + Steps / 2), closed: false, new Paint(Stroke: "#c3ccd5"), below: true);
        _sheet.Path(Arc(first + Steps / 2, first + Steps), closed: false, new Paint(Stroke: "#d3dae1", Dash: "3 3"), below: true);
    }

    private void Axis((double X, double Y, double Z) direction, string state, string name)
    {
        var (from, to) = (Project((-direction.X, -direction.Y, -direction.Z)), Project(direction));
        _sheet.Path([from, to], closed: false, new Paint(Stroke: Theme.AxisLine), below: true);
        var length = Math.Sqrt(Math.Pow(to.X - _centre.X, 2) + Math.Pow(to.Y - _centre.Y, 2));
        // Outside the sphere, in the direction of the axis.
        var (right, down) = ((to.X - _centre.X) / length, (to.Y - _centre.Y) / length);
        var anchor = right < -0.3 ? Anchor.End : right > 0.3 ? Anchor.Start : Anchor.Middle;
        var beyond = _radius + (anchor == Anchor.Middle ? 12 : 5);
        _sheet.Text(new Point(_centre.X + right * beyond, _centre.Y + down * beyond), $"{name} {state}", new TextStyle(Theme.TickSize, Theme.Ink, Anchor: anchor));
    }

    private void Vector(BlochVector vector, string hover)
    {
        var tip = Project((vector.X, vector.Y, vector.Z));
        var foot = Project((vector.X, vector.Y, 0));
        if (Math.Abs(vector.Z) > 0.02 && Math.Abs(vector.X) + Math.Abs(vector.Y) > 0.02)
        {
            var shadow = new Paint(Stroke: Theme.Right, Width: 1, Dash: "2 3");
            _sheet.Path([tip, foot, _centre], closed: false, shadow, below: true);
        }
        if (vector.Length > 0.01) _sheet.Path([_centre, tip], closed: false, new Paint(Stroke: Theme.Right, Width: 3.5), below: true);
        var reach = _radius + 8;
        var panel = _sheet.AddPanel(
            new Box(_centre.X - reach, _centre.Y - reach, 2 * reach, 2 * reach), Drawing.Axis.Hidden(_centre.X - reach, _centre.X + reach), Drawing.Axis.Hidden(_centre.Y + reach, _centre.Y - reach));
        panel.Add(new LineMark(panel, [tip.X], [tip.Y], new SeriesStyle("state", Theme.Right) { LineWidth = 0, Marker = MarkerShape.Circle, MarkerSize = 12, Hover = "%{text}<extra></extra>" }, [hover]));
    }
}
