using System.Text;

namespace NotebookRunner.Execution;

/// <summary>Tells the events on a worker's standard output, lines that begin with the marker, from whatever else is printed there.</summary>
internal sealed class MarkedLineReader(Stream stream, string marker)
{
    private const int FlushSize = 64 * 1024;
    private readonly byte[] _marker = Encoding.ASCII.GetBytes(marker);
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private byte[] _buffer = new byte[FlushSize];
    private int _count;

    /// <summary>Reads to the end of the stream. Memory stays bounded by the largest event, however much plain text comes.</summary>
    /// <param name="onEvent">Receives each marked line, without marker and line end.</param>
    /// <param name="onText">Receives all other text, in pieces.</param>
    public async Task ReadAsync(Action<byte[]> onEvent, Action<string> onText)
    {
        int read;
        while ((read = await stream.ReadAsync(_buffer.AsMemory(_count))) > 0)
        {
            _count += read;
            Take(onEvent, onText);
            if (_count == _buffer.Length)
                Array.Resize(ref _buffer, _buffer.Length * 2);
        }
        Text(_buffer.AsSpan(0, _count), onText);
    }

    private void Take(Action<byte[]> onEvent, Action<string> onText)
    {
        var at = 0;
        while (at < _count)
        {
            var rest = _buffer.AsSpan(at, _count - at);
            var start = rest.IndexOf(_marker);
            if (start < 0)
            {
                // The end may be the beginning of a marker.
                var safe = Math.Max(0, rest.Length - _marker.Length);
                Text(rest[..safe], onText);
                at += safe;
                break;
            }
            Text(rest[..start], onText);
            at += start;
            var line = rest[(start + _marker.Length)..];
            var end = line.IndexOf((byte)'\n');
            if (end < 0)
                break;
            onEvent(line[..end].ToArray());
            at += _marker.Length + end + 1;
        }
        _buffer.AsSpan(at, _count - at).CopyTo(_buffer);
        _count -= at;
    }

    private void Text(ReadOnlySpan<byte> bytes, Action<string> onText)
    {
        if (bytes.Length == 0)
            return;
        var text = new char[_decoder.GetCharCount(bytes, false)];
        var count = _decoder.GetChars(bytes, text, false);
        if (count > 0)
            onText(new string(text, 0, count));
    }
}
