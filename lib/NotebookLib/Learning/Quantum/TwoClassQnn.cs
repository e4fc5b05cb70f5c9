using System.Numerics;

namespace NotebookLib.Learning;

/// <summary>
/// Quantum neural network for two classes without a classical layer: an image as a quantum state, a circuit with one trainable angle for
/// each qubit and layer, and
/// the measurement of the last qubit. With the defaults 8 qubits, 3 layers and 24 trainable values.
/// </summary>
/// <remarks>Parameters <c>angles</c> (depth, n); with the calibrated readout also <c>readout.scale</c> and <c>readout.offset</c>,
/// (1).</remarks>
public sealed class TwoClassQnn : Classifier<float>
{
    /// <summary>Makes the model.</summary>
    /// <param name="seed">Seed of the parameters.</param>
    /// <param name="options">Settings; the original's by default.</param>
    public TwoClassQnn(int seed = 0, TwoClassQnnOptions? options = null)
        : this(seed, options ?? TwoClassQnnOptions.Original, isResolved: true)
    {
    }

    private TwoClassQnn(int seed, TwoClassQnnOptions options, bool isResolved)
        : base("QNN 2", options.InputShape, Layers<float>(seed, options), new BinaryCrossEntropy<float>(), options.LearningRate, options.WeightDecay)
        => Options = options;

    /// <summary>Settings.</summary>
    public TwoClassQnnOptions Options { get; }

    /// <summary>The layers alone.</summary>
    /// <param name="seed">Seed of the parameters.</param>
    /// <param name="options">Settings; the original's by default.</param>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <exception cref="ArgumentException">The image has no power of two of pixels.</exception>
    public static Sequential<T> Layers<T>(int seed, TwoClassQnnOptions? options = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        options ??= TwoClassQnnOptions.Original;
        var encoding = new AmplitudeEncoding<T>(options.Pad);
        var qubits = BitOperations.Log2((uint)encoding.OutputShape(options.InputShape).Size);
        var ansatz = new Ansatz<T>(qubits, options.Depth, options.Entangler, options.Rotation, options.Convention, options.AngleRange);
        var readout = new PauliExpectation<T>(trainable: true, new string('I', qubits - 1) + "Z");
        Sequential<T> network = options.Readout == TwoClassReadout.ZeroProbability
            ? new(seed, encoding, ansatz, new ZeroProbability<T>())
            : new(seed, encoding, ansatz, readout, new Sigmoid<T>());
        if (qubits <= LightCone.MostQubits) ansatz.KeepTo(LightCone.OfQubit(qubits, options.Depth, options.Entangler, rotation: options.Rotation));
        ansatz.Angles.Name = "angles";
        readout.Scale.Name = "readout.scale";
        readout.Offset.Name = "readout.offset";
        return network;
    }
}
