using System.Runtime.ExceptionServices;

namespace NotebookRunner.Html;

/// <summary>
/// Work on a text that anybody may have written, with an end: a parser may take a time that grows with the square of its input, or nest calls as
/// deep as its input. The thread has a stack for that, and a time limit.
/// </summary>
internal static class Bounded
{
    private const int StackSize = 256 * 1024 * 1024;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>The result of <paramref name="work"/>.</summary>
    /// <exception cref="TimeoutException">It takes too long; it is left behind.</exception>
    public static T Run<T>(Func<T> work)
    {
        T? result = default;
        ExceptionDispatchInfo? problem = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = work();
                }
                catch (Exception thrown)
                {
                    problem = ExceptionDispatchInfo.Capture(thrown);
                }
            },
            StackSize)
        { IsBackground = true, Name = "page" };
        thread.Start();
        if (!thread.Join(Limit))
            throw new TimeoutException($"it takes longer than {Limit.TotalSeconds} s");
        problem?.Throw();
        return result!;
    }
}
