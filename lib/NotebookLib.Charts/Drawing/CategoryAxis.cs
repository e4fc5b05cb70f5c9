namespace NotebookLib.Charts.Drawing;

/// <summary>A horizontal axis of names, written so that they fit: on one line, on two or three, or turned, upright where they stand close.</summary>
internal static class CategoryAxis
{
    /// <summary>Chooses how the names are written.</summary>
    /// <param name="title">What the names are.</param>
    /// <param name="names">One for each place.</param>
    /// <param name="room">Width of a place, in pixels.</param>
    public static Axis For(string title, IReadOnlyList<string> names, double room)
    {
        var wrapped = names.Select(name => FontMetrics.Wrap(name, room - 4, Theme.TickSize)).ToArray();
        var fits = wrapped.All(lines => lines.Count <= 3 && lines.All(line => FontMetrics.Width(line, Theme.TickSize) <= room - 2));
        return fits
            ? Axis.Listed(title, [.. wrapped.Select(lines => string.Join('\n', lines))])
            : Axis.Listed(title, names).WithTurnedLabels(room < 30 ? -90 : -45);
    }
}
