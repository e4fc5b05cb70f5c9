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
    /// <exception cref="ArgumentException">No image was evaluated, the number of names is not the number of classes, or there are more than 200 classes.</exception>
    public static Figure ConfusionMatrix(Evaluation evaluation, IReadOnlyList<string> classNames, string title = "Confusion matrix")
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        ArgumentNullException.ThrowIfNull(classNames);
        if (evaluation.Count == 0) throw new ArgumentException("The evaluation has no images; evaluate at least one.", nameof(evaluation));
        if (classNames.Count != evaluation.ClassCount)
            throw new ArgumentException($"The evaluation has {evaluation.ClassCount} classes, {classNames.Count} names were given; give one for each class.", nameof(classNames));
        if (classNames.Count > 200)
            throw new ArgumentException($"A confusion matrix of {classNames.Count} classes cannot be read; at most 200 are drawn.", nameof(classNames));
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

        private double CellWidth => _classes <= 4 ? 110 : _classes <= 12 ? 64 : _classes <= 30 ? 28 : Math.Max(4, 700.0 / _classes);

        private double CellHeight => _classes <= 4 ? 64 : _classes <= 12 ? 44 : _classes <= 30 ? 24 : CellWidth;

        private double Gap => _classes <= 30 ? 2 : 0;

        private bool ShowText => _classes <= 12;

        public Figure Draw()
        {
            var x = CategoryAxis.For("Predicted class", names, CellWidth);
            var y = CategoryAxis.Vertical("True class", names, CellHeight);
            var room = Panel.RoomLeft(y);
            var (width, height) = (_classes * CellWidth, _classes * CellHeight);
            var sheetWidth = (int)Math.Ceiling(Math.Max(480, 2 * Theme.Margin + room + width + 4));
            var sheet = new Sheet(title, Facts(), sheetWidth, Panel.RoomAbove + height + Panel.RoomBelow(x));
            var panel = sheet.AddPanel(new Box(sheet.Content.Left + room, sheet.Content.Top + Panel.RoomAbove, width, height), x, y);
            foreach (var right in new[] { true, false })
                panel.Add(new HeatmapMark(panel, _classes, _classes, (row, column) => row == column == right ? Cell(row, column) : null, right ? ColourMap.Blues : ColourMap.Oranges) { Gap = Gap, FineHover = "class %{y} taken for class %{x}: %{customdata} images" });
            return sheet.ToFigure(Describe());
        }

        private int RowSum(int row) => Enumerable.Range(0, _classes).Sum(column => _counts[row, column]);

        private double Share(int row, int column) => RowSum(row) == 0 ? 0 : (double)_counts[row, column] / RowSum(row);

        // Mistakes are rare: the square root keeps a few percent visible.
        private static double Weight(double share) => Math.Sqrt(share);

        private string CellPercent(int row, int column) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{100 * Share(row, column):0.#} %");

        private HeatmapCell Cell(int row, int column) => new(
            Weight(Share(row, column)),
            ShowText && _counts[row, column] > 0 ? $"{Say.Count(_counts[row, column])}\n{CellPercent(row, column)}" : "",
            $"{Say.Many(_counts[row, column], "image")} of {names[row]}\ntaken for {names[column]}: {CellPercent(row, column)}",
            IsBold: row == column, Value: _counts[row, column]);

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
