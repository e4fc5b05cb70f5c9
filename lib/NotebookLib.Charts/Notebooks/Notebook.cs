using System.Globalization;

namespace NotebookLib.Charts;

/// <summary>What a notebook asks of its kernel.</summary>
public static class Notebook
{
    /// <summary>
    /// Prepares the kernel for the cells that follow; the first cell of a notebook calls it, once or more often. From then on every cell
    /// writes numbers in the invariant culture (0.5, not 0,5), may name types of Plotly.NET and shows its charts.
    /// Outside a notebook it does nothing.
    /// </summary>
    public static void Setup()
    {
        if (!KernelProcess.RunsCell) return;
        // The kernel gives each cell a culture of its own: the default reaches the later cells, the current one the rest of this cell.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        SharedFSharpCore.Install();
        ChartFormatters.Register();
    }

    /// <summary>
    /// Shows below the cell how training goes, while it goes. Pass the result to the trainer:
    /// <code>
    /// var live = Notebook.ShowTraining();
    /// var history = trainer.Train(train, test, epochs: 1, live, Notebook.StopButton);
    /// </code>
    /// </summary>
    /// <param name="curves">Whether learning curves grow under the line; they need measurements while training.</param>
    public static LiveTraining ShowTraining(bool curves = true) => new(curves);

    /// <summary>
    /// Cancelled when the reader stops the cell that asks for it. What a cell did until then stays for the next ones, if its code ends by
    /// itself then, as <see cref="Learning.Trainer.Train"/> does. Outside a notebook it is never cancelled.
    /// </summary>
    public static CancellationToken StopButton => KernelProcess.RunsCell ? KernelProcess.CellToken() : CancellationToken.None;
}
