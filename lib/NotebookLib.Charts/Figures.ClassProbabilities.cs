using NotebookLib.Charts.Drawing;
using NotebookLib.Data;
using NotebookLib.Learning;

namespace NotebookLib.Charts;

public static partial class Figures
{
    /// <summary>Class probabilities of one image as stems.</summary>
    /// <param name="probabilities">One for each class, 0 to 1.</param>
    /// <param name="classNames">Name of each class.</param>
    /// <param name="trueClass">Index of the true class, to be marked; <c>null</c> when it is unknown.</param>
    /// <param name="title">Heading; by default the most probable class.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a probability is not within 0 to 1.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public static Figure ClassProbabilities(ReadOnlySpan<float> probabilities, IReadOnlyList<string> classNames, int? trueClass = null, string? title = null) =>
        new ProbabilityChart(probabilities.ToArray(), classNames, trueClass, title, null, 0).Draw();

    /// <summary>One image of a data set beside its class probabilities as stems.</summary>
    /// <param name="data">The data set; 1 or 3 channels.</param>
    /// <param name="index">0 to <c>data.Count - 1</c>.</param>
    /// <param name="probabilities">One for each class, 0 to 1.</param>
    /// <param name="title">Heading; by default the most probable class.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a probability is not within 0 to 1.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such image.</exception>
    public static Figure ClassProbabilities(ImageDataSet data, int index, ReadOnlySpan<float> probabilities, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        CheckIndices(data, [index]);
        return new ProbabilityChart(probabilities.ToArray(), data.ClassNames, data.Labels[index], title, data, index).Draw();
    }

    /// <summary>One image of a data set beside its class probabilities as stems.</summary>
    /// <param name="data">The data set that was evaluated; 1 or 3 channels.</param>
    /// <param name="evaluation">The evaluation of exactly this set.</param>
    /// <param name="index">0 to <c>data.Count - 1</c>.</param>
    /// <param name="title">Heading; by default the most probable class.</param>
    /// <exception cref="ArgumentException">The evaluation is of another set.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such image.</exception>
    public static Figure ClassProbabilities(ImageDataSet data, Evaluation evaluation, int index, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        CheckSameSet(data, evaluation);
        CheckIndices(data, [index]);
        return ClassProbabilities(data, index, evaluation.ProbabilitiesOf(index), title);
    }

    private sealed class ProbabilityChart
    {
        private const double MostHeight = 1400;
        private const double ImageSize = 196;
        private const double RoomForValues = 62;
        private const string TrueMark = "true class";

        private readonly float[] _probabilities;
        private readonly IReadOnlyList<string> _names;
        private readonly int? _true;
        private readonly int _predicted;
        private readonly string? _title;
        private readonly ImageDataSet? _data;
        private readonly int _index;

        public ProbabilityChart(float[] probabilities, IReadOnlyList<string> names, int? trueClass, string? title, ImageDataSet? data, int index)
        {
            ArgumentNullException.ThrowIfNull(names, "classNames");
            if (probabilities.Length == 0 || probabilities.Length != names.Count)
                throw new ArgumentException($"{probabilities.Length} probabilities for {names.Count} class names; give one for each class.", nameof(probabilities));
            for (var i = 0; i < probabilities.Length; i++)
            {
                if (!(probabilities[i] >= 0 && probabilities[i] <= 1.0001f))
                    throw new ArgumentException($"The probability of class {i} ({names[i]}) is {probabilities[i].ToString(System.Globalization.CultureInfo.InvariantCulture)}; "
                        + "it must be within 0 to 1. Logits become probabilities by softmax.", nameof(probabilities));
            }
            if (trueClass is { } t && (t < 0 || t >= names.Count))
                throw new ArgumentOutOfRangeException(nameof(trueClass), t, $"There are {names.Count} classes, numbered 0 to {names.Count - 1}.");
            (_probabilities, _names, _true, _title, _data, _index) = (probabilities, names, trueClass, title, data, index);
            _predicted = Array.IndexOf(probabilities, probabilities.Max());
        }

        // Of a hundred classes the stems stand closer, and only some are named.
        private double RowHeight => Math.Min(27, MostHeight / _names.Count);

        private bool? IsRight => _true is null ? null : _true == _predicted;

        public Figure Draw()
        {
            var y = CategoryAxis.Vertical("Class", _names, RowHeight);
            var x = Axis.Linear("Probability (%)", -1.6, 101.6, tickCount: 6, " %").WithoutZoom();
            var imageRoom = _data is null ? 0 : ImageSize + 30;
            var width = (int)(_data is null ? 620 : 780);
            var height = _names.Count * RowHeight;
            var sheet = new Sheet(_title ?? Verdict(), Facts(), width, Panel.RoomAbove + Math.Max(height + Panel.RoomBelow(x), _data is null ? 0 : ImageSize + 8));
            if (_data is not null) DrawImage(sheet);
            var left = sheet.Content.Left + imageRoom;
            var room = Panel.RoomLeft(y);
            var panel = sheet.AddPanel(new Box(left + room, sheet.Content.Top + Panel.RoomAbove, sheet.Content.Right - left - room - RoomForValues, height), x, y);
            DrawStems(sheet, panel);
            return sheet.ToFigure(Describe());
        }

        private string Verdict() => $"Predicted: {_names[_predicted]}, {Say.Percent(_probabilities[_predicted])}";

        private string Facts()
        {
            var verdict = IsRight switch { true => "right", false => $"wrong, true class: {_names[_true!.Value]}", null => "" };
            var origin = _data is null ? "" : $"{_data.Name}, image {Say.Count(_index)}";
            return string.Join("; ", new[] { origin, verdict }.Where(part => part.Length > 0));
        }

        private void DrawImage(Sheet sheet)
        {
            var shape = _data!.Shape;
            var scale = Math.Max(1, (int)(ImageSize / Math.Max(shape.Width, shape.Height)));
            var box = new Box(sheet.Content.Left + 3, sheet.Content.Top + Panel.RoomAbove + 3, shape.Width * scale, shape.Height * scale);
            var canvas = new PixelCanvas(shape.Width, shape.Height, channels: shape.Channels);
            canvas.Place(_data.Pixels(_index), shape.Width, shape.Height, 0, 0);
            PictureMark.Place(sheet, box, canvas, [], 0);
            Drawing.Verdict.Frame(sheet, box, IsRight!.Value);
        }

        private void DrawStems(Sheet sheet, Panel panel)
        {
            for (var i = 0; i < _names.Count; i++)
            {
                var p = 100.0 * _probabilities[i];
                var colour = i == _predicted ? Drawing.Verdict.Colour(IsRight ?? true) : Theme.Muted;
                var style = new SeriesStyle(_names[i], colour)
                {
                    LineWidth = i == _predicted ? 4 : 2,
                    Marker = i == _predicted && IsRight == false ? MarkerShape.Diamond : MarkerShape.Circle,
                    MarkerSize = i == _predicted ? 12 : 8,
                    Hover = "%{x:.2f} %<extra>%{fullData.name}</extra>",
                };
                panel.Add(new LineMark(panel, [0, p], [i, i], style with { Marker = MarkerShape.None, Hover = "%{x:.2f} %<extra>%{fullData.name}</extra>" }));
                panel.Add(new LineMark(panel, [p], [i], style with { LineWidth = 0 }));
                var text = Say.Percent(_probabilities[i]);
                var label = new TextStyle(Theme.TickSize, i == _predicted ? colour : Theme.Muted, Bold: i == _predicted);
                sheet.TextAt(panel, p, i, 11, 0, text, label);
                if (i == _true) DrawTrueMark(sheet, panel, p, i, text.Length == 0 ? 0 : label.Width(text));
            }
        }

        // The mark stands behind the value, or before the stem's end where there is no room behind it.
        private void DrawTrueMark(Sheet sheet, Panel panel, double p, int row, double valueWidth)
        {
            var style = new TextStyle(Theme.SmallSize, Theme.Ink, Bold: true);
            var behind = panel.PixelX(p) + 11 + valueWidth + 10;
            var fits = behind + style.Width(TrueMark) < sheet.Width - Theme.Margin;
            if (fits) sheet.TextAt(panel, p, row, 11 + valueWidth + 10, 0, TrueMark, style);
            else sheet.TextAt(panel, p, row, -14, -9.5, TrueMark, style with { Anchor = Anchor.End });
        }

        private string Describe()
        {
            var ranked = Enumerable.Range(0, _names.Count).OrderByDescending(i => _probabilities[i]).Take(3).Select(i => $"{_names[i]} {Say.Percent(_probabilities[i])}");
            var truth = _true is null ? "" : $" The true class is {_names[_true.Value]}; the prediction is {(IsRight == true ? "right" : "wrong")}.";
            return $"Class probabilities, the highest: {Say.List([.. ranked])}.{truth}";
        }
    }
}
