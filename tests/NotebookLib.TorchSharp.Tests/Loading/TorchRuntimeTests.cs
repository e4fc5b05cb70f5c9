using System.Runtime.InteropServices;
using NotebookLib.TorchSharp.Loading;
using TorchSharp;

namespace NotebookLib.TorchSharp.Tests.Loading;

public sealed class TorchRuntimeTests
{
    [Fact]
    public void IsAvailable_LinuxX64WithGlibcxx30_IsTrue()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64 && NativePlatform.Current == "linux-x64",
            $"This is {NativePlatform.Current}.");
        var defined = new ThisMachine().DefinedVersions("libstdc++.so.6");
        Assert.NotNull(defined);
        Assert.SkipUnless(defined.Contains("GLIBCXX_3.4.30"), $"libstdc++ has {SymbolVersions.Newest(defined, "GLIBCXX_3.4.30")} only.");

        Assert.True(TorchRuntime.IsAvailable, TorchRuntime.Problem);
        Assert.Equal(6, torch.ones(2, 3).sum().item<float>());
    }

    [Fact]
    public void Problem_IsNullOrOneLine() => Assert.DoesNotContain('\n', TorchRuntime.Problem ?? "");

    [Fact]
    public void Device_UnknownName_Throws()
    {
        Assert.SkipUnless(TorchRuntime.IsAvailable, TorchRuntime.Problem ?? "");

        Assert.Contains("gpu", Assert.Throws<ArgumentException>(() => TorchRuntime.Device("gpu")).Message);
        Assert.Equal(DeviceType.CPU, TorchRuntime.Device("cpu").type);
    }

    [Fact]
    public void Device_CudaWithoutCuda_SaysWhatItTakes()
    {
        Assert.SkipUnless(TorchRuntime.IsAvailable, TorchRuntime.Problem ?? "");
        Assert.SkipWhen(torch.cuda.is_available(), "This machine has CUDA.");

        Assert.Contains("TorchSharp-cuda", Assert.Throws<TorchUnavailableException>(() => TorchRuntime.Device("cuda:0")).Message);
    }

    [Fact]
    public void OutputFolder_HoldsNoNativeLibraryOfTorch()
    {
        var natives = Directory.EnumerateFiles(AppContext.BaseDirectory, "*", SearchOption.AllDirectories)
            .Select(Path.GetFileName).Where(name => name!.EndsWith(".so", StringComparison.Ordinal) || name.EndsWith(".dylib", StringComparison.Ordinal)
                || name.StartsWith("torch", StringComparison.Ordinal) || name.StartsWith("libtorch", StringComparison.Ordinal)
                || name.StartsWith("libSkia", StringComparison.Ordinal));

        Assert.Empty(natives);
    }
}
