namespace NotebookLib.Learning;

/// <summary>Measures how long steps and measurements take, to tell images per second and the time left.</summary>
internal sealed class TrainingPace(TimeProvider clock)
{
    private long _images;
    private int _steps;
    private int _evaluations;
    private TimeSpan _training;
    private TimeSpan _evaluating;
    private long _mark = clock.GetTimestamp();

    /// <summary>Training images a second; 0 before the first step.</summary>
    public double ImagesPerSecond => _training > TimeSpan.Zero ? _images / _training.TotalSeconds : 0;

    /// <summary>Counts the time since the last mark as one training step.</summary>
    public void AddStep(int images)
    {
        _training += Lap();
        _images += images;
        _steps++;
    }

    /// <summary>Counts the time since the last mark as one measurement on the whole sets.</summary>
    public void AddEvaluation()
    {
        _evaluating += Lap();
        _evaluations++;
    }

    /// <summary>Time that so many more steps and measurements will take at the pace so far; <c>null</c> before the first step.</summary>
    public TimeSpan? TimeFor(int steps, int evaluations)
    {
        if (_steps == 0) return null;
        var left = _training / _steps * steps;
        return _evaluations == 0 ? left : left + _evaluating / _evaluations * evaluations;
    }

    private TimeSpan Lap()
    {
        var now = clock.GetTimestamp();
        var lap = clock.GetElapsedTime(_mark, now);
        _mark = now;
        return lap;
    }
}
