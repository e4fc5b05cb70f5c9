using NotebookLib.Quantum;

namespace NotebookLib.Learning;

/// <content>Quantum layers: <c>Sequential(AmplitudeEncoding(pad: 2), RyLayer(10), CxChain(10), Probabilities(), Linear(1024, 10))</c>.</content>
public static partial class NetworkBuilder
{
    /// <inheritdoc cref="AmplitudeEncoding{T}(int)"/>
    public static AmplitudeEncoding<float> AmplitudeEncoding(int pad = 0) => new(pad);

    /// <inheritdoc cref="DataReuploading{T}(int, int, Entangler, double)"/>
    public static DataReuploading<float> DataReuploading(int qubits, int depth, Entangler? entangler = null, double angleRange = 1) =>
        new(qubits, depth, entangler, angleRange);

    /// <summary>A rotation about Y of every qubit, by default by the full angle, Ry(2a). What the original calls its Ry layer.</summary>
    /// <inheritdoc cref="RotationLayer{T}(int, Rotation, AngleConvention, double)"/>
    public static RotationLayer<float> RyLayer(int qubits, AngleConvention convention = AngleConvention.Full, double angleRange = 0.01) =>
        new(qubits, Rotation.Ry, convention, angleRange);

    /// <summary>A rotation about X of every qubit, by default by the full angle, Rx(2a).</summary>
    /// <inheritdoc cref="RotationLayer{T}(int, Rotation, AngleConvention, double)"/>
    public static RotationLayer<float> RxLayer(int qubits, AngleConvention convention = AngleConvention.Full, double angleRange = 0.01) =>
        new(qubits, Rotation.Rx, convention, angleRange);

    /// <summary>
    /// A rotation about Z of every qubit, by default by the full angle, Rz(2a). Not the original's layer of this name: that is <see cref="PhaseLayer"/>.
    /// </summary>
    /// <inheritdoc cref="RotationLayer{T}(int, Rotation, AngleConvention, double)"/>
    public static RotationLayer<float> RzLayer(int qubits, AngleConvention convention = AngleConvention.Full, double angleRange = 0.01) =>
        new(qubits, Rotation.Rz, convention, angleRange);

    /// <summary>diag(1, e^{ia}) on every qubit, a = its angle. What the original calls its Rz layer.</summary>
    /// <inheritdoc cref="RotationLayer{T}(int, Rotation, AngleConvention, double)"/>
    public static RotationLayer<float> PhaseLayer(int qubits, double angleRange = 0.01) =>
        new(qubits, Rotation.Phase, AngleConvention.Full, angleRange);

    /// <summary>Any rotation of every qubit, by three angles each.</summary>
    /// <inheritdoc cref="RotationLayer{T}(int, Rotation, AngleConvention, double)"/>
    public static RotationLayer<float> GeneralRotationLayer(int qubits, AngleConvention convention = AngleConvention.Full, double angleRange = 0.01) =>
        new(qubits, Rotation.General, convention, angleRange);

    /// <summary>CX from each qubit to the next. What the original calls its linear CX layer.</summary>
    /// <param name="qubits">Number of qubits, at least 2.</param>
    /// <param name="order">Which pair acts first; the last pair by default, as in the original.</param>
    public static EntanglingLayer<float> CxChain(int qubits, ChainOrder order = ChainOrder.LastPairFirst) =>
        new(qubits, Entangler.CxChain(order));

    /// <summary>CX from each qubit to the next, and from the last to the first.</summary>
    /// <param name="qubits">Number of qubits, at least 2.</param>
    /// <param name="order">Which pair acts first; the first pair by default.</param>
    public static EntanglingLayer<float> CxRing(int qubits, ChainOrder order = ChainOrder.FirstPairFirst) =>
        new(qubits, Entangler.CxRing(order));

    /// <summary>CZ on each pair of neighbours.</summary>
    /// <param name="qubits">Number of qubits, at least 2.</param>
    public static EntanglingLayer<float> CzChain(int qubits) => new(qubits, Entangler.CzChain());

    /// <summary>CZ on each pair of neighbours, the last and the first qubit among them.</summary>
    /// <param name="qubits">Number of qubits, at least 3.</param>
    public static EntanglingLayer<float> CzRing(int qubits) => new(qubits, Entangler.CzRing());

    /// <inheritdoc cref="Probabilities{T}(double)"/>
    public static Probabilities<float> Probabilities(double scale = 1) => new(scale);

    /// <inheritdoc cref="MarginalProbabilities{T}(int[])"/>
    public static MarginalProbabilities<float> MarginalProbabilities(params int[] qubits) => new(qubits);

    /// <inheritdoc cref="ZeroProbability{T}(int)"/>
    public static ZeroProbability<float> ZeroProbability(int qubit = -1) => new(qubit);

    /// <summary>Expectation of Pauli strings with trainable scale and offset.</summary>
    /// <param name="strings">One letter of I, X, Y, Z for each qubit, qubit 0 first.</param>
    public static PauliExpectation<float> PauliExpectation(params string[] strings) => new(trainable: true, strings);

    /// <inheritdoc cref="PauliExpectation{T}(bool, string[])"/>
    public static PauliExpectation<float> PauliExpectation(bool trainable, params string[] strings) => new(trainable, strings);
}
