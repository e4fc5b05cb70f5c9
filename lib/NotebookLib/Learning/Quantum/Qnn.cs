using System.Numerics;
using NotebookLib.Quantum;

namespace NotebookLib.Learning;

/// <summary>
/// Quantum neural network for ten classes: an image as a quantum state, a circuit with one trainable angle for each qubit and layer, the
/// probabilities of all outcomes, and a
/// linear layer from these to the classes. With the defaults 10 qubits, 10 angles and 10,250 trainable values of the linear layer.
/// </summary>
/// <remarks>
/// A network of the same layers, as a notebook writes it, has the same parameters under the same names: with one layer of the circuit
/// <c>1.angles</c> (n), <c>4.weight</c> (classes, 2^n), <c>4.bias</c> (classes).
/// </remarks>
public sealed class Qnn : Classifier<float>
{
    /// <summary>Makes the model.</summary>
    /// <param name="seed">Seed of the parameters.</param>
    /// <param name="options">Settings; the original's by default.</param>
    public Qnn(int seed = 0, QnnOptions? options = null)
        : base("QNN", (options ??= QnnOptions.Original).InputShape, CreateNetwork<float>(seed, options), new CrossEntropy<float>(), options.LearningRate, options.WeightDecay)
        => Options = options;

    /// <summary>Settings.</summary>
    public QnnOptions Options { get; }

    /// <summary>The circuit's angles, radians: one tensor (n), or (n, 3) for three angles each, for each layer of the circuit.</summary>
    public IReadOnlyList<Parameter<float>> Angles => VariationalCircuit.Angles(Network);

    /// <summary>The circuit for the simulator: to draw it, run it on a single state or write it as OpenQASM.</summary>
    /// <param name="angleName">Name under which the angles stand in the circuit, <c>a0</c>, <c>a1</c>, …; null for their present values.</param>
    public Circuit ToCircuit(string? angleName = null) => VariationalCircuit.ToCircuit(Network, angleName);

    /// <summary>The layers alone.</summary>
    /// <param name="seed">Seed of the parameters.</param>
    /// <param name="options">Settings; the original's by default.</param>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <exception cref="ArgumentException">The padded image has no power of two of pixels.</exception>
    public static Sequential<T> CreateNetwork<T>(int seed, QnnOptions? options = null) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        options ??= QnnOptions.Original;
        var encoding = new AmplitudeEncoding<T>(options.Pad);
        var amplitudes = encoding.OutputShape(options.InputShape).Size; // 1024
        var qubits = BitOperations.Log2((uint)amplitudes); // 10
        return new Sequential<T>(
            seed,
            [
                encoding,
                .. VariationalCircuit.Layers<T>(
                    qubits, options.Depth, options.Entangler, options.Rotation, options.Convention, options.AngleRange),
                new Probabilities<T>(options.ProbabilityScale),
                new Linear<T>(amplitudes, options.Classes),
            ]);
    }
}
