using System.Collections.Immutable;
using System.Numerics;
using MathNet.Numerics.LinearAlgebra;
using NotebookLib.Quantum;
using Complex = System.Numerics.Complex;

namespace NotebookLib.Tests.Quantum;

/// <summary>
/// The 2^n x 2^n matrix of a gate from Kronecker products alone, as the definition has it:
/// sum over entries (r, c) of m[r, c] times a product of |r_k>&lt;c_k| on targets, projectors on controls and identities elsewhere,
/// plus the identity where the controls do not hold.
/// </summary>
internal static class KroneckerOracle
{
    internal static Matrix<Complex> Of(int qubits, GateInstruction gate)
    {
        var m = gate.Gate.Matrix([.. gate.Angles.Select(angle => angle.Value)]);
        var result = Matrix<Complex>.Build.DenseIdentity(1 << qubits) - Product(qubits, gate.Controls, []);
        for (var row = 0; row < m.Dimension; row++)
            for (var column = 0; column < m.Dimension; column++)
                if (m[row, column] != 0)
                    result += m[row, column] * Product(qubits, gate.Controls,
                        gate.Targets.Select((target, k) => (target, Bit(row, k, m.Qubits), Bit(column, k, m.Qubits))));
        return result;
    }

    internal static Matrix<Complex> Of(Circuit circuit)
    {
        var result = Matrix<Complex>.Build.DenseIdentity(1 << circuit.Qubits);
        foreach (var instruction in circuit.Decompose())
            if (instruction is GateInstruction gate)
                result = Of(circuit.Qubits, gate) * result;
        return result;
    }

    private static Matrix<Complex> Product(int qubits, ImmutableArray<Control> controls, IEnumerable<(int Qubit, int Row, int Column)> entries)
    {
        var factors = Enumerable.Range(0, qubits).Select(_ => Matrix<Complex>.Build.DenseIdentity(2)).ToArray();
        foreach (var control in controls)
            factors[control.Qubit][control.OnOne ? 0 : 1, control.OnOne ? 0 : 1] = 0;
        foreach (var (qubit, row, column) in entries)
        {
            factors[qubit] = Matrix<Complex>.Build.Dense(2, 2);
            factors[qubit][row, column] = 1;
        }
        return factors.Aggregate((left, right) => left.KroneckerProduct(right));
    }

    private static int Bit(int number, int k, int bits) => number >> (bits - 1 - k) & 1;
}
