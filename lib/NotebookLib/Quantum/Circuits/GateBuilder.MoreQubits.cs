namespace NotebookLib.Quantum;

public abstract partial class GateBuilder<TSelf>
{
    /// <summary>Controlled X: flips the target where the control is 1.</summary>
    /// <param name="control">Control on 1.</param>
    /// <param name="target">Target, another qubit.</param>
    public TSelf CX(int control, int target) => Add(new GateInstruction(Gates.X, [target], [], [control]));

    /// <summary>Controlled Y.</summary>
    /// <param name="control">Control on 1.</param>
    /// <param name="target">Target, another qubit.</param>
    public TSelf CY(int control, int target) => Add(new GateInstruction(Gates.Y, [target], [], [control]));

    /// <summary>Controlled Z: a sign where both qubits are 1.</summary>
    /// <param name="control">Control on 1.</param>
    /// <param name="target">Target, another qubit.</param>
    public TSelf CZ(int control, int target) => Add(new GateInstruction(Gates.Z, [target], [], [control]));

    /// <summary>Controlled Hadamard.</summary>
    /// <param name="control">Control on 1.</param>
    /// <param name="target">Target, another qubit.</param>
    public TSelf CH(int control, int target) => Add(new GateInstruction(Gates.H, [target], [], [control]));

    /// <summary>Controlled rotation about X.</summary>
    /// <param name="theta">Angle t in radians, or a name.</param>
    /// <param name="control">Control on 1.</param>
    /// <param name="target">Target, another qubit.</param>
    public TSelf CRx(Angle theta, int control, int target) => Add(new GateInstruction(Gates.Rx, [target], [theta], [control]));

    /// <summary>Controlled rotation about Y.</summary>
    /// <param name="theta">Angle t in radians, or a name.</param>
    /// <param name="control">Control on 1.</param>
    /// <param name="target">Target, another qubit.</param>
    public TSelf CRy(Angle theta, int control, int target) => Add(new GateInstruction(Gates.Ry, [target], [theta], [control]));

    /// <summary>Controlled rotation about Z.</summary>
    /// <param name="theta">Angle t in radians, or a name.</param>
    /// <param name="control">Control on 1.</param>
    /// <param name="target">Target, another qubit.</param>
    public TSelf CRz(Angle theta, int control, int target) => Add(new GateInstruction(Gates.Rz, [target], [theta], [control]));

    /// <summary>Controlled phase: e^{it} where both qubits are 1.</summary>
    /// <param name="theta">Angle t in radians, or a name.</param>
    /// <param name="control">Control on 1.</param>
    /// <param name="target">Target, another qubit.</param>
    public TSelf CPhase(Angle theta, int control, int target) => Add(new GateInstruction(Gates.Phase, [target], [theta], [control]));

    /// <summary>Exchange of two qubits.</summary>
    /// <param name="first">One qubit.</param>
    /// <param name="second">Another qubit.</param>
    public TSelf Swap(int first, int second) => Add(new GateInstruction(Gates.Swap, [first, second]));

    /// <summary>Exchange of two qubits with a factor i on what moved.</summary>
    /// <param name="first">One qubit.</param>
    /// <param name="second">Another qubit.</param>
    public TSelf ISwap(int first, int second) => Add(new GateInstruction(Gates.ISwap, [first, second]));

    /// <summary>exp(-i t XX/2) on two qubits.</summary>
    /// <param name="theta">Angle t in radians, or a name.</param>
    /// <param name="first">One qubit.</param>
    /// <param name="second">Another qubit.</param>
    public TSelf Rxx(Angle theta, int first, int second) => Add(new GateInstruction(Gates.Rxx, [first, second], [theta]));

    /// <summary>exp(-i t YY/2) on two qubits.</summary>
    /// <param name="theta">Angle t in radians, or a name.</param>
    /// <param name="first">One qubit.</param>
    /// <param name="second">Another qubit.</param>
    public TSelf Ryy(Angle theta, int first, int second) => Add(new GateInstruction(Gates.Ryy, [first, second], [theta]));

    /// <summary>exp(-i t ZZ/2) on two qubits.</summary>
    /// <param name="theta">Angle t in radians, or a name.</param>
    /// <param name="first">One qubit.</param>
    /// <param name="second">Another qubit.</param>
    public TSelf Rzz(Angle theta, int first, int second) => Add(new GateInstruction(Gates.Rzz, [first, second], [theta]));

    /// <summary>Toffoli gate: flips the target where both controls are 1.</summary>
    /// <param name="control1">Control on 1.</param>
    /// <param name="control2">Control on 1, another qubit.</param>
    /// <param name="target">Target, a third qubit.</param>
    public TSelf CCX(int control1, int control2, int target) => Add(new GateInstruction(Gates.X, [target], [], [control1, control2]));

    /// <summary>Fredkin gate: exchanges two qubits where the control is 1.</summary>
    /// <param name="control">Control on 1.</param>
    /// <param name="first">One qubit.</param>
    /// <param name="second">Another qubit.</param>
    public TSelf CSwap(int control, int first, int second) => Add(new GateInstruction(Gates.Swap, [first, second], [], [control]));
}
