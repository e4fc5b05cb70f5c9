using System.Globalization;
using NotebookLib.Charts;
using NotebookLib.Learning;

namespace NotebookLib.Charts.Tests.Notebooks;

/// <summary>What the first cell calls, in a plain program. tests/KernelTests has the same calls in the real kernel.</summary>
public sealed class WithoutKernelTests
{
    [Fact]
    public void Setup_WithoutKernel_LeavesTheCultureAlone()
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.DefaultThreadCurrentCulture);
        Notebook.Setup();
        Notebook.Setup();
        Assert.Equal(before, (CultureInfo.CurrentCulture, CultureInfo.DefaultThreadCurrentCulture));
    }

    [Fact]
    public void Setup_WithoutKernel_LoadsNoKernel()
    {
        Notebook.Setup();
        Assert.DoesNotContain(AppDomain.CurrentDomain.GetAssemblies(), a => a.GetName().Name!.StartsWith("Microsoft.DotNet.Interactive", StringComparison.Ordinal));
    }

    [Fact]
    public void StopButton_WithoutKernel_CannotBePressed() => Assert.False(Notebook.StopButton.CanBeCanceled);

    [Fact]
    public void ShowTraining_WithoutKernel_WritesTheLineToTheConsole()
    {
        var (before, written) = (Console.Out, new StringWriter(CultureInfo.InvariantCulture));
        Console.SetOut(written);
        try
        {
            Notebook.ShowTraining().Report(new TrainingProgress
            {
                ModelName = "LeNet-5",
                State = TrainingState.Finished,
                Step = 8,
                TotalSteps = 8,
                BatchesPerEpoch = 8,
                BatchSize = 64,
                Loss = 0.5,
                Records = [new TrainingRecord(8, 1, 0.9, 0.4, 0.8, 0.5)],
            });
        }
        finally
        {
            Console.SetOut(before);
        }
        Assert.Contains("LeNet-5 · 1 epoch · 8 steps of 64 images · loss 0.500 · train accuracy 90.0 % · test accuracy 80.0 %", written.ToString());
    }
}
