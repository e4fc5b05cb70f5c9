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
/// Spreads the parts of a piece of work over the calling thread and threads of the pool, without allocation. Whoever is free takes
/// the next part, so a part must not depend on who does it. A helper that the pool starts too late finds nothing to do.
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

    /// <summary>One pool thread's part in the work.</summary>
    private sealed class Helper(WorkerTeam team, int worker) : IThreadPoolWorkItem
    {
        private const int Idle = 0;
        private const int Called = 1;
        private const int Running = 2;
        private const int Dismissed = 3;

        private int _state;

        public void Call()
        {
            // A helper dismissed before it started is still in the pool's queue: calling it back needs no second entry.
            if (Interlocked.CompareExchange(ref _state, Called, Dismissed) == Dismissed) return;
            _state = Called;
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }

        public void Await()
        {
            if (Interlocked.CompareExchange(ref _state, Dismissed, Called) == Called) return;
            var spin = new SpinWait();
            while (Volatile.Read(ref _state) == Running) spin.SpinOnce(sleep1Threshold: -1);
        }

        public void Execute()
        {
            // Between the two exchanges a dismissed helper may be called back; then it has to look again.
            while (true)
            {
                if (Interlocked.CompareExchange(ref _state, Running, Called) == Called)
                {
                    team.RunParts(worker);
                    Volatile.Write(ref _state, Idle);
                    return;
                }
                if (Interlocked.CompareExchange(ref _state, Idle, Dismissed) == Dismissed) return;
            }
        }
    }
}
