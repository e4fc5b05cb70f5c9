namespace NotebookLib.Quantum;

public abstract partial class GateBuilder<TSelf>
{
    /// <summary>Identity; matrix in <see cref="Gates.I"/>.</summary>
    /// <param name="qubit">The qubit it acts on.</param>
    public TSelf I(int qubit) => Add(new GateInstruction(Gates.I, [qubit]));

    /// <summary>Pauli X, the NOT; matrix in <see cref="Gates.X"/>.</summary>
    /// <param name="qubit">The qubit it acts on.</param>
    public TSelf X(int qubit) => Add(new GateInstruction(Gates.X, [qubit]));

    /// <summary>Pauli Y; matrix in <see cref="Gates.Y"/>.</summary>
    /// <param name="qubit">The qubit it acts on.</param>
    public TSelf Y(int qubit) => Add(new GateInstruction(Gates.Y, [qubit]));

    /// <summary>Pauli Z; matrix in <see cref="Gates.Z"/>.</summary>
    /// <param name="qubit">The qubit it acts on.</param>
    public TSelf Z(int qubit) => Add(new GateInstruction(Gates.Z, [qubit]));

    /// <summary>Hadamard; matrix in <see cref="Gates.H"/>.</summary>
    /// <param name="qubit">The qubit it acts on.</param>
    public TSelf H(int qubit) => Add(new GateInstruction(Gates.H, [qubit]));

    /// <summary>S = diag(1, i); matrix in <see cref="Gates.S"/>.</summary>
    /// <param name="qubit">The qubit it acts on.</param>
    public TSelf S(int qubit) => Add(new GateInstruction(Gates.S, [qubit]));

    /// <summary>Inverse of S; matrix in <see cref="Gates.Sdg"/>.</summary>
    /// <param name="qubit">The qubit it acts on.</param>
    public TSelf Sdg(int qubit) => Add(new GateInstruction(Gates.Sdg, [qubit]));

    /// <summary>T = diag(1, e^{i pi/4}); matrix in <see cref="Gates.T"/>.</summary>
    /// <param name="qubit">The qubit it acts on.</param>
    public TSelf T(int qubit) => Add(new GateInstruction(Gates.T, [qubit]));

    /// <summary>Inverse of T; matrix in <see cref="Gates.Tdg"/>.</summary>
    /// <param name="qubit">The qubit it acts on.</param>
    public TSelf Tdg(int qubit) => Add(new GateInstruction(Gates.Tdg, [qubit]));

    /// <summary>Square root of X; matrix in <see cref="Gates.SX"/>.</summary>
    /// <param name="qubit">The qubit it acts on.</param>
    public TSelf SX(int qubit) => Add(new GateInstruction(Gates.SX, [qubit]));

    /// <summary>Inverse of the square root of X; matrix in <see cref="Gates.SXdg"/>.</summary>
    /// <param name="qubit">The qubit it acts on.</param>
    public TSelf SXdg(int qubit) => Add(new GateInstruction(Gates.SXdg, [qubit]));

    /// <summary>Rotation about X, exp(-i t X/2).</summary>
    /// <param name="theta">Angle t in radians, or a name.</param>
    /// <param name="qubit">The qubit it acts on.</param>
    public TSelf Rx(Angle theta, int qubit) => Add(new GateInstruction(Gates.Rx, [qubit], [theta]));

    /// <summary>Rotation about Y, exp(-i t Y/2): half the angle, [cos(t/2), -sin(t/2); sin(t/2), cos(t/2)].</summary>
    /// <param name="theta">Angle t in radians, or a name.</param>
    /// <param name="qubit">The qubit it acts on.</param>
    public TSelf Ry(Angle theta, int qubit) => Add(new GateInstruction(Gates.Ry, [qubit], [theta]));

    /// <summary>Rotation about Z, exp(-i t Z/2).</summary>
    /// <param name="theta">Angle t in radians, or a name.</param>
    /// <param name="qubit">The qubit it acts on.</param>
    public TSelf Rz(Angle theta, int qubit) => Add(new GateInstruction(Gates.Rz, [qubit], [theta]));

    /// <summary>Phase, diag(1, e^{it}).</summary>
    /// <param name="theta">Angle t in radians, or a name.</param>
    /// <param name="qubit">The qubit it acts on.</param>
    public TSelf Phase(Angle theta, int qubit) => Add(new GateInstruction(Gates.Phase, [qubit], [theta]));

    /// <summary>General one-qubit gate, [cos(t/2), -e^{il} sin(t/2); e^{ip} sin(t/2), e^{i(p+l)} cos(t/2)].</summary>
    /// <param name="theta">Angle t in radians, or a name.</param>
    /// <param name="phi">Angle p in radians, or a name.</param>
    /// <param name="lambda">Angle l in radians, or a name.</param>
    /// <param name="qubit">The qubit it acts on.</param>
    public TSelf U(Angle theta, Angle phi, Angle lambda, int qubit) => Add(new GateInstruction(Gates.U, [qubit], [theta, phi, lambda]));
}
