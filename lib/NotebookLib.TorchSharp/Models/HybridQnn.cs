using NotebookLib.Learning;
using TorchSharp;
using TorchSharp.Modules;
using static System.FormattableString;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace NotebookLib.TorchSharp;

/// <summary>
/// The ten-class quantum network of <see cref="Qnn"/>, half and half: encoding, circuit and probabilities are this library's layers, the linear layer is
/// torch's.
/// </summary>
/// <remarks>Parameters as in <see cref="Qnn"/>, under the same names.</remarks>
public sealed class HybridQnn : LayersModule
{
    private readonly Linear _linear;

    /// <summary>Makes the network.</summary>
    /// <param name="seed">Seed of the angles; the linear layer starts from torch's own random numbers.</param>
    /// <param name="options">Settings; the original's by default.</param>
    /// <exception cref="TorchUnavailableException">TorchSharp cannot be used here.</exception>
    /// <exception cref="ArgumentException">The padded image has no power of two of pixels.</exception>
    public HybridQnn(int seed = 0, QnnOptions? options = null)
        : this(seed, options ?? QnnOptions.Original, isResolved: true)
    {
    }

    private HybridQnn(int seed, QnnOptions options, bool isResolved)
        : base(nameof(HybridQnn), options.InputShape, Circuit(seed, options))
    {
        _linear = nn.Linear(OutputShape.Size, options.Classes);
        register_module(Invariant($"{LayerCount}"), _linear);
    }

    /// <summary>Class scores.</summary>
    /// <param name="input">(batch, channels, height, width).</param>
    /// <returns>(batch, classes).</returns>
    public override Tensor forward(Tensor input) => _linear.forward(base.forward(input));

    private static Sequential<float> Circuit(int seed, QnnOptions options) =>
        new(seed, [.. Qnn.CreateNetwork<float>(seed, options).Layers.SkipLast(1)]);
}
