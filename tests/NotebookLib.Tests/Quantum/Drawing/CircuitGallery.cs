using System.Numerics;
using NotebookLib.Quantum;

namespace NotebookLib.Tests.Quantum.Drawing;

/// <summary>Circuits that between them use every symbol of a drawing.</summary>
internal static class CircuitGallery
{
    private static readonly GateMatrix ThreeQubitShift = GateMatrix.From(Shift(8));

    public static IReadOnlyDictionary<string, (Circuit Circuit, DrawingOptions Options)> All { get; } = new Dictionary<string, (Circuit, DrawingOptions)>
    {
        ["empty"] = (new Circuit(2), new DrawingOptions()),
        ["bell"] = (new Circuit(2).H(0).CX(0, 1), new DrawingOptions()),
        ["bell-measured"] = (new Circuit(2).H(0).CX(0, 1).MeasureAll(), new DrawingOptions()),
        ["bell-measured-wires"] = (new Circuit(2).H(0).CX(0, 1).MeasureAll(), new DrawingOptions { ClassicalWires = true }),
        ["teleportation"] = (Teleportation(), new DrawingOptions { QubitLabels = ["message", "Alice", "Bob"] }),
        ["fourier"] = (Fourier(4), new DrawingOptions()),
        ["grover"] = (Grover(), new DrawingOptions()),
        ["qnn-layer"] = (new Circuit(10).RyLayer(Angle.Named("theta", 10)).CxChain(), new DrawingOptions()),
        ["wrapped"] = (Layers(), new DrawingOptions { Width = 48 }),
        ["controls"] = (Controls(), new DrawingOptions()),
        ["matrices"] = (Matrices(), new DrawingOptions()),
        ["conditions"] = (Conditions(), new DrawingOptions()),
        ["angles"] = (Angles(), new DrawingOptions { Digits = 4 }),
        ["many-steps"] = (Fourier(3).Repeat(50), new DrawingOptions { MaxSteps = 5 }),
    };

    public static Circuit Fourier(int qubits)
    {
        var circuit = new Circuit(qubits);
        for (var i = 0; i < qubits; i++)
        {
            circuit.H(i);
            for (var j = i + 1; j < qubits; j++)
                circuit.CPhase(Math.PI / (1 << (j - i)), j, i);
        }
        for (var i = 0; i < qubits / 2; i++)
            circuit.Swap(i, qubits - 1 - i);
        return circuit;
    }

    private static Circuit Teleportation() => new Circuit(3).Ry("theta", 0).Barrier().H(1).CX(1, 2).Barrier(0, 1).CX(0, 1).H(0)
        .Measure(0, 0).Measure(1, 1).When(1, true, then => then.X(2)).When(0, true, then => then.Z(2));

    private static Circuit Grover() => new Circuit(3).Layer(Gates.H).Controlled(Gates.Z, [0, Control.OnZero(1)], [2]).Barrier()
        .Layer(Gates.H).Layer(Gates.X).Controlled(Gates.Z, [0, 1], [2]).Layer(Gates.X).Layer(Gates.H).MeasureAll();

    private static Circuit Layers()
    {
        var circuit = new Circuit(3);
        for (var layer = 0; layer < 3; layer++)
            circuit.RyLayer(Angle.Named("ab"[layer % 2].ToString(), 3)).CxChain((ChainOrder)(layer % 2));
        return circuit.CzChain();
    }

    private static Circuit Controls() => new Circuit(6).Controlled(Gates.X, [0, Control.OnZero(1), 2, Control.OnZero(4)], [3])
        .CSwap(0, 2, 4).Controlled(Gates.U, [5], [1], [0.3, "phi", Math.PI]).Rzz(0.25, 0, 1).Rxx(Math.PI / 3, 2, 5).ISwap(3, 4)
        .CRy(-Math.PI / 4, 0, 5).S(1).Tdg(2).SX(3).SXdg(4).Reset(0).CZ(3, 1).CH(4, 5).I(0);

    private static Circuit Matrices() => new Circuit(5).Unitary(ThreeQubitShift, 1, 2, 3).Unitary(ThreeQubitShift, 3, 2, 1)
        .Unitary(ThreeQubitShift, 0, 2, 4).Controlled(Gate.FromMatrix("oracle", ThreeQubitShift), [0, Control.OnZero(4)], [1, 2, 3]);

    private static Circuit Conditions() => new Circuit(3).Measure(0, 0)
        .When(0, false, then => then.Layer(Gates.H).CX(0, 1)).When(0, true, then => then.Measure(1, 1).Reset(2));

    private static Circuit Angles() => new Circuit(1).Rx(Math.PI, 0).Rx(-3 * Math.PI / 4, 0).Rx(0, 0).Rx(0.785, 0).Rx(1.23456789, 0).Rx(1e-7, 0)
        .Rx("theta12", 0).Rx(-Angle.Named("phi"), 0).Rx(2 * Angle.Named("w[3]") + Math.PI / 2, 0).Rx(Angle.Named("x") / 2 - 0.5, 0).Rx(Math.PI * Angle.Named("weight"), 0);

    private static Complex[,] Shift(int dimension)
    {
        var rows = new Complex[dimension, dimension];
        for (var i = 0; i < dimension; i++)
            rows[(i + 1) % dimension, i] = 1;
        return rows;
    }
}
