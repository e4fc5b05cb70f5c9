namespace NotebookLib.Charts.Drawing;

/// <summary>Axes of names, written so that they fit: broken, turned, shortened, and of very many only some.</summary>
internal static class CategoryAxis
{
    private const double WidestBeside = 190;
    private const double LongestTurned = 150;
    private const double LineHeight = Theme.TickSize * Theme.LineHeight;

    /// <summary>A horizontal axis: names on one to three lines, or turned, upright where they stand close.</summary>
    /// <param name="title">What the names are.</param>
    /// <param name="names">One for each place.</param>
    /// <param name="room">Width of a place, in pixels.</param>
    public static Axis For(string title, IReadOnlyList<string> names, double room)
    {
        string[] clean = [.. names.Select(DisplayText.OneLine)];
        var wrapped = clean.Select(name => TextMeasure.Wrap(name, Math.Max(1, room - 4), Theme.TickSize)).ToArray();
        var fits = wrapped.All(lines => lines.Count <= 3 && lines.All(line => TextMeasure.Width(line, Theme.TickSize) <= room - 2));
        if (fits) return Axis.Listed(title, [.. wrapped.Select(lines => string.Join('\n', lines))]);
        return Axis.Listed(title, Some(Shortened(clean, LongestTurned), room)).WithTurnedLabels(room < 30 ? -90 : -45);
    }

    /// <summary>A vertical axis, the first name at the top.</summary>
    /// <param name="title">What the names are.</param>
    /// <param name="names">One for each place.</param>
    /// <param name="room">Height of a place, in pixels.</param>
    public static Axis Vertical(string title, IReadOnlyList<string> names, double room) =>
        Axis.Listed(title, Some(Shortened([.. names.Select(DisplayText.OneLine)], WidestBeside), room), reversed: true);

    // Names that differ only at their ends lose their middle.
    private static string[] Shortened(string[] names, double width)
    {
        string[] cut = [.. names.Select(name => TextMeasure.Shorten(name, width, Theme.TickSize))];
        return cut.Distinct().Count() == names.Distinct().Count() ? cut : [.. names.Select(name => TextMeasure.ShortenInside(name, width, Theme.TickSize))];
    }

    // Every second, fifth, tenth, … name where there is not the height of a line for each.
    private static string[] Some(string[] names, double room)
    {
        var every = room >= LineHeight ? 1 : (int)Ticks.NiceStep(LineHeight / room);
        return [.. names.Select((name, i) => i % every == 0 ? name : "")];
    }
}
