using System.Collections.Immutable;

namespace NotebookLib.Quantum;

public abstract partial class GateBuilder<TSelf>
{
    /// <summary>A gate without angle on every qubit: <c>Layer(Gates.H)</c>.</summary>
    /// <param name="gate">A one-qubit gate without angle.</param>
    public TSelf Layer(Gate gate) => Add(new LayerInstruction(gate, All()));

    /// <summary>
    /// The Ry layer of the quantum neural networks, with the full angle: qubit k gets [cos a, -sin a; sin a, cos a], that is Ry(2a), a = angles[k].
    /// </summary>
    /// <param name="angles">One for each qubit, radians or names.</param>
    /// <exception cref="ArgumentException">Not one angle for each qubit.</exception>
    public TSelf RyLayer(params Angle[] angles) => Add(new LayerInstruction(Gates.Ry, All(), [.. angles], 2));

    /// <inheritdoc cref="RyLayer(Angle[])"/>
    public TSelf RyLayer(IEnumerable<double> angles) => RyLayer(ToAngles(angles));

    /// <summary>The Rz layer of the quantum neural networks: <see cref="Gates.Phase"/> with angles[k] on qubit k.</summary>
    /// <param name="angles">One for each qubit, radians or names.</param>
    /// <exception cref="ArgumentException">Not one angle for each qubit.</exception>
    public TSelf RzLayer(params Angle[] angles) => Add(new LayerInstruction(Gates.Phase, All(), [.. angles]));

    /// <inheritdoc cref="RzLayer(Angle[])"/>
    public TSelf RzLayer(IEnumerable<double> angles) => RzLayer(ToAngles(angles));

    /// <summary>A rotation with its textbook angle on every qubit: <c>RotationLayer(Gates.Rx, angles)</c>.</summary>
    /// <param name="gate">A one-qubit gate with one angle.</param>
    /// <param name="angles">One for each qubit, radians or names.</param>
    /// <exception cref="ArgumentException">Not one angle for each qubit, or the gate does not take one angle.</exception>
    public TSelf RotationLayer(Gate gate, params Angle[] angles) => Add(new LayerInstruction(gate, All(), [.. angles]));

    /// <inheritdoc cref="RotationLayer(Gate, Angle[])"/>
    public TSelf RotationLayer(Gate gate, IEnumerable<double> angles) => RotationLayer(gate, ToAngles(angles));

    /// <summary>CX from each qubit to the next, over all qubits; one permutation of the amplitudes.</summary>
    /// <param name="order">Which pair acts first. By default the last pair, as in the quantum neural networks; then amplitude j moves to j ^ (j >> 1).</param>
    /// <exception cref="ArgumentException">There is only one qubit.</exception>
    public TSelf CXChain(ChainOrder order = ChainOrder.LastPairFirst) => Add(new ChainInstruction(Gates.X, All(), order));

    /// <summary>CZ from each qubit to the next, over all qubits; one pass of signs. CZ gates commute, so the order changes only how it is listed.</summary>
    /// <param name="order">Which pair acts first.</param>
    /// <exception cref="ArgumentException">There is only one qubit.</exception>
    public TSelf CZChain(ChainOrder order = ChainOrder.LastPairFirst) => Add(new ChainInstruction(Gates.Z, All(), order));

    private static Angle[] ToAngles(IEnumerable<double> radians) => [.. radians.Select(value => (Angle)value)];
}
