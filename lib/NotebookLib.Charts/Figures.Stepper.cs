using NotebookLib.Charts.Drawing;
using NotebookLib.Quantum;

namespace NotebookLib.Charts;

public static partial class Figures
{
    /// <summary>
    /// A walk through a circuit: its drawing, and the amplitudes after every gate side by side. Where the figure is interactive, a slider goes from gate to
    /// gate and marks the gate and the amplitudes after it.
    /// </summary>
    /// <param name="circuit">1 to 40 instructions on 1 to 5 qubits; named angles have values.</param>
    /// <param name="initial">State to start from; <c>null</c> for |0…0⟩.</param>
    /// <param name="title">Heading.</param>
    /// <param name="seed">Seed of the measurements.</param>
    /// <exception cref="ArgumentException">The circuit has no or too many instructions or too many qubits, an angle has no value, or the initial state has another number of qubits.</exception>
    public static Figure Stepper(Circuit circuit, StateVector? initial = null, string title = "Step by step through the circuit", int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        if (circuit.Count is 0 or > 40)
            throw new ArgumentException($"The circuit has {circuit.Count} instructions; 1 to 40 can be walked through. Use layers and chains, or a part of the circuit.", nameof(circuit));
        if (circuit.Qubits > 5)
            throw new ArgumentException($"The circuit has {circuit.Qubits} qubits; at most 5 (32 bars) can be told apart. Figures.StateImages shows larger states.", nameof(circuit));
        return new StepperChart(circuit, [.. circuit.Steps(initial, seed)], title).Draw();
    }
}
