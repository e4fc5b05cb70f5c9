using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;

namespace NotebookLib.Charts;

/// <summary>
/// One output of a cell that can be shown anew. The handle that the kernel's <c>display</c> gives back has another id than the output it
/// made, so its updates reach nothing; the handle from the cell's own context is right, also in later cells and on other threads.
/// </summary>
/// <remarks>
/// A cell that is stopped shows nothing more. The kernel loses the event that ends a stopped command when another thread publishes at the same
/// moment, and the front end then waits for ever: so the stop waits for an update under way, and no update follows it.
/// </remarks>
internal sealed class LiveOutput
{
    private readonly Lock _publishing = new();
    private readonly Action<object> _show;

    private LiveOutput(Action<object> show) => _show = show;

    /// <summary>An output of the running cell, or of a later one that is the first to show something.</summary>
    /// <remarks>Only where <see cref="KernelProcess.RunsCell"/>.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static LiveOutput InThisCell()
    {
        var first = KernelInvocationContext.Current;
        KernelInvocationContext? watched = null;
        DisplayedValue? shown = null;
        LiveOutput? output = null;
        return output = new LiveOutput(value =>
        {
            var cell = KernelInvocationContext.Current ?? first;
            if (watched != cell) (watched = cell).CancellationToken.Register(output!.WaitForUpdate);
            if (cell.CancellationToken.IsCancellationRequested) return;
            if (shown is null) shown = cell.Display(value);
            else shown.Update(value);
        });
    }

    /// <summary>Shows a value in place of the one before.</summary>
    /// <param name="value">Written by its formatter for notebooks.</param>
    public void Show(object value)
    {
        lock (_publishing) _show(value);
    }

    private void WaitForUpdate()
    {
        lock (_publishing) { }
    }
}
