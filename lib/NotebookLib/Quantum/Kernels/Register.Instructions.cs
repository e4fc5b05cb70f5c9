using System.Collections.Immutable;
using System.Numerics;
using NotebookLib.Common;

namespace NotebookLib.Quantum.Kernels;

/// <content>Applies instructions.</content>
internal sealed unsafe partial class Register<T>
{
    /// <summary>Applies a unitary instruction; the caller has checked its qubits and its condition.</summary>
    internal void Apply(Instruction instruction)
    {
        switch (instruction)
        {
            case GateInstruction gate:
                Apply(Place(gate));
                break;
            case ChainInstruction chain when IsOnePass(chain):
                ApplyChain(chain);
                break;
            case LayerInstruction layer:
                ApplyLayer(layer);
                break;
            case ChainInstruction when Re.Length > LargestDirect:
                Apply([instruction]);
                break;
            case ChainInstruction:
                foreach (var part in instruction.Decompose())
                    Apply(Place((GateInstruction)part));
                break;
            case BarrierInstruction:
                break;
            default:
                throw new InvalidOperationException($"'{instruction}' is not unitary; it needs a single state, not a batch.");
        }
    }

    /// <summary>Applies several unitary instructions in order, on a large register as many as possible in one pass over cached blocks.</summary>
    internal void Apply(IReadOnlyList<Instruction> instructions)
    {
        if (Re.Length <= LargestDirect)
        {
            foreach (var instruction in instructions)
                Apply(instruction);
            return;
        }
        var window = new GateWindow(_bits, _unit, System.Runtime.CompilerServices.Unsafe.SizeOf<T>());
        foreach (var instruction in instructions)
        {
            if ((instruction is ChainInstruction chain && IsOnePass(chain)) || (instruction is LayerInstruction layer && IsOnePass(layer)))
            {
                Flush(window); // one pass as it is
                Apply(instruction);
                continue;
            }
            foreach (var part in instruction.Decompose())
            {
                if (part is not GateInstruction gate)
                    continue; // a barrier
                var placed = Place(gate);
                if (window.TryAdd(placed))
                    continue;
                Flush(window);
                if (!window.TryAdd(placed))
                    Apply(placed);
            }
        }
        Flush(window);
    }

    /// <summary>Index bit of a qubit: qubit 0 is the most significant.</summary>
    internal int BitOf(int qubit) => Qubits - 1 - qubit + _shift;

    /// <summary>A gate with the index bits it acts on.</summary>
    internal PlacedGate Place(GateInstruction gate)
    {
        nint mask = 0, pattern = 0;
        foreach (var control in gate.Controls)
        {
            var bit = (nint)1 << BitOf(control.Qubit);
            mask |= bit;
            if (control.OnOne)
                pattern |= bit;
        }
        if (gate.Targets.Length == 1)
            return new PlacedGate(gate.Matrix, BitOf(gate.Targets[0]), mask, pattern);
        var targets = new int[gate.Targets.Length];
        for (var i = 0; i < targets.Length; i++)
            targets[i] = BitOf(gate.Targets[i]);
        return new PlacedGate(gate.Matrix, targets, mask, pattern);
    }

    /// <summary>Applies one gate.</summary>
    internal void Apply(in PlacedGate gate)
    {
        if (!gate.Matrix.IsReal)
            MakeComplex();
        if (!AmplitudeBlock<T>.Supports(_bits, _unit, gate.Matrix.Targets))
        {
            ApplyReference(gate);
            return;
        }
        fixed (T* re = Re, im = Im)
            new AmplitudeBlock<T>(re, im, _bits, _unit, Threads).Apply(gate);
    }

    /// <summary>The same by the general kernel alone, the yardstick of all others.</summary>
    internal void ApplyReference(in PlacedGate gate)
    {
        // A real matrix leaves a real state real: the imaginary parts are only lent.
        var im = Im ?? (gate.Matrix.IsReal ? new AlignedMemory<T>(Re.Length) : MakeComplex());
        ReferenceKernel.Apply(Re.Span, im.Span, _unit, gate.Targets, gate.ControlMask, gate.ControlPattern, gate.Matrix.Entries);
    }

    /// <summary>What two registers have in common as a gate sees them; see <see cref="GateOverlap{T}"/>. For single states.</summary>
    internal static Complex[] Overlaps(Register<T> left, Register<T> right, GateInstruction gate)
    {
        var overlaps = new Complex[gate.Matrix.Entries.Length];
        fixed (T* a = left.Re, aIm = left.Im, b = right.Re, bIm = right.Im)
            GateOverlap<T>.Compute(a, aIm, b, bIm, left._bits, left.Place(gate), overlaps);
        return overlaps;
    }

    private bool IsWholeRegister(ImmutableArray<int> qubits)
    {
        if (qubits.Length != Qubits)
            return false;
        for (var i = 0; i < qubits.Length; i++)
            if (qubits[i] != i)
                return false;
        return true;
    }
}
