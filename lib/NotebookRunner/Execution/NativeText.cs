using System.Text;

namespace NotebookRunner.Execution;

/// <summary>
/// Text that native code and child processes write past the kernel, to one of the worker's own streams. A mark that the worker writes at the
/// end of each cell tells which cell a text belongs to.
/// </summary>
internal sealed class NativeText(Stream stream, string mark)
{
    private readonly byte[] _mark = Encoding.ASCII.GetBytes(mark);
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private readonly SemaphoreSlim _marks = new(0);
    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _count;

    /// <summary>Reads to the end of the stream; memory stays bounded however much comes.</summary>
    /// <param name="onText">Receives the text between marks, in pieces.</param>
    public async Task ReadAsync(Action<string> onText)
    {
        int read;
        while ((read = await stream.ReadAsync(_buffer.AsMemory(_count))) > 0)
        {
            _count += read;
            Take(onText);
        }
        Send(_buffer.AsSpan(0, _count), onText);
        _marks.Release(int.MaxValue / 2);
    }

    /// <summary>Waits until the text of a cell that is done has been read.</summary>
    /// <returns>False when the mark did not come: a cell may have closed the stream.</returns>
    public Task<bool> CellReadAsync(TimeSpan limit) => _marks.WaitAsync(limit);

    private void Take(Action<string> onText)
    {
        var at = 0;
        int start;
        while ((start = _buffer.AsSpan(at, _count - at).IndexOf(_mark)) >= 0)
        {
            Send(_buffer.AsSpan(at, start), onText);
            at += start + _mark.Length;
            _marks.Release();
        }
        // The end may be the beginning of a mark.
        var safe = Math.Max(at, _count - _mark.Length + 1);
        if (_buffer.AsSpan(at, _count - at).IndexOf(_mark[0]) < 0)
            safe = _count;
        Send(_buffer.AsSpan(at, safe - at), onText);
        _buffer.AsSpan(safe, _count - safe).CopyTo(_buffer);
        _count -= safe;
    }

    private void Send(ReadOnlySpan<byte> bytes, Action<string> onText)
    {
        var text = new char[_decoder.GetCharCount(bytes, false)];
        var count = _decoder.GetChars(bytes, text, false);
        if (count > 0)
            onText(new string(text, 0, count));
    }
}
