namespace NotebookLib.Charts.Drawing;

/// <summary>A value written behind the last point of a curve.</summary>
internal readonly record struct EndLabel(double X, double Y, string Text, string Colour);

/// <summary>Writes the last values behind their curves, moved apart where they would overlap.</summary>
internal static class EndLabels
{
    private const double Distance = 14;

    public static void Draw(Panel panel, IEnumerable<EndLabel> labels)
    {
        var sorted = labels.OrderBy(label => panel.PixelY(label.Y)).ToArray();
        var places = Spread([.. sorted.Select(label => panel.PixelY(label.Y))], panel.Area.Top, panel.Area.Bottom);
        for (var i = 0; i < sorted.Length; i++)
        {
            var label = sorted[i];
            panel.Sheet.TextAt(panel, label.X, label.Y, 8, places[i] - panel.PixelY(label.Y), label.Text, new TextStyle(Theme.TickSize, label.Colour, Bold: true));
        }
    }

    /// <summary>Moves sorted places to at least <see cref="Distance"/> from each other, each group about the mean of its wishes.</summary>
    internal static double[] Spread(double[] wishes, double top, double bottom)
    {
        var groups = new List<(double Sum, int Count)>();
        double Start((double Sum, int Count) g) => Math.Clamp(g.Sum / g.Count - (g.Count - 1) * Distance / 2, top, Math.Max(top, bottom - (g.Count - 1) * Distance));
        foreach (var wish in wishes)
        {
            groups.Add((wish, 1));
            while (groups.Count > 1 && Start(groups[^1]) < Start(groups[^2]) + groups[^2].Count * Distance)
            {
                groups[^2] = (groups[^2].Sum + groups[^1].Sum, groups[^2].Count + groups[^1].Count);
                groups.RemoveAt(groups.Count - 1);
            }
        }
        return [.. groups.SelectMany(g => Enumerable.Range(0, g.Count).Select(i => Start(g) + i * Distance))];
    }
}
