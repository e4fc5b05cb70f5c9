using System.Text.Json.Nodes;
using NotebookLib.Charts.Drawing;
using NotebookLib.Data;
using NotebookLib.Learning;

namespace NotebookLib.Charts;

public static partial class Figures
{
    /// <summary>How often each true class (row) was taken for each class (column): counts, and shares of the row.</summary>
    /// <param name="evaluation">An evaluation of at least one image.</param>
    /// <param name="classNames">Name of each class of the evaluation.</param>
    /// <param name="title">Heading.</param>
    /// <exception cref="ArgumentException">No image was evaluated, the number of names is not the number of classes, or there are more than 30 classes.</exception>
    public static Figure ConfusionMatrix(Evaluation evaluation, IReadOnlyList<string> classNames, string title = "Confusion matrix")
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        ArgumentNullException.ThrowIfNull(classNames);
        if (evaluation.Count == 0) throw new ArgumentException("The evaluation has no images; evaluate at least one.", nameof(evaluation));
        if (classNames.Count != evaluation.ClassCount)
            throw new ArgumentException($"The evaluation has {evaluation.ClassCount} classes, {classNames.Count} names were given; give one for each class.", nameof(classNames));
        if (classNames.Count > 30)
            throw new ArgumentException($"A confusion matrix of {classNames.Count} classes cannot be read; at most 30 are drawn.", nameof(classNames));
        return new ConfusionChart(evaluation, classNames, title).Draw();
    }

    /// <summary>How often each true class (row) was taken for each class (column): counts, and shares of the row.</summary>
    /// <param name="evaluation">The evaluation of <paramref name="data"/>, of at least one image.</param>
    /// <param name="data">The data set, for the names of the classes.</param>
    /// <exception cref="ArgumentException">The evaluation is of another set, or of no image.</exception>
    public static Figure ConfusionMatrix(Evaluation evaluation, ImageDataSet data)
    {
        ArgumentNullException.ThrowIfNull(data);
        CheckSameSet(data, evaluation);
        return ConfusionMatrix(evaluation, data.ClassNames, $"Confusion matrix: {data.Name}");
    }

    private sealed class ConfusionChart(Evaluation evaluation, IReadOnlyList<string> names, string title)
    {
        private readonly int[,] _counts = evaluation.ConfusionMatrix();
        private readonly int _classes = names.Count;

        private double CellWidth => _classes <= 4 ? 110 : _classes <= 12 ? 64 : 28;

        private double CellHeight => _classes <= 4 ? 64 : _classes <= 12 ? 44 : 24;

        private bool ShowText => _classes <= 12;

        public Figure Draw()
        {
            var x = CategoryAxis.For("Predicted class", names, CellWidth);
            var y = Axis.Listed("", names, reversed: true);
            var room = Panel.RoomLeft(y);
            var (width, height) = (_classes * CellWidth, _classes * CellHeight);
            var sheetWidth = (int)Math.Ceiling(Math.Max(480, 2 * Theme.Margin + room + width + 4));
            var sheet = new Sheet(title, Facts(), sheetWidth, Panel.RoomForHeading + height + Panel.RoomBelow(x));
            var panel = sheet.AddPanel(new Box(sheet.Content.Left + room, sheet.Content.Top + Panel.RoomForHeading, width, height), x, y);
            panel.Heading("True class", sheet.Content.Left);
            DrawCells(panel);
            DrawTraces(panel);
            return sheet.ToFigure(Describe());
        }

        private int RowSum(int row) => Enumerable.Range(0, _classes).Sum(column => _counts[row, column]);

        private double Share(int row, int column) => RowSum(row) == 0 ? 0 : (double)_counts[row, column] / RowSum(row);

        // Mistakes are rare: the square root keeps a few percent visible.
        private static double Weight(double share) => Math.Sqrt(share);

        private string CellPercent(int row, int column) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{100 * Share(row, column):0.#}%");

        private static ColourMap MapOf(bool right) => right ? ColourMap.Blues : ColourMap.Oranges;

        private void DrawCells(Panel panel)
        {
            for (var row = 0; row < _classes; row++)
            {
                for (var column = 0; column < _classes; column++)
                {
                    var centre = panel.Pixel(column, row);
                    var colour = MapOf(row == column)[Weight(Share(row, column))];
                    panel.Svg.Rectangle(new Box(centre.X - CellWidth / 2 + 1, centre.Y - CellHeight / 2 + 1, CellWidth - 2, CellHeight - 2), new Paint(colour.ToString()));
                    if (!ShowText || _counts[row, column] == 0) continue;
                    var ink = colour.TextColour;
                    panel.Svg.Text(centre with { Y = centre.Y - 7 }, Say.Count(_counts[row, column]), new TextStyle(Theme.TextSize, ink, Bold: row == column, Anchor: Anchor.Middle));
                    panel.Svg.Text(centre with { Y = centre.Y + 8 }, CellPercent(row, column), new TextStyle(Theme.SmallSize, ink, Anchor: Anchor.Middle));
                }
            }
        }

        private void DrawTraces(Panel panel)
        {
            foreach (var right in new[] { true, false })
            {
                panel.Trace(new JsonObject
                {
                    ["type"] = "heatmap",
                    ["z"] = Rows((row, column) => (row == column) == right ? Json.Number(Weight(Share(row, column))) : null),
                    ["zmin"] = 0,
                    ["zmax"] = 1,
                    ["xgap"] = 2,
                    ["ygap"] = 2,
                    ["hoverongaps"] = false,
                    ["showscale"] = false,
                    ["colorscale"] = MapOf(right).ToPlotly(),
                    ["customdata"] = Rows((row, column) => (row == column) == right
                        ? $"{Json.Text($"{Say.Many(_counts[row, column], "image")} of {names[row]}")}<br>taken for {Json.Text(names[column])}: {CellPercent(row, column)}" : ""),
                    ["hovertemplate"] = "%{customdata}<extra></extra>",
                    ["text"] = Rows((row, column) => (row == column) == right && ShowText && _counts[row, column] > 0 ? CellText(row, column) : ""),
                    ["texttemplate"] = "%{text}",
                    ["textfont"] = new JsonObject { ["size"] = Theme.TextSize },
                });
            }
        }

        private string CellText(int row, int column)
        {
            var count = Say.Count(_counts[row, column]);
            return $"{(row == column ? $"<b>{count}</b>" : count)}<br><span style=\"font-size:{Theme.SmallSize}px\">{CellPercent(row, column)}</span>";
        }

        private JsonArray Rows(Func<int, int, JsonNode?> cell) =>
            new([.. Enumerable.Range(0, _classes).Select(row => (JsonNode)new JsonArray([.. Enumerable.Range(0, _classes).Select(column => cell(row, column))]))]);

        private string Facts() =>
            $"Accuracy {Say.Percent(evaluation.Accuracy)} ({Say.Count(evaluation.Correct)} of {Say.Count(evaluation.Count)})"
            + (ShowText ? "; each cell: images, and share of its row" : "");

        private string Describe()
        {
            var mistakes = (from row in Enumerable.Range(0, _classes)
                            from column in Enumerable.Range(0, _classes)
                            where row != column && _counts[row, column] > 0
                            orderby _counts[row, column] descending
                            select $"{names[row]} taken for {names[column]} {Say.Many(_counts[row, column], "time")}").Take(3).ToArray();
            var recalls = Enumerable.Range(0, _classes).Where(row => RowSum(row) > 0).OrderBy(row => Share(row, row)).ToArray();
            return $"Confusion matrix of {_classes} classes, accuracy {Say.Percent(evaluation.Accuracy)}. Best recognised: {names[recalls[^1]]} ({CellPercent(recalls[^1], recalls[^1])}), "
                + $"worst: {names[recalls[0]]} ({CellPercent(recalls[0], recalls[0])})."
                + (mistakes.Length == 0 ? " No mistakes." : $" Most frequent mistakes: {Say.List(mistakes)}.");
        }
    }
}
