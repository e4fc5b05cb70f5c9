using System.Numerics;
using NotebookLib.Quantum;

namespace NotebookLib.Learning;

/// <summary>
/// Quantum neural network for two classes without a classical layer: an image as a quantum state, a circuit with one trainable angle for
/// each qubit and layer, and
/// the measurement of the last qubit. With the defaults 8 qubits, 3 layers and 24 trainable values.
/// </summary>
/// <remarks>
/// A network of the same layers, as a notebook writes it, has the same parameters under the same names: <c>1.angles</c>, <c>3.angles</c>, …,
/// (n) each; with the calibrated readout also <c>scale</c> and <c>offset</c>, (1), of the last layer but one.
/// </remarks>
public sealed class TwoClassQnn : Classifier<float>
{
    /// <summary>Makes the model.</summary>
    /// <param name="seed">Seed of the parameters.</param>
    /// <param name="options">Settings; the original's by default.</param>
    public TwoClassQnn(int seed = 0, TwoClassQnnOptions? options = null)
        : base("QNN 2", (options ??= TwoClassQnnOptions.Original).InputShape, CreateNetwork<float>(seed, options), new BinaryCrossEntropy<float>(), options.LearningRate, options.WeightDecay)
        => Options = options;

    /// <summary>Settings.</summary>
    public TwoClassQnnOptions Options { get; }

    /// <summary>The circuit's angles, radians: one tensor (n), or (n, 3) for three angles each, for each layer of the circuit.</summary>
    public IReadOnlyList<Parameter<float>> Angles => VariationalCircuit.Angles(Network);

    /// <summary>The circuit for the simulator: to draw it, run it on a single state or write it as OpenQASM.</summary>
    /// <param name="angleName">Name under which the angles stand in the circuit, <c>a0</c>, <c>a1</c>, …; null for their present values.</param>
    public Circuit ToCircuit(string? angleName = null) => VariationalCircuit.ToCircuit(Network, angleName);

    /// <summary>The layers alone.</summary>
    /// <param name="seed">Seed of the parameters.</param>
    /// <param name="options">Settings; the original's by default.</param>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <exception cref="ArgumentException">The image has no power of two of pixels.</exception>
    public static Sequential<T> CreateNetwork<T>(int seed, TwoClassQnnOptions? options = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        options ??= TwoClassQnnOptions.Original;
        var encoding = new AmplitudeEncoding<T>(options.Pad);
        var qubits = BitOperations.Log2((uint)encoding.OutputShape(options.InputShape).Size); // 8
        var circuit = VariationalCircuit.Layers<T>(
            qubits, options.Depth, options.Entangler, options.Rotation, options.Convention, options.AngleRange);
        KeepLive(circuit, qubits, options);
        Layer<T>[] readout = options.Readout == TwoClassReadout.ZeroProbability
            ? [new ZeroProbability<T>()]
            : [new PauliExpectation<T>(trainable: true, PauliString.On('Z', qubits - 1, qubits).Letters), new Sigmoid<T>()];
        return new Sequential<T>(seed, [encoding, .. circuit, .. readout]);
    }

    /// <summary>Angles that cannot change the last qubit stay as they are.</summary>
    private static void KeepLive<T>(Layer<T>[] circuit, int qubits, TwoClassQnnOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (qubits > LightCone.MostQubits) return;
        var live = LightCone.OfQubit(qubits, options.Depth, options.Entangler, rotation: options.Rotation);
        var start = 0;
        foreach (var layer in circuit.OfType<RotationLayer<T>>())
        {
            layer.KeepTo(live[start..(start + layer.Angles.Count)]);
            start += layer.Angles.Count;
        }
    }
}
