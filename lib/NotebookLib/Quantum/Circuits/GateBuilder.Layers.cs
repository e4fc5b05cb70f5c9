using System.Collections.Immutable;

namespace NotebookLib.Quantum;

public abstract partial class GateBuilder<TSelf>
{
    /// <summary>Factor from a layer's angle to that of its gates.</summary>
    private static readonly double FullAngle = AngleConvention.Full.Factor(AngleRole.HalfAngle);

    /// <summary>A gate without angle on every qubit: <c>Layer(Gates.H)</c>.</summary>
    /// <param name="gate">A one-qubit gate without angle.</param>
    public TSelf Layer(Gate gate) => Add(new LayerInstruction(gate, All()));

    /// <summary>
    /// A rotation about Y of every qubit by the full angle: qubit k gets [cos a, -sin a; sin a, cos a], that is Ry(2a), a = angles[k].
    /// What the original calls its Ry layer.
    /// </summary>
    /// <param name="angles">One for each qubit, radians or names.</param>
    /// <exception cref="ArgumentException">Not one angle for each qubit.</exception>
    public TSelf RyLayer(params Angle[] angles) => Add(new LayerInstruction(Gates.Ry, All(), [.. angles], FullAngle));

    /// <inheritdoc cref="RyLayer(Angle[])"/>
    public TSelf RyLayer(IEnumerable<double> angles) => RyLayer(ToAngles(angles));

    /// <summary>A rotation about X of every qubit by the full angle: qubit k gets Rx(2a), a = angles[k].</summary>
    /// <inheritdoc cref="RyLayer(Angle[])"/>
    public TSelf RxLayer(params Angle[] angles) => Add(new LayerInstruction(Gates.Rx, All(), [.. angles], FullAngle));

    /// <inheritdoc cref="RxLayer(Angle[])"/>
    public TSelf RxLayer(IEnumerable<double> angles) => RxLayer(ToAngles(angles));

    /// <summary>
    /// A rotation about Z of every qubit by the full angle: qubit k gets Rz(2a), a = angles[k]. Not the original's layer of this name,
    /// which is <see cref="PhaseLayer(Angle[])"/>.
    /// </summary>
    /// <inheritdoc cref="RyLayer(Angle[])"/>
    public TSelf RzLayer(params Angle[] angles) => Add(new LayerInstruction(Gates.Rz, All(), [.. angles], FullAngle));

    /// <inheritdoc cref="RzLayer(Angle[])"/>
    public TSelf RzLayer(IEnumerable<double> angles) => RzLayer(ToAngles(angles));

    /// <summary><see cref="Gates.Phase"/> on every qubit, angles[k] on qubit k. What the original calls its Rz layer.</summary>
    /// <inheritdoc cref="RyLayer(Angle[])"/>
    public TSelf PhaseLayer(params Angle[] angles) => Add(new LayerInstruction(Gates.Phase, All(), [.. angles]));

    /// <inheritdoc cref="PhaseLayer(Angle[])"/>
    public TSelf PhaseLayer(IEnumerable<double> angles) => PhaseLayer(ToAngles(angles));

    /// <summary>A rotation with its textbook angle on every qubit: <c>RotationLayer(Gates.Rx, angles)</c>.</summary>
    /// <param name="gate">A one-qubit gate with one angle.</param>
    /// <param name="angles">One for each qubit, radians or names.</param>
    /// <exception cref="ArgumentException">Not one angle for each qubit, or the gate does not take one angle.</exception>
    public TSelf RotationLayer(Gate gate, params Angle[] angles) => Add(new LayerInstruction(gate, All(), [.. angles]));

    /// <inheritdoc cref="RotationLayer(Gate, Angle[])"/>
    public TSelf RotationLayer(Gate gate, IEnumerable<double> angles) => RotationLayer(gate, ToAngles(angles));

    /// <summary>
    /// CX from each qubit to the next, over all qubits; one permutation of the amplitudes. What the original calls its linear CX layer.
    /// </summary>
    /// <param name="order">Which pair acts first. By default the last pair, as the original does; then amplitude j moves to j ^ (j >> 1).</param>
    /// <exception cref="ArgumentException">There is only one qubit.</exception>
    public TSelf CxChain(ChainOrder order = ChainOrder.LastPairFirst) => Entangle(Entangler.CxChain(order));

    /// <summary>CX from each qubit to the next, and from the last to the first.</summary>
    /// <param name="order">Which pair acts first; the pair of the first two qubits by default.</param>
    /// <exception cref="ArgumentException">There is only one qubit.</exception>
    public TSelf CxRing(ChainOrder order = ChainOrder.FirstPairFirst) => Entangle(Entangler.CxRing(order));

    /// <summary>
    /// CZ from each qubit to the next, over all qubits; one pass of signs. CZ gates commute, so the order changes only how it is listed.
    /// </summary>
    /// <param name="order">Which pair acts first.</param>
    /// <exception cref="ArgumentException">There is only one qubit.</exception>
    public TSelf CzChain(ChainOrder order = ChainOrder.LastPairFirst) => Entangle(Entangler.CzChain(order));

    /// <summary>CZ on each pair of neighbours, the last and the first qubit among them.</summary>
    /// <exception cref="ArgumentException">There are fewer than three qubits.</exception>
    public TSelf CzRing() => Entangle(Entangler.CzRing());

    /// <summary>Any of these by its <see cref="Entangler"/>, over all qubits; <see cref="Entangler.None"/> adds nothing.</summary>
    /// <param name="entangler">Which gates.</param>
    /// <exception cref="ArgumentException">There are too few qubits.</exception>
    public TSelf Entangle(Entangler entangler)
    {
        ArgumentNullException.ThrowIfNull(entangler);
        return entangler == Entangler.None ? (TSelf)this : Add(new ChainInstruction(entangler, All()));
    }

    private static Angle[] ToAngles(IEnumerable<double> radians) => [.. radians.Select(value => (Angle)value)];
}
