using System.Numerics;

namespace NotebookLib.Learning;

/// <summary>
/// Quantum neural network for ten classes: an image as a quantum state, a circuit with one trainable angle for each qubit and layer, the
/// probabilities of all outcomes, and a
/// linear layer from these to the classes. With the defaults 10 qubits, 10 angles and 10,250 trainable values of the linear layer.
/// </summary>
/// <remarks>Parameters <c>angles</c> (depth, n), <c>linear.weight</c> (classes, 2^n), <c>linear.bias</c> (classes).</remarks>
public sealed class Qnn : Classifier<float>
{
    /// <summary>Makes the model.</summary>
    /// <param name="seed">Seed of the parameters.</param>
    /// <param name="options">Settings; the original's by default.</param>
    public Qnn(int seed = 0, QnnOptions? options = null)
        : this(seed, options ?? QnnOptions.Original, isResolved: true)
    {
    }

    private Qnn(int seed, QnnOptions options, bool isResolved)
        : base("QNN", options.InputShape, Layers<float>(seed, options), new CrossEntropy<float>(), options.LearningRate, options.WeightDecay)
        => Options = options;

    /// <summary>Settings.</summary>
    public QnnOptions Options { get; }

    /// <summary>The layers alone.</summary>
    /// <param name="seed">Seed of the parameters.</param>
    /// <param name="options">Settings; the original's by default.</param>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <exception cref="ArgumentException">The padded image has no power of two of pixels.</exception>
    public static Sequential<T> Layers<T>(int seed, QnnOptions? options = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        options ??= QnnOptions.Original;
        var encoding = new AmplitudeEncoding<T>(options.Pad);
        var amplitudes = encoding.OutputShape(options.InputShape).Size; // 1024
        var ansatz = new Ansatz<T>(
            BitOperations.Log2((uint)amplitudes), options.Depth, options.Entangler, options.Rotation, options.Convention, options.AngleRange);
        var linear = new Linear<T>(amplitudes, options.Classes);
        var network = new Sequential<T>(seed, encoding, ansatz, new Probabilities<T>(options.ProbabilityScale), linear);
        ansatz.Angles.Name = "angles";
        linear.Weight.Name = "linear.weight";
        linear.Bias.Name = "linear.bias";
        return network;
    }
}
