using System.Globalization;

namespace NotebookRunner.Printing;

/// <summary>A growing text of which the beginning and the end are kept: its first characters up to a limit are let through, of the rest a tail waits.</summary>
/// <param name="limit">Characters let through.</param>
internal sealed class LimitedText(int limit)
{
    private const int TailLength = 10_000;
    private long _passed;
    private long _lost;
    private string _tail = "";

    /// <summary>What of a change goes on: take <c>Cut</c> characters off the end, then append <c>Text</c>.</summary>
    public (int Cut, string Text) Pass(int cut, string text)
    {
        if (_tail.Length > 0)
        {
            _tail = _tail[..Math.Max(0, _tail.Length - cut)] + text;
            (cut, text) = (0, "");
        }
        else if (_passed - cut + text.Length > limit)
        {
            var room = (int)Math.Clamp(limit - (_passed - cut), 0, text.Length);
            (text, _tail) = (text[..room], text[room..]);
        }
        if (_tail.Length > 2 * TailLength)
        {
            _lost += _tail.Length - TailLength;
            _tail = _tail[^TailLength..];
        }
        _passed += text.Length - cut;
        return (cut, text);
    }

    /// <summary>What was held back, and a note before it when something between is gone; both empty for a text within the limit.</summary>
    public (string Note, string Tail) End()
    {
        var note = _lost == 0 ? "" : string.Create(
            CultureInfo.InvariantCulture,
            $"\n[The cell printed {_lost:N0} characters more than the runner keeps; left out here, the end follows.]\n");
        var tail = _tail;
        _lost = 0;
        _tail = "";
        return (note, tail);
    }
}
