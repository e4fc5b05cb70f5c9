using TorchSharp;

[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace NotebookLib.TorchSharp.Tests;

/// <summary>A test that runs torch: skipped, with the library's own reason, where TorchSharp cannot be used.</summary>
public abstract class TorchTest
{
    protected TorchTest()
    {
        Assert.SkipUnless(TorchRuntime.IsAvailable, TorchRuntime.Problem ?? "");
        // The last bits of torch's sums depend on the number of threads.
        torch.set_num_threads(1);
        torch.manual_seed(1);
    }

    /// <summary>Whether two tensors of one shape have the same values, bit by bit.</summary>
    protected static bool Same(torch.Tensor first, torch.Tensor second) => first.eq(second).all().item<bool>();
}
