using System.Net;
using System.Text;
using NotebookLib.Common;
using NotebookLib.Learning;

namespace NotebookLib.Charts;

/// <summary>
/// Learning curves that are drawn anew while training measures: as a bare picture as long as the run goes on, which changes without a
/// flicker, and as the whole figure when it ends.
/// </summary>
internal sealed class GrowingCurves(LiveOutput output) : IProgress<TrainingProgress>
{
    /// <summary>Drawing oftener helps nobody and takes time from training.</summary>
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(0.5);

    private int _drawn;
    private long _drawnAt;

    public void Report(TrainingProgress value)
    {
        var ended = value.State != TrainingState.Running;
        if (value.Records.Count == 0 || !ended && (value.Records.Count == _drawn || !IsTime())) return;
        var history = new TrainingHistory(value.ModelName);
        foreach (var record in value.Records) history.Add(record);
        var figure = Figures.LearningCurves(history);
        output.Show(ended ? figure : new Picture(figure));
        (_drawn, _drawnAt) = (history.Records.Count, TimeProvider.System.GetTimestamp());
    }

    private bool IsTime() => _drawn == 0 || TimeProvider.System.GetElapsedTime(_drawnAt) >= ShortestPause;

    /// <summary>A figure without its script.</summary>
    [TypeFormatterSource(typeof(PictureFormatters), PreferredMimeTypes = ["text/html", "text/plain"])]
    private sealed class Picture(Figure figure)
    {
        public string ToHtml() => $"""
            <img alt="{WebUtility.HtmlEncode(figure.AltText)}" width="{figure.Width}" height="{figure.Height}" style="display:block;max-width:100%;height:auto"
            src="data:image/svg+xml;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(figure.Svg))}">
            """;

        public override string ToString() => figure.AltText;
    }

    private sealed class PictureFormatters
    {
        public IEnumerable<object> CreateTypeFormatters() =>
        [
            new MimeFormatter("text/html", value => ((Picture)value).ToHtml()),
            new MimeFormatter("text/plain", value => ((Picture)value).ToString()),
        ];
    }
}
