using System.Collections.Immutable;

namespace NotebookLib.Quantum.OpenQasm;

/// <summary>A gate that a text can call: how many angles and qubits it takes, and the steps it stands for.</summary>
/// <param name="AngleCount">Number of angles.</param>
/// <param name="QubitCount">Number of qubits, controls included.</param>
/// <param name="Steps">Steps for given angles and qubits, in the order in which they act.</param>
internal sealed record CallableGate(int AngleCount, int QubitCount, Func<ImmutableArray<Angle>, ImmutableArray<int>, IEnumerable<QasmStep>> Steps)
{
    /// <summary>How deep definitions are nested in it; 0 for a gate that is known.</summary>
    public int Depth { get; init; }

    /// <summary>Number of calls that it expands to, powers not counted.</summary>
    public long Calls { get; init; } = 1;

    /// <summary>True for a gate that a text declares without saying what it does.</summary>
    public bool IsOpaque { get; init; }
}

/// <summary>The gates of <c>qelib1.inc</c> and <c>stdgates.inc</c> and those built into the language.</summary>
internal static class StandardGates
{
    private static readonly Dictionary<string, CallableGate> Both = new()
    {
        ["id"] = Plain(Gates.I),
        ["x"] = Plain(Gates.X),
        ["y"] = Plain(Gates.Y),
        ["z"] = Plain(Gates.Z),
        ["h"] = Plain(Gates.H),
        ["s"] = Plain(Gates.S),
        ["sdg"] = Plain(Gates.Sdg),
        ["t"] = Plain(Gates.T),
        ["tdg"] = Plain(Gates.Tdg),
        ["sx"] = Plain(Gates.SX),
        ["p"] = Plain(Gates.Phase),
        ["rx"] = Plain(Gates.Rx),
        ["ry"] = Plain(Gates.Ry),
        ["rz"] = Plain(Gates.Rz),
        ["u1"] = Plain(Gates.Phase),
        ["cx"] = Plain(Gates.X, 1),
        ["cy"] = Plain(Gates.Y, 1),
        ["cz"] = Plain(Gates.Z, 1),
        ["ch"] = Plain(Gates.H, 1),
        ["cp"] = Plain(Gates.Phase, 1),
        ["crx"] = Plain(Gates.Rx, 1),
        ["cry"] = Plain(Gates.Ry, 1),
        ["crz"] = Plain(Gates.Rz, 1),
        ["cu"] = new(4, 2, ControlledU),
        ["swap"] = Plain(Gates.Swap),
        ["ccx"] = Plain(Gates.X, 2),
        ["cswap"] = Plain(Gates.Swap, 1),
    };

    private static readonly Dictionary<string, CallableGate> OnlyVersion2 = new()
    {
        ["u2"] = new(2, 1, (angles, qubits) => [One(Gates.U, [Math.PI / 2, .. angles], [], qubits)]),
        ["u3"] = Plain(Gates.U),
        ["u0"] = new(1, 1, (_, qubits) => [One(Gates.I, [], [], qubits)]),
        ["u"] = Plain(Gates.U),
        ["sxdg"] = Plain(Gates.SXdg),
        ["cu1"] = Plain(Gates.Phase, 1),
        ["cu3"] = Plain(Gates.U, 1),
        ["csx"] = Plain(Gates.SX, 1),
        ["rxx"] = Plain(Gates.Rxx),
        ["rzz"] = Plain(Gates.Rzz),
        ["c3x"] = Plain(Gates.X, 3),
        ["c4x"] = Plain(Gates.X, 4),
        ["c3sqrtx"] = Plain(Gates.SX, 3),
        ["rccx"] = new(0, 3, (_, qubits) => RelativePhaseX(qubits[0], qubits[1], qubits[2])),
        ["rc3x"] = new(0, 4, (_, qubits) => RelativePhaseX3(qubits)),
    };

    private static readonly Dictionary<string, CallableGate> OnlyVersion3 = new()
    {
        ["CX"] = Plain(Gates.X, 1),
        ["phase"] = Plain(Gates.Phase),
        ["cphase"] = Plain(Gates.Phase, 1),
        ["u2"] = new(2, 1, (angles, qubits) => ZyzRotation([Math.PI / 2, .. angles], qubits)),
        ["u3"] = new(3, 1, ZyzRotation),
    };

    /// <summary>Gates that need no include.</summary>
    public static IReadOnlyDictionary<string, CallableGate> BuiltIn(OpenQasmVersion version) => version == OpenQasmVersion.V2
        ? new Dictionary<string, CallableGate> { ["U"] = Plain(Gates.U), ["CX"] = Plain(Gates.X, 1) }
        : new Dictionary<string, CallableGate> { ["U"] = new(3, 1, PhasedU) };

    /// <summary>Gates of the version's include file.</summary>
    public static IEnumerable<KeyValuePair<string, CallableGate>> Included(OpenQasmVersion version) =>
        Both.Concat(version == OpenQasmVersion.V2 ? OnlyVersion2 : OnlyVersion3);

    /// <summary>Names of the gates of the version's include file.</summary>
    public static IEnumerable<string> NamesOf(OpenQasmVersion version) => Included(version).Select(entry => entry.Key);

    private static CallableGate Plain(Gate gate, int controls = 0) => new(gate.AngleCount, controls + gate.TargetCount,
        (angles, qubits) => [One(gate, angles, [.. qubits[..controls].Select(qubit => new Control(qubit))], qubits[controls..])]);

    private static QasmStep One(Gate gate, ImmutableArray<Angle> angles, ImmutableArray<Control> controls, ImmutableArray<int> targets) =>
        QasmStep.Of(new GateInstruction(gate, targets, angles, controls));

    // U of version 3 has the phase e^{i theta/2} besides: it has the period 2 pi in each angle.
    private static IEnumerable<QasmStep> PhasedU(ImmutableArray<Angle> angles, ImmutableArray<int> qubits) =>
        [QasmStep.GlobalPhase(angles[0] / 2), One(Gates.U, angles, [], qubits)];

    // u2 and u3 of version 3 are rotations about Z, Y and Z: their determinant is 1.
    private static IEnumerable<QasmStep> ZyzRotation(ImmutableArray<Angle> angles, ImmutableArray<int> qubits) =>
        [QasmStep.GlobalPhase(angles[1] / -2), QasmStep.GlobalPhase(angles[2] / -2), One(Gates.U, angles, [], qubits)];

    // The Toffoli gate up to phases, with three CX: Maslov, Advantages of using relative-phase Toffoli gates, arXiv:1508.03273, fig. 3.
    private static IEnumerable<QasmStep> RelativePhaseX(int a, int b, int target) =>
        Sequence([H(target), T(target), X(b, target), Tdg(target), X(a, target), T(target), X(b, target), Tdg(target), H(target)]);

    // X under three controls up to phases, in the same article, fig. 4.
    private static IEnumerable<QasmStep> RelativePhaseX3(ImmutableArray<int> qubits)
    {
        var (a, b, c, target) = (qubits[0], qubits[1], qubits[2], qubits[3]);
        return Sequence([H(target), T(target), X(c, target), Tdg(target), H(target), X(a, target), T(target), X(b, target), Tdg(target), X(a, target),
            T(target), X(b, target), Tdg(target), H(target), T(target), X(c, target), Tdg(target), H(target)]);
    }

    private static IEnumerable<QasmStep> Sequence(params GateInstruction[] gates) => gates.Select(QasmStep.Of);

    private static GateInstruction H(int qubit) => new(Gates.H, [qubit]);

    private static GateInstruction T(int qubit) => new(Gates.T, [qubit]);

    private static GateInstruction Tdg(int qubit) => new(Gates.Tdg, [qubit]);

    private static GateInstruction X(int control, int target) => new(Gates.X, [target], [], [control]);

    // cu(theta, phi, lambda, gamma): the phase gamma where the control is 1, then U there.
    private static IEnumerable<QasmStep> ControlledU(ImmutableArray<Angle> angles, ImmutableArray<int> qubits)
    {
        if (angles[3].IsNamed || angles[3].Offset != 0)
            yield return One(Gates.Phase, [angles[3]], [], [qubits[0]]);
        yield return One(Gates.U, angles[..3], [qubits[0]], [qubits[1]]);
    }
}
