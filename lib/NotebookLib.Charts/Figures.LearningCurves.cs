using System.Globalization;
using NotebookLib.Charts.Drawing;
using NotebookLib.Learning;

namespace NotebookLib.Charts;

public static partial class Figures
{
    /// <summary>Accuracy and loss on training and test set during one training run, side by side.</summary>
    /// <param name="history">The run, with at least one record. Values that are not numbers leave a gap and are listed in a note.</param>
    /// <param name="axis">Training steps or epochs.</param>
    /// <param name="title">Heading; by default the name of the model.</param>
    /// <exception cref="ArgumentException">The history has no records.</exception>
    public static Figure LearningCurves(TrainingHistory history, TrainingAxis axis = TrainingAxis.Steps, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(history);
        return LearningCurves([history], axis, title);
    }

    /// <summary>Accuracy and loss of several training runs in the same panels: one colour for each run, solid on the test set, dashed on the training set.</summary>
    /// <param name="histories">At least one run, each with at least one record; told apart by their model names.</param>
    /// <param name="axis">Training steps or epochs.</param>
    /// <param name="title">Heading; by default made from the names of the models.</param>
    /// <exception cref="ArgumentException">There is no history, or one has no records.</exception>
    public static Figure LearningCurves(IEnumerable<TrainingHistory> histories, TrainingAxis axis = TrainingAxis.Steps, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(histories);
        TrainingHistory[] runs = [.. histories];
        if (runs.Length == 0) throw new ArgumentException("No history was given; pass at least one training run.", nameof(histories));
        foreach (var run in runs)
        {
            ArgumentNullException.ThrowIfNull(run, nameof(histories));
            if (run.Records.Count == 0)
                throw new ArgumentException($"The history of {run.ModelName} has no records; train until the first evaluation before drawing it.", nameof(histories));
        }
        return new LearningCurveChart(runs, axis, title).Draw();
    }

    private sealed class LearningCurveChart(TrainingHistory[] runs, TrainingAxis axis, string? title)
    {
        private const double PanelHeight = 270;
        private const double RoomForEndLabels = 54;
        private const double GapBetweenPanels = 26;

        private sealed record Curve(TrainingHistory Run, SeriesStyle Style, double[] Accuracy, double[] Loss);

        public Figure Draw()
        {
            var curves = Curves().ToList();
            var sheet = new Sheet(
                title ?? $"Learning curves: {Say.List([.. runs.Select(r => r.ModelName)])}", Facts(), Theme.FullWidth,
                contentHeight: Panel.RoomAbove + PanelHeight + 42, [.. curves.Select(c => c.Style)], [.. Notes()])
            {
                CanZoom = true,
                HoverMode = "x unified",
            };
            var half = (sheet.Content.Width - GapBetweenPanels) / 2;
            DrawPanel(sheet, sheet.Content.Left, half, "Accuracy (%)", curves, c => c.Accuracy, " %", upperLimit: 100);
            DrawPanel(sheet, sheet.Content.Left + half + GapBetweenPanels, half, "Loss (mean over the images)", curves, c => c.Loss, "", upperLimit: double.MaxValue);
            return sheet.ToFigure(Describe());
        }

        private IEnumerable<Curve> Curves()
        {
            for (var i = 0; i < runs.Length; i++)
            {
                var (run, alone) = (runs[i], runs.Length == 1);
                var shape = run.Records.Count <= 12;
                SeriesStyle Style(string set, bool test, int colour) => new(alone ? $"{set} set" : $"{run.ModelName}, {set.ToLowerInvariant()} set", Theme.SeriesColour(colour))
                {
                    Dash = test ? null : "5 4",
                    LineWidth = test ? Theme.LineWidth : 1.75,
                    Marker = !shape ? MarkerShape.None : test ? MarkerShapes.OfSeries(alone ? 0 : i) : alone ? MarkerShape.Square : MarkerShapes.OfSeries(i),
                    MarkerSize = test ? 6.5 : 6,
                    Hollow = !test,
                };
                yield return new Curve(run, Style("Training", test: false, alone ? 1 : i), [.. run.Records.Select(r => 100 * r.TrainAccuracy)], [.. run.Records.Select(r => r.TrainLoss)]);
                yield return new Curve(run, Style("Test", test: true, alone ? 0 : i), [.. run.Records.Select(r => 100 * r.TestAccuracy)], [.. run.Records.Select(r => r.TestLoss)]);
            }
        }

        private double Position(TrainingRecord record) => axis == TrainingAxis.Steps ? record.Step : record.Epoch;

        private void DrawPanel(Sheet sheet, double left, double width, string heading, List<Curve> curves, Func<Curve, double[]> values, string suffix, double upperLimit)
        {
            var (low, high) = Interval.Around(curves.SelectMany(values), share: 0.06, lowest: 0, highest: upperLimit);
            var (start, end) = Interval.Around(runs.SelectMany(r => r.Records.Select(Position)), share: 0.02, lowest: double.MinValue, highest: double.MaxValue);
            var y = Axis.Linear(heading, low, high, tickCount: 5, suffix);
            var room = Panel.RoomLeft(y);
            var x = axis == TrainingAxis.Steps
                ? Axis.Linear("Training steps", start, end, tickCount: 5, smallestStep: 1)
                : Axis.Linear("Epochs", start, end, tickCount: 5);
            var area = new Box(left + room, sheet.Content.Top + Panel.RoomAbove, width - room - RoomForEndLabels, PanelHeight);
            var panel = sheet.AddPanel(area, x.WithLine(), y);
            foreach (var curve in curves)
            {
                var style = curve.Style with { InLegend = left == sheet.Content.Left, Hover = suffix == " %" ? "%{y:.1f} %" : "%{y:.4g}" };
                panel.Add(new LineMark(panel, [.. curve.Run.Records.Select(Position)], values(curve), style));
            }
            EndLabels.Draw(panel, from curve in curves
                                  where runs.Length == 1 || curve.Style.Dash is null
                                  let series = values(curve)
                                  let last = Array.FindLastIndex(series, double.IsFinite)
                                  where last >= 0
                                  let text = suffix == " %" ? Say.Percent(series[last] / 100) : Say.Value(series[last])
                                  select new EndLabel(Position(curve.Run.Records[last]), series[last], text, curve.Style.Colour));
        }

        private string Facts() => runs.Length > 1 ? "" : string.Join(", ", new[]
        {
            Say.Many(runs[0].Last.Step, "step"),
            string.Create(CultureInfo.InvariantCulture, $"{runs[0].Last.Epoch:0.##} {(runs[0].Last.Epoch == 1 ? "epoch" : "epochs")}"),
            runs[0].WasCancelled ? "stopped early" : "",
        }.Where(part => part.Length > 0));

        private IEnumerable<string> Notes()
        {
            foreach (var run in runs)
            {
                var missing = run.Records
                    .Where(r => !double.IsFinite(r.TrainAccuracy) || !double.IsFinite(r.TrainLoss) || !double.IsFinite(r.TestAccuracy) || !double.IsFinite(r.TestLoss))
                    .Select(r => Say.Count(r.Step)).ToList();
                if (missing.Count > 0)
                    yield return $"{run.ModelName}: some values at step {Say.List(missing)} are not finite numbers; the curves have gaps there.";
            }
        }

        private string Describe() => "Learning curves. " + string.Join(" ", runs.Select(run => string.Create(CultureInfo.InvariantCulture,
            $"{run.ModelName} after {Say.Many(run.Last.Step, "step")} ({run.Last.Epoch:0.##} {(run.Last.Epoch == 1 ? "epoch" : "epochs")}): accuracy {Say.Percent(run.Last.TrainAccuracy)} on the training set and {Say.Percent(run.Last.TestAccuracy)} on the test set, loss {Say.Value(run.Last.TrainLoss)} and {Say.Value(run.Last.TestLoss)}."))
            .Concat(Notes()));
    }
}
