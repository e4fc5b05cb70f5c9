using Microsoft.DotNet.Interactive.CSharp;
using NotebookRunner.Worker;

namespace NotebookRunner.Tests.Kernel;

public sealed class KernelInternalsTests
{
    /// <summary>When this fails, the kernel keeps its script options elsewhere: cells would no longer say in which line they failed.</summary>
    [Fact]
    public void NameSubmission_FindsTheKernelsOptions()
    {
        using var kernel = new CSharpKernel();
        KernelInternals.NameSubmission(kernel, "Cell 1");
    }
}
