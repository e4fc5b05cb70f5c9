using System.Diagnostics;
using NotebookLib.Learning;
using TorchSharp;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace NotebookLib.TorchSharp.Tests;

public sealed class MemoryTests : TorchTest
{
    private const int Steps = 1000;
    private const long Allowed = 20L << 20;

    [Fact]
    public void Train_ThousandStepsOfACnn_MemoryStays()
    {
        var network = TorchModels.LeNet5(form: TorchForm.Fast);
        AssertMemoryStays(network);
    }

    [Fact]
    public void Train_ThousandStepsOfAHybrid_MemoryStays() => AssertMemoryStays(new HybridQnn());

    private static void AssertMemoryStays(nn.Module<Tensor, Tensor> network)
    {
        var classifier = new TorchClassifier("network", Samples.Digits, network, nn.CrossEntropyLoss(), optim.Adam(network.parameters()));
        var batch = Samples.Batch(Samples.Digits, 10, 64, seed: 1);
        for (var step = 0; step < 100; step++) classifier.Train(batch);
        var before = ResidentBytes();

        for (var step = 0; step < Steps; step++) classifier.Train(batch);

        var growth = ResidentBytes() - before;
        Assert.True(growth < Allowed, $"{Steps} steps took {growth >> 20} MB more");
    }

    private static long ResidentBytes()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
