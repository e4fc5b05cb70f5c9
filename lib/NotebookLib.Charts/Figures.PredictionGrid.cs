using NotebookLib.Charts.Drawing;
using NotebookLib.Data;
using NotebookLib.Learning;

namespace NotebookLib.Charts;

public static partial class Figures
{
    /// <summary>The first images of a data set with what the model said: predicted class, its probability and, where it was wrong, the true class.</summary>
    /// <param name="data">The data set that was evaluated; 1 or 3 channels.</param>
    /// <param name="evaluation">The evaluation of exactly this set.</param>
    /// <param name="count">Number of images, 1 to 200; fewer when the set has fewer.</param>
    /// <param name="columns">Images in a row; by default as many as fit.</param>
    /// <param name="title">Heading.</param>
    /// <exception cref="ArgumentException">The evaluation is of another set, or the set is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The count is not 1 to 200, or there is no column.</exception>
    public static Figure PredictionGrid(ImageDataSet data, Evaluation evaluation, int count = 24, int? columns = null, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        return PredictionGrid(data, evaluation, FirstIndices(data, count), columns, title);
    }

    /// <summary>Chosen images of a data set with what the model said: predicted class, its probability and, where it was wrong, the true class.</summary>
    /// <param name="data">The data set that was evaluated; 1 or 3 channels.</param>
    /// <param name="evaluation">The evaluation of exactly this set.</param>
    /// <param name="indices">Which images, 1 to 200 of them; for example only those with a wrong prediction.</param>
    /// <param name="columns">Images in a row; by default as many as fit.</param>
    /// <param name="title">Heading.</param>
    /// <exception cref="ArgumentException">The evaluation is of another set, or no image or more than 200 were chosen.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such image, or no column.</exception>
    public static Figure PredictionGrid(ImageDataSet data, Evaluation evaluation, IEnumerable<int> indices, int? columns = null, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        CheckSameSet(data, evaluation);
        var chosen = CheckIndices(data, indices);
        var answers = chosen.Select(index => new Answer(data, evaluation, index)).ToArray();
        var anyWrong = answers.Any(a => !a.IsRight);
        var style = new TextStyle(Theme.TickSize);
        var widest = answers.Max(a => Math.Max(Verdict.MarkWidth + style.Width(a.Prediction), a.IsRight ? 0 : style.Width(a.Correction)));
        var grid = new TileGrid(chosen.Length, data.Shape.Width, data.Shape.Height, chosen.Length > 32 ? 56 : 84, widest, anyWrong ? 2 : 1, columns);

        var right = answers.Count(a => a.IsRight);
        var key = anyWrong ? "wrong predictions have a cross and a dashed frame; their true class stands below" : "all right";
        var sheet = SheetFor(grid, title ?? $"Predictions: {right} of {chosen.Length} right", $"{data.Name}; {key}");
        var origin = new Point(sheet.Content.Left, sheet.Content.Top);
        grid.DrawImages(sheet, origin, CanvasOf(data, chosen, grid), i => $"image {Say.Count(chosen[i])}\npredicted: {answers[i].Prediction}\ntrue: {answers[i].True}");
        for (var i = 0; i < answers.Length; i++)
        {
            var answer = answers[i];
            Verdict.Frame(sheet, grid.Tile(i, origin), answer.IsRight);
            var at = grid.Caption(i, 0, origin);
            var left = at.X - (Verdict.MarkWidth + style.Width(answer.Prediction)) / 2;
            Verdict.Mark(sheet, left, at.Y, answer.IsRight);
            sheet.Text(new Point(left + Verdict.MarkWidth, at.Y), answer.Prediction, style);
            if (!answer.IsRight) sheet.Text(grid.Caption(i, 1, origin), answer.Correction, style with { Colour = Theme.Muted, Anchor = Anchor.Middle });
        }
        var mistakes = answers.Where(a => !a.IsRight).Select(a => $"{a.True} taken for {a.Predicted}").ToArray();
        return sheet.ToFigure($"Grid of {Say.Many(chosen.Length, "image")} of {data.Name} with the predicted class: {right} right, {mistakes.Length} wrong"
            + (mistakes.Length == 0 ? "." : $" ({Say.List(mistakes)})."));
    }

    private static void CheckSameSet(ImageDataSet data, Evaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        if (evaluation.Count != data.Count)
            throw new ArgumentException($"The evaluation is of {evaluation.Count} images, {data.Name} has {data.Count}; pass the data set that was evaluated.", nameof(evaluation));
        if (evaluation.ClassCount != data.ClassNames.Count)
            throw new ArgumentException($"The evaluation has {evaluation.ClassCount} classes, {data.Name} has {data.ClassNames.Count}; pass the data set that was evaluated.", nameof(evaluation));
        for (var i = 0; i < data.Count; i++)
        {
            if (evaluation.Labels[i] != data.Labels[i])
                throw new ArgumentException($"Image {i} of {data.Name} has label {data.Labels[i]}, the evaluation says {evaluation.Labels[i]}; pass the data set that was evaluated, in the same order.", nameof(evaluation));
        }
    }

    /// <summary>What a model said about one image, in words.</summary>
    private sealed class Answer(ImageDataSet data, Evaluation evaluation, int index)
    {
        public string True { get; } = ShortName(data.ClassOf(index));

        public string Predicted { get; } = ShortName(data.ClassNames[evaluation.Predicted[index]]);

        public bool IsRight { get; } = evaluation.Predicted[index] == evaluation.Labels[index];

        public string Prediction => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Predicted} ({100 * Probability:0} %)");

        public string Correction => $"true: {True}";

        private double Probability { get; } = evaluation.ProbabilitiesOf(index)[evaluation.Predicted[index]];
    }
}
