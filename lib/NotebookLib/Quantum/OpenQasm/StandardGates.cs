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
}

/// <summary>The gates of <c>qelib1.inc</c> and <c>stdgates.inc</c> and those built into the language.</summary>
internal static class StandardGates
{
    private static readonly Dictionary<string, CallableGate> Both = new()
    {
        ["id"] = Plain(Gates.I), ["x"] = Plain(Gates.X), ["y"] = Plain(Gates.Y), ["z"] = Plain(Gates.Z), ["h"] = Plain(Gates.H),
        ["s"] = Plain(Gates.S), ["sdg"] = Plain(Gates.Sdg), ["t"] = Plain(Gates.T), ["tdg"] = Plain(Gates.Tdg), ["sx"] = Plain(Gates.SX),
        ["p"] = Plain(Gates.Phase), ["rx"] = Plain(Gates.Rx), ["ry"] = Plain(Gates.Ry), ["rz"] = Plain(Gates.Rz),
        ["u1"] = Plain(Gates.Phase), ["u2"] = new(2, 1, (angles, qubits) => [One(Gates.U, [Math.PI / 2, .. angles], [], qubits)]), ["u3"] = Plain(Gates.U),
        ["cx"] = Plain(Gates.X, 1), ["cy"] = Plain(Gates.Y, 1), ["cz"] = Plain(Gates.Z, 1), ["ch"] = Plain(Gates.H, 1),
        ["cp"] = Plain(Gates.Phase, 1), ["crx"] = Plain(Gates.Rx, 1), ["cry"] = Plain(Gates.Ry, 1), ["crz"] = Plain(Gates.Rz, 1),
        ["cu"] = new(4, 2, ControlledU), ["swap"] = Plain(Gates.Swap), ["ccx"] = Plain(Gates.X, 2), ["cswap"] = Plain(Gates.Swap, 1),
    };

    private static readonly Dictionary<string, CallableGate> OnlyVersion2 = new()
    {
        ["u0"] = new(1, 1, (_, qubits) => [One(Gates.I, [], [], qubits)]), ["u"] = Plain(Gates.U), ["sxdg"] = Plain(Gates.SXdg),
        ["cu1"] = Plain(Gates.Phase, 1), ["cu3"] = Plain(Gates.U, 1), ["csx"] = Plain(Gates.SX, 1), ["rxx"] = Plain(Gates.Rxx), ["rzz"] = Plain(Gates.Rzz),
        ["c3x"] = Plain(Gates.X, 3), ["c4x"] = Plain(Gates.X, 4), ["c3sqrtx"] = Plain(Gates.SX, 3),
    };

    private static readonly Dictionary<string, CallableGate> OnlyVersion3 = new()
    {
        ["CX"] = Plain(Gates.X, 1), ["phase"] = Plain(Gates.Phase), ["cphase"] = Plain(Gates.Phase, 1),
    };

    /// <summary>Gates that need no include.</summary>
    public static IReadOnlyDictionary<string, CallableGate> BuiltIn(OpenQasmVersion version) => version == OpenQasmVersion.V2
        ? new Dictionary<string, CallableGate> { ["U"] = Plain(Gates.U), ["CX"] = Plain(Gates.X, 1) }
        : new Dictionary<string, CallableGate> { ["U"] = Plain(Gates.U) };

    /// <summary>Gates of the version's include file.</summary>
    public static IEnumerable<KeyValuePair<string, CallableGate>> Included(OpenQasmVersion version) =>
        Both.Concat(version == OpenQasmVersion.V2 ? OnlyVersion2 : OnlyVersion3);

    /// <summary>Names of the gates of the version's include file.</summary>
    public static IEnumerable<string> NamesOf(OpenQasmVersion version) => Included(version).Select(entry => entry.Key);

    private static CallableGate Plain(Gate gate, int controls = 0) => new(gate.AngleCount, controls + gate.TargetCount,
        (angles, qubits) => [One(gate, angles, [.. qubits[..controls].Select(qubit => new Control(qubit))], qubits[controls..])]);

    private static QasmStep One(Gate gate, ImmutableArray<Angle> angles, ImmutableArray<Control> controls, ImmutableArray<int> targets) =>
        QasmStep.Of(new GateInstruction(gate, targets, angles, controls));

    // cu(theta, phi, lambda, gamma): the phase gamma where the control is 1, then U there.
    private static IEnumerable<QasmStep> ControlledU(ImmutableArray<Angle> angles, ImmutableArray<int> qubits)
    {
        if (angles[3].IsNamed || angles[3].Offset != 0)
            yield return One(Gates.Phase, [angles[3]], [], [qubits[0]]);
        yield return One(Gates.U, angles[..3], [qubits[0]], [qubits[1]]);
    }
}
