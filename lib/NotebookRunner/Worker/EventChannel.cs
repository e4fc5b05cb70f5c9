using System.Text.Json;
using NotebookRunner.Protocol;

namespace NotebookRunner.Worker;

/// <summary>Writes events to the process's real standard output, one marked line each, whichever thread sends.</summary>
internal sealed class EventChannel(Stream stream, string marker)
{
    private readonly Lock _gate = new();
    private readonly byte[] _marker = System.Text.Encoding.ASCII.GetBytes(marker);

    public void Send(WorkerEvent workerEvent)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(workerEvent, WorkerEvent.Json);
        var line = new byte[_marker.Length + json.Length + 1];
        _marker.CopyTo(line, 0);
        json.CopyTo(line, _marker.Length);
        line[^1] = (byte)'\n';
        lock (_gate)
        {
            stream.Write(line);
            stream.Flush();
        }
    }
}
