using System.Globalization;
using NotebookLib.Quantum.Kernels;

namespace NotebookLib.Quantum;

/// <summary>A circuit written out as single gates with values for its named angles, and where each name is used: what the gradients are made from.</summary>
internal sealed class GradientTape
{
    private readonly int _qubits;
    private readonly PauliSum _observable;
    private readonly StateVector? _initial;
    private readonly IReadOnlyList<string> _names;

    // With numbers for angles.
    private readonly GateInstruction[] _gates;

    // Every place where a named angle enters a gate, in the order of the gates.
    private readonly List<AngleUse> _uses = [];

    internal GradientTape(Circuit circuit, PauliSum observable, IReadOnlyList<double> angles, StateVector? initial)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        ArgumentNullException.ThrowIfNull(observable);
        ArgumentNullException.ThrowIfNull(angles);
        _names = circuit.AngleNames;
        if (!circuit.IsUnitary)
            throw new InvalidOperationException("A circuit with measurements, resets or classical conditions has no gradient; take the part before them.");
        observable.Check(circuit.Qubits);
        if (initial is not null && initial.Qubits != circuit.Qubits)
            throw new ArgumentException($"The circuit has {circuit.Qubits} qubits and the initial state has {initial.Qubits}; they must be the same.", nameof(initial));
        _qubits = circuit.Qubits;
        _observable = observable;
        _initial = initial;
        var index = _names.Select((name, i) => (name, i)).ToDictionary(pair => pair.name, pair => pair.i);
        var gates = circuit.Decompose().OfType<GateInstruction>().ToArray();
        _gates = [.. circuit.Bind(angles).Decompose().OfType<GateInstruction>()];
        for (var g = 0; g < gates.Length; g++)
            for (var k = 0; k < gates[g].Angles.Length; k++)
                if (gates[g].Angles[k] is { Name: { } name } angle)
                    _uses.Add(new AngleUse(g, k, index[name], angle.Factor));
    }

    /// <summary>
    /// With |s> the state after a gate U and &lt;c| what the rest of the circuit makes of the observable, the derivative by an angle of the
    /// gate is 2 Re &lt;c| K |s>, dU/dt = K U; then both states step back through U^†.
    /// </summary>
    internal ExpectationGradient Adjoint()
    {
        var state = Start();
        foreach (var gate in _gates) state.Add(gate);
        var costate = state.Times(_observable);
        var value = state.InnerProduct(costate).Real;
        var gradient = new double[_names.Count];
        var use = _uses.Count - 1;
        for (var g = _gates.Length - 1; g >= 0; g--)
        {
            if (use >= 0 && _uses[use].Gate == g)
            {
                var overlaps = Register<double>.Overlaps(costate.Register, state.Register, _gates[g]);
                for (; use >= 0 && _uses[use].Gate == g; use--)
                {
                    var generator = GateDerivative.Generator(_gates[g], _uses[use].Which);
                    gradient[_uses[use].Name] += _uses[use].Factor * 2 * GateOverlap<double>.Contract(generator, overlaps);
                }
            }
            var inverse = _gates[g].Inverse();
            state.Add(inverse);
            costate.Add(inverse);
        }
        return new ExpectationGradient(value, _names, gradient, 3);
    }

    internal ExpectationGradient ParameterShift()
    {
        var gradient = new double[_names.Count];
        var runs = 1;
        foreach (var use in _uses)
        {
            var gate = _gates[use.Gate];
            var isControlledRotation = !gate.Controls.IsEmpty && gate.Gate.AngleRoles[use.Which] == AngleRole.HalfAngle;
            gradient[use.Name] += use.Factor * ShiftRule.Derivative(isControlledRotation, shift =>
            {
                runs++;
                return Evaluate([.. _gates[..use.Gate], Shifted(gate, use.Which, shift), .. _gates[(use.Gate + 1)..]]);
            });
        }
        return new ExpectationGradient(Evaluate(_gates), _names, gradient, runs);
    }

    internal ExpectationGradient FiniteDifference(double step)
    {
        var gradient = new double[_names.Count];
        for (var name = 0; name < gradient.Length; name++)
        {
            double At(double shift)
            {
                var moved = (GateInstruction[])_gates.Clone();
                foreach (var use in _uses.Where(use => use.Name == name)) moved[use.Gate] = Shifted(moved[use.Gate], use.Which, use.Factor * shift);
                return Evaluate(moved);
            }
            gradient[name] = (At(step) - At(-step)) / (2 * step);
        }
        return new ExpectationGradient(Evaluate(_gates), _names, gradient, 1 + 2 * gradient.Length);
    }

    private static GateInstruction Shifted(GateInstruction gate, int which, double shift) =>
        new(gate.Gate, gate.Targets, gate.Angles.SetItem(which, gate.Angles[which] + shift), gate.Controls);

    private StateVector Start() => _initial?.Copy() ?? new StateVector(_qubits);

    private double Evaluate(GateInstruction[] gates)
    {
        var state = Start();
        foreach (var gate in gates) state.Add(gate);
        return state.Expectation(_observable);
    }

    /// <summary>Angle <paramref name="Which"/> of gate <paramref name="Gate"/> is Factor times named angle Name, plus a constant.</summary>
    private readonly record struct AngleUse(int Gate, int Which, int Name, double Factor);
}
