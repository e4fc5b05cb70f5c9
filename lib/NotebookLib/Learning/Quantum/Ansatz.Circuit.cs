using NotebookLib.Quantum;

namespace NotebookLib.Learning;

public sealed unsafe partial class Ansatz<T>
{
    /// <summary>The same circuit for the simulator: to draw it, run it on a single state or write it as OpenQASM.</summary>
    /// <param name="angleName">Name under which the angles stand in the circuit, <c>a0</c>, <c>a1</c>, …; null for their present
    /// values.</param>
    public Circuit ToCircuit(string? angleName = null)
    {
        var circuit = new Circuit(Qubits);
        var each = RotationMatrix.AngleCount(Rotation);
        for (var layer = 0; layer < Depth; layer++)
        {
            for (var q = 0; q < Qubits; q++) AddRotation(circuit, q, (layer * Qubits + q) * each, angleName);
            foreach (var (control, target) in Entangler.Pairs(Qubits))
            {
                if (Entangler.IsCz) circuit.CZ(control, target);
                else circuit.CX(control, target);
            }
        }
        return circuit;
    }

    private void AddRotation(Circuit circuit, int qubit, int index, string? angleName)
    {
        Angle At(int angle) => angleName is null ? double.CreateChecked(Angles.Values[index + angle]) : (Angle)$"{angleName}{index + angle}";

        var turn = At(0) * (2 * RotationMatrix.HalfAngleFactor(Convention));
        switch (Rotation)
        {
            case Rotation.Rx: circuit.Rx(turn, qubit); break;
            case Rotation.Ry: circuit.Ry(turn, qubit); break;
            case Rotation.Rz: circuit.Rz(turn, qubit); break;
            case Rotation.Phase: circuit.Phase(At(0), qubit); break;
            default: circuit.U(turn, At(1), At(2), qubit); break;
        }
    }
}
