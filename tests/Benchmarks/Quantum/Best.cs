using System.Diagnostics;

namespace Benchmarks.Quantum;

/// <summary>The shortest of several measurements: what the machine can do when nothing disturbs it.</summary>
internal static class Best
{
    /// <summary>Seconds for one call, the best of rounds that each last about <paramref name="roundSeconds"/>.</summary>
    internal static double Seconds(Action action, double roundSeconds = 0.01, int rounds = 25)
    {
        // Long enough for the compiler to replace its first, quick version of the code.
        var start = Stopwatch.GetTimestamp();
        for (var warmUps = 0; warmUps < 3 || Stopwatch.GetElapsedTime(start).TotalSeconds < 0.15; warmUps++)
            action();
        start = Stopwatch.GetTimestamp();
        action();
        var calls = Math.Max(1, (int)(roundSeconds / Math.Max(1e-9, Stopwatch.GetElapsedTime(start).TotalSeconds)));
        var best = double.MaxValue;
        for (var round = 0; round < rounds; round++)
        {
            start = Stopwatch.GetTimestamp();
            for (var call = 0; call < calls; call++)
                action();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds / calls);
        }
        return best;
    }
}
