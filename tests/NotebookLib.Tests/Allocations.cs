namespace NotebookLib.Tests;

/// <summary>Counts what code allocates once it has run in.</summary>
internal static class Allocations
{
    private const int Trials = 10;

    /// <summary>
    /// Bytes that the least of several runs allocates on this thread. What the compiler does between its tiers may allocate in one of them;
    /// code that allocates itself does so in all.
    /// </summary>
    public static long Fewest(Action run)
    {
        var fewest = long.MaxValue;
        for (var trial = 0; trial < Trials && fewest > 0; trial++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            run();
            fewest = Math.Min(fewest, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        return fewest;
    }
}
