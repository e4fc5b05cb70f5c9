using NotebookRunner.Protocol;

namespace NotebookRunner.Worker;

/// <summary>Sends events to the parent, whichever thread has one.</summary>
internal sealed class EventChannel(Stream stream)
{
    private readonly Lock _gate = new();

    public void Send(WorkerEvent workerEvent)
    {
        var message = Message.Encode(workerEvent);
        lock (_gate)
            stream.Write(message);
    }
}
