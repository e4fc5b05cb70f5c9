using System.Numerics;
using System.Runtime.CompilerServices;

namespace NotebookLib.Quantum.Kernels;

/// <content>Layers: the same one-qubit gate on many qubits.</content>
internal sealed unsafe partial class Register<T>
{
    private const int LargestTableBits = 9;

    private void ApplyLayer(LayerInstruction layer)
    {
        var gates = GatesOf(layer);
        if (IsOnePass(layer))
            ApplyDiagonalLayer(gates);
        else if (Re.Length > LargestDirect)
            Apply(gates);
        else
            ApplyDirectly(gates);
    }

    // Rz, Phase, S and T on every qubit of a single state.
    private bool IsOnePass(LayerInstruction layer) => Batch == 1 && _bits >= Lanes.Bits<T>() && IsWholeRegister(layer.Qubits)
        && Array.TrueForAll(GatesOf(layer), gate => gate.Matrix.IsDiagonal) && Array.Exists(GatesOf(layer), gate => !gate.Matrix.IsReal);

    private static GateInstruction[] GatesOf(LayerInstruction layer) => (GateInstruction[])layer.Decompose();

    // On a register that stays in the cache: two gates at a time where they allow it.
    private void ApplyDirectly(GateInstruction[] gates)
    {
        for (var i = 0; i < gates.Length;)
        {
            var first = Place(gates[i]);
            if (i + 1 == gates.Length || !first.Matrix.IsReal || !AmplitudeBlock<T>.Supports(_bits, _unit, 1))
            {
                Apply(first);
                i++;
                continue;
            }
            var second = Place(gates[i + 1]);
            fixed (T* re = Re, im = Im)
                i += new AmplitudeBlock<T>(re, im, _bits, _unit, Threads).ApplyOneOrTwo(first, second);
        }
    }

    [SkipLocalsInit]
    private void ApplyDiagonalLayer(GateInstruction[] gates)
    {
        MakeComplex();
        var factors = stackalloc Complex[2 * Qubits]; // of value 0 and value 1 of each bit
        for (var qubit = 0; qubit < gates.Length; qubit++)
            (factors[2 * BitOf(qubit)], factors[2 * BitOf(qubit) + 1]) = (gates[qubit].Matrix.Entries[0], gates[qubit].Matrix.Entries[3]);
        var tableBits = Math.Min(_bits, LargestTableBits);
        T* tableRe = stackalloc T[1 << LargestTableBits], tableIm = stackalloc T[1 << LargestTableBits];
        var products = stackalloc Complex[1 << LargestTableBits];
        products[0] = Complex.One;
        for (var bit = 0; bit < tableBits; bit++)
            for (var i = 0; i < 1 << bit; i++)
                (products[i], products[i | 1 << bit]) = (products[i] * factors[2 * bit], products[i] * factors[2 * bit + 1]);
        for (var i = 0; i < 1 << tableBits; i++)
            (tableRe[i], tableIm[i]) = (T.CreateTruncating(products[i].Real), T.CreateTruncating(products[i].Imaginary));
        fixed (T* re = Re, im = Im)
            new RunSet(_bits, 1, 0, 0).Execute(new PhaseTableKernel<T>(re, im, tableRe, tableIm, tableBits, factors, _bits), Threads);
    }
}
