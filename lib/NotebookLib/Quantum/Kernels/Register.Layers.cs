using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NotebookLib.Common;

namespace NotebookLib.Quantum.Kernels;

/// <content>Layers: the same one-qubit gate on many qubits.</content>
internal sealed unsafe partial class Register<T>
{
    private const int LargestTableBits = 9;

    private RyTransform<T>? _ry; // kept for the next layer

    private void ApplyLayer(LayerInstruction layer)
    {
        var gates = GatesOf(layer);
        if (IsDiagonalLayer(layer))
            ApplyDiagonalLayer(gates);
        else if (IsRyLayer(layer))
            ApplyRyLayer(gates);
        else if (Re.Length > LargestDirect)
            Apply(gates);
        else
            ApplyDirectly(gates);
    }

    private bool IsOnePass(LayerInstruction layer) => IsDiagonalLayer(layer) || IsRyLayer(layer);

    // Rz, Phase, S and T on every qubit of a single state.
    private bool IsDiagonalLayer(LayerInstruction layer) => Batch == 1 && _bits >= Lanes.Bits<T>() && IsWholeRegister(layer.Qubits)
        && Array.TrueForAll(GatesOf(layer), gate => gate.Matrix.IsDiagonal) && Array.Exists(GatesOf(layer), gate => !gate.Matrix.IsReal);

    // Ry on every qubit of a batch whose rows are whole vectors.
    private bool IsRyLayer(LayerInstruction layer) =>
        layer.Gate == Gates.Ry && Batch % Vector256<T>.Count == 0 && Threads == 1 && IsWholeRegister(layer.Qubits);

    private void ApplyRyLayer(GateInstruction[] gates)
    {
        _ry ??= new RyTransform<T>(Qubits);
        Span<T> angles = stackalloc T[Qubits];
        for (var qubit = 0; qubit < Qubits; qubit++) angles[qubit] = T.CreateTruncating(gates[qubit].Angles[0].Value);
        _ry.Prepare(angles, factor: 0.5);
        fixed (T* re = Re, im = Im)
        {
            _ry.Forward(re, re, re, null, Batch);
            if (im != null) _ry.Forward(im, im, im, null, Batch);
        }
    }

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
