using System.Globalization;

namespace NotebookLib.Charts;

/// <summary>What a notebook asks of its kernel.</summary>
public static class Notebook
{
    /// <summary>
    /// Prepares the kernel for the cells that follow; the first cell of a notebook calls it, once or more often. From then on every cell
    /// writes numbers in the invariant culture (0.5, not 0,5) and a cell may name types of Plotly.NET.
    /// Outside a notebook it does nothing.
    /// </summary>
    public static void Setup()
    {
        if (!KernelProcess.RunsCell) return;
        // The kernel gives each cell a culture of its own: the default reaches the later cells, the current one the rest of this cell.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        SharedFSharpCore.Install();
    }
}
