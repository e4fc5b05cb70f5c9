namespace NotebookLib.Tests.Learning.Training;

/// <summary>A clock that goes on by a fixed time whenever it is read.</summary>
internal sealed class ManualClock(TimeSpan perReading) : TimeProvider
{
    private long _ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _ticks += perReading.Ticks;
}
