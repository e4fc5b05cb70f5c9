using NotebookLib.Common;

namespace NotebookLib.Learning;

/// <summary>Tells a notebook how to show a <see cref="TrainingDisplay"/>.</summary>
internal sealed class TrainingDisplayFormatters
{
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new MimeFormatter("text/html", value => ((TrainingDisplay)value).ToHtml()),
        new MimeFormatter("text/plain", value => ((TrainingDisplay)value).ToString()),
    ];
}
