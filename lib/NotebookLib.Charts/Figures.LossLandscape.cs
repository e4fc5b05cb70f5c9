using NotebookLib.Charts.Drawing;

namespace NotebookLib.Charts;

public static partial class Figures
{
    private const int MostGridValues = 40_000;

    /// <summary>A function of two angles as a map of colours, with its lowest point and, where it is given, the way of an optimiser.</summary>
    /// <param name="title">Heading.</param>
    /// <param name="xTitle">Name of the horizontal angle, with unit.</param>
    /// <param name="yTitle">Name of the vertical angle, with unit.</param>
    /// <param name="valueTitle">What the colours stand for.</param>
    /// <param name="x">At least two evenly spaced, rising values.</param>
    /// <param name="y">At least two evenly spaced, rising values.</param>
    /// <param name="values">One for each y (row) and x (column); one that is not finite leaves a hole.</param>
    /// <param name="path">Points (x, y) that an optimiser passed, first to last; none by default.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, values do not rise evenly, or there are more than 40,000.</exception>
    public static Figure LossLandscape(
        string title, string xTitle, string yTitle, string valueTitle, IReadOnlyList<double> x, IReadOnlyList<double> y, double[,] values,
        IReadOnlyList<(double X, double Y)>? path = null)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(xTitle);
        ArgumentNullException.ThrowIfNull(yTitle);
        ArgumentNullException.ThrowIfNull(valueTitle);
        ArgumentNullException.ThrowIfNull(values);
        CheckSteps(x, nameof(x));
        CheckSteps(y, nameof(y));
        if (values.GetLength(0) != y.Count || values.GetLength(1) != x.Count)
            throw new ArgumentException($"The values are {values.GetLength(0)} x {values.GetLength(1)}; {y.Count} x {x.Count} were expected, one for each y and x.", nameof(values));
        if (values.Length > MostGridValues)
            throw new ArgumentException($"{values.Length} values were given; at most {MostGridValues} are drawn. Use a coarser grid.", nameof(values));
        if (!values.Cast<double>().Any(double.IsFinite)) throw new ArgumentException("No value is a finite number; there is nothing to draw.", nameof(values));
        return new LandscapeChart(title, xTitle, yTitle, valueTitle, [.. x], [.. y], (double[,])values.Clone(), path?.ToArray() ?? []).Draw();
    }

    private static void CheckSteps(IReadOnlyList<double> places, string name)
    {
        ArgumentNullException.ThrowIfNull(places, name);
        if (places.Count < 2) throw new ArgumentException($"{places.Count} places were given; at least 2 are needed.", name);
        var step = (places[^1] - places[0]) / (places.Count - 1);
        for (var i = 0; i < places.Count; i++)
        {
            if (!(step > 0) || !(Math.Abs(places[i] - places[0] - i * step) <= 1e-6 * step * places.Count))
                throw new ArgumentException($"The places must rise evenly; number {i} is {Say.Value(places[i])}, {Say.Value(places[0] + i * step)} was expected.", name);
        }
    }

    private sealed class LandscapeChart(
        string title, string xTitle, string yTitle, string valueTitle, double[] x, double[] y, double[,] values, (double X, double Y)[] path)
    {
        private const int Width = 640;
        private const double PanelHeight = 400;

        public Figure Draw()
        {
            var (stepX, stepY) = ((x[^1] - x[0]) / (x.Length - 1), (y[^1] - y[0]) / (y.Length - 1));
            var vertical = Axis.Linear(yTitle, y[0] - stepY / 2, y[^1] + stepY / 2, tickCount: 6).WithLine();
            var horizontal = Axis.Linear(xTitle, x[0] - stepX / 2, x[^1] + stepX / 2, tickCount: 7).WithLine();
            var left = Panel.RoomLeft(vertical);
            var (low, high) = (values.Cast<double>().Where(double.IsFinite).Min(), values.Cast<double>().Where(double.IsFinite).Max());
            var (bestRow, bestColumn) = Best(low);
            var sheet = new Sheet(title, $"lowest {Say.Value(low)} at ({Say.Value(x[bestColumn])}, {Say.Value(y[bestRow])}), marked by a diamond", Width,
                Panel.RoomAbove + PanelHeight + Panel.RoomBelow(horizontal) + 12 + ColourBar.Height)
            { CanZoom = true };
            var panel = sheet.AddPanel(new Box(sheet.Content.Left + left, sheet.Content.Top + Panel.RoomAbove, sheet.Content.Width - left - 8, PanelHeight), horizontal, vertical);
            panel.Add(new SurfaceMark(panel, x, y, values, low, high, ColourMap.Blues));
            if (path.Length > 0)
            {
                panel.Add(new LineMark(panel, [.. path.Select(p => p.X)], [.. path.Select(p => p.Y)], new SeriesStyle("optimiser", Theme.Wrong)
                {
                    Marker = path.Length <= 60 ? MarkerShape.Circle : MarkerShape.None,
                    MarkerSize = 6,
                    Hover = "(%{x:.3~f}, %{y:.3~f})<extra>optimiser</extra>",
                }));
            }
            panel.Add(new LineMark(panel, [x[bestColumn]], [y[bestRow]], new SeriesStyle("lowest", "#e69f00") { LineWidth = 0, Marker = MarkerShape.Diamond, MarkerSize = 12, Hover = "lowest<extra></extra>" }));
            ColourBar.Draw(sheet, new Point(sheet.Content.Left + 2, sheet.Content.Bottom - ColourBar.Height), ColourMap.Blues.Sample(255), low, high, valueTitle);
            return sheet.ToFigure($"{title}: {valueTitle} over {xTitle} and {yTitle}, from {Say.Value(low)} to {Say.Value(high)}; lowest at ({Say.Value(x[bestColumn])}, {Say.Value(y[bestRow])}).");
        }

        private (int Row, int Column) Best(double low)
        {
            for (var i = 0; i < values.Length; i++)
            {
                if (values[i / x.Length, i % x.Length] == low) return (i / x.Length, i % x.Length);
            }
            throw new InvalidOperationException("The lowest value is not among the values.");
        }
    }
}
