using System.Numerics;
using NotebookLib.Learning;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace NotebookLib.TorchSharp;

/// <summary>
/// The ten-class quantum network of <see cref="Qnn"/>, half and half: encoding, circuit and probabilities are this library's layers, the linear layer is
/// torch's.
/// </summary>
/// <remarks>Parameters <c>angles</c> (depth, n), <c>linear.weight</c> (classes, 2^n), <c>linear.bias</c> (classes), as in <see cref="Qnn"/>.</remarks>
public sealed class HybridQnn : LayersModule
{
    private readonly Linear linear;

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
        : base(nameof(HybridQnn), options.InputShape, Circuit(seed, options), "angles")
    {
        linear = nn.Linear(OutputShape.Size, options.Classes);
        register_module(nameof(linear), linear);
    }

    /// <summary>Class scores.</summary>
    /// <param name="input">(batch, channels, height, width).</param>
    /// <returns>(batch, classes).</returns>
    public override Tensor forward(Tensor input) => linear.forward(base.forward(input));

    private static Sequential<float> Circuit(int seed, QnnOptions options)
    {
        var encoding = new AmplitudeEncoding<float>(options.Pad);
        var qubits = BitOperations.Log2((uint)encoding.OutputShape(options.InputShape).Size);
        var ansatz = new Ansatz<float>(qubits, options.Depth, options.Entangler, options.Rotation, options.Convention, options.AngleRange);
        return new(seed, encoding, ansatz, new Probabilities<float>(options.ProbabilityScale));
    }
}
