using System.Runtime.ExceptionServices;

namespace NotebookLib.Learning;

/// <summary>Work in numbered, independent parts.</summary>
internal interface IPartedWork
{
    /// <summary>Does one part.</summary>
    /// <param name="part">Number of the part.</param>
    /// <param name="worker">Number of the worker, for its own memory; no two parts with one worker run at the same time.</param>
    void Run(int part, int worker);
}

/// <summary>
/// Spreads the parts of a piece of work over the calling thread and background threads of its own, without allocation. Whoever is free takes
/// the next part, so a part must not depend on who does it. A helper that wakes too late finds nothing to do, and one without work for
/// five seconds ends, so that a forgotten network leaves no thread behind. (The runtime's pool is not used: it allocates when it wakes a thread.)
/// </summary>
internal sealed class WorkerTeam
{
    private readonly Helper[] _helpers;
    private IPartedWork? _work;
    private ExceptionDispatchInfo? _error;
    private int _parts;
    private int _next;

    public WorkerTeam(int threads)
    {
        _helpers = new Helper[threads - 1];
        for (var i = 0; i < _helpers.Length; i++) _helpers[i] = new Helper(this, worker: i + 1);
    }

    public int Threads => _helpers.Length + 1;

    public void Run(IPartedWork work, int parts)
    {
        _work = work;
        _parts = parts;
        _next = 0;
        var wanted = Math.Min(_helpers.Length, parts - 1);
        for (var i = 0; i < wanted; i++) _helpers[i].Call();
        RunParts(worker: 0);
        for (var i = 0; i < wanted; i++) _helpers[i].Await();
        _work = null;
        if (_error is { } error)
        {
            _error = null;
            error.Throw();
        }
    }

    private void RunParts(int worker)
    {
        try
        {
            for (var part = Interlocked.Increment(ref _next) - 1; part < _parts; part = Interlocked.Increment(ref _next) - 1)
                _work!.Run(part, worker);
        }
        catch (Exception exception)
        {
            Interlocked.CompareExchange(ref _error, ExceptionDispatchInfo.Capture(exception), null);
            Volatile.Write(ref _next, _parts);
        }
    }

    /// <summary>One background thread's part in the work.</summary>
    private sealed class Helper(WorkerTeam team, int worker)
    {
        private const int Ended = 0;
        private const int Idle = 1;
        private const int Called = 2;
        private const int Running = 3;

        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

        private readonly AutoResetEvent _signal = new(initialState: false);
        private int _state = Ended;

        public void Call()
        {
            if (Interlocked.Exchange(ref _state, Called) == Ended)
                new Thread(Loop) { IsBackground = true, Name = $"NotebookLib worker {worker}" }.Start();
            else
                _signal.Set();
        }

        public void Await()
        {
            if (Interlocked.CompareExchange(ref _state, Idle, Called) == Called) return;
            var spin = new SpinWait();
            while (Volatile.Read(ref _state) == Running) spin.SpinOnce(sleep1Threshold: -1);
        }

        private void Loop()
        {
            while (true)
            {
                if (Interlocked.CompareExchange(ref _state, Running, Called) == Called)
                {
                    team.RunParts(worker);
                    Volatile.Write(ref _state, Idle);
                }
                if (!_signal.WaitOne(Patience) && Interlocked.CompareExchange(ref _state, Ended, Idle) == Idle) return;
            }
        }
    }
}
