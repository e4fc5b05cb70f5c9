using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;

namespace NotebookLib.Charts;

/// <summary>
/// One output of a cell that can be shown anew. The handle that the kernel's <c>display</c> gives back has another id than the output it
/// made, so its updates reach nothing; the handle from the cell's own context is right, also in later cells and on other threads.
/// </summary>
internal sealed class LiveOutput
{
    private readonly Action<object> _show;

    private LiveOutput(Action<object> show) => _show = show;

    /// <summary>An output of the running cell, or of a later one that is the first to show something.</summary>
    /// <remarks>Only where <see cref="KernelProcess.RunsCell"/>.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static LiveOutput InThisCell()
    {
        var cell = KernelInvocationContext.Current;
        DisplayedValue? shown = null;
        return new LiveOutput(value =>
        {
            if (shown is null) shown = (KernelInvocationContext.Current ?? cell).Display(value);
            else shown.Update(value);
        });
    }

    /// <summary>Shows a value in place of the one before.</summary>
    /// <param name="value">Written by its formatter for notebooks.</param>
    public void Show(object value) => _show(value);
}
