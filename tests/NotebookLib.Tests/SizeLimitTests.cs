using NotebookLib.Data;
using NotebookLib.Learning;
using NotebookLib.Quantum;

namespace NotebookLib.Tests;

/// <summary>Sizes whose product is beyond an array, or beyond 32 bits where it would wrap to a small one, are refused with their numbers.</summary>
public sealed class SizeLimitTests
{
    public static TheoryData<string, Action, string> TooLarge => new()
    {
        { "image shape that wraps to 0", () => _ = new ImageShape(1, 65_536, 65_536).Size, "(1, 65536, 65536) cannot be" },
        { "image shape that wraps twice", () => _ = new ImageShape(int.MaxValue, int.MaxValue, int.MaxValue).Size, "an image has at most 2147483591 values" },
        { "negative image shape", () => _ = new ImageShape(1, -1, -1).Size, "lengths are 0 or more" },
        { "batch", () => _ = new Batch(new ImageShape(1, 1000, 1000), 3000), "are 3000000000 values; a batch holds at most 2147483591" },
        { "batch of a wrapping shape", () => _ = new Batch(new ImageShape(1, 65_536, 65_536), 1), "cannot be" },
        { "tensor shape", () => _ = new TensorShape(65_536, 65_536), "Shape (65536, 65536) has more than 2147483591 values" },
        { "tensor", () => _ = new Tensor<float>(3000, new TensorShape(1000, 1000)), "are 3000000000 values; a tensor holds 0 to 2147483591" },
        { "dense layer", () => _ = new Linear<float>(65_536, 65_536), "Shape (65536, 65536) has more than 2147483591 values" },
        { "convolution", () => _ = new Conv2d<float>(65_536, 65_536, 1), "has more than 2147483591 values" },
        { "network", () => new Sequential<float>(new Flatten<float>()).Build(new TensorShape(30_000, 30_000)), "One example of shape (30000, 30000) takes 1800000000 values" },
        { "shots", () => new Circuit(1).Sample(int.MaxValue), "2147483647 shots were asked for; allowed are 1 to 100000000" },
        { "shots of a circuit that measures", () => new Circuit(1).Measure(0, 0).Sample(int.MaxValue), "2147483647 shots" },
        { "shots of a state", () => new StateVector(1).Sample(int.MaxValue), "2147483647 shots" },
        { "shots with noise", () => NoiseModel.None.Run(new Circuit(1)).Sample(int.MaxValue), "2147483647 shots" },
    };

    [Theory, MemberData(nameof(TooLarge), DisableDiscoveryEnumeration = true)]
    public void Size_BeyondTheLimit_IsRefusedWithItsNumbers(string kind, Action act, string said)
    {
        var error = Record.Exception(act);
        Assert.True(error is ArgumentException or InvalidOperationException && error.Message.Contains(said), $"{kind}: {error?.GetType().Name} {error?.Message}");
    }
}
