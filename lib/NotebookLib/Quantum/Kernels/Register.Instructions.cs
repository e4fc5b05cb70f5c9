using System.Collections.Immutable;

namespace NotebookLib.Quantum.Kernels;

internal sealed partial class Register<T>
{
    /// <summary>Applies a unitary instruction; the caller has checked its qubits and its condition.</summary>
    internal void Apply(Instruction instruction)
    {
        switch (instruction)
        {
            case GateInstruction gate:
                Apply(gate);
                break;
            case ChainInstruction chain when IsWholeRegister(chain.Qubits):
                if (chain.Gate == NotebookLib.Quantum.Gates.X)
                    ApplyCXChain(chain.Order);
                else
                    ApplyCZChain();
                break;
            case BarrierInstruction:
                break;
            case LayerInstruction or ChainInstruction:
                foreach (var gate in instruction.Decompose())
                    Apply((GateInstruction)gate);
                break;
            default:
                throw new InvalidOperationException($"'{instruction}' is not unitary; it needs a single state, not a batch");
        }
    }

    /// <summary>Index bit of a qubit: qubit 0 is the most significant.</summary>
    internal int BitOf(int qubit) => Qubits - 1 - qubit + _shift;

    private void Apply(GateInstruction gate)
    {
        nint mask = 0, pattern = 0;
        foreach (var control in gate.Controls)
        {
            var bit = (nint)1 << BitOf(control.Qubit);
            mask |= bit;
            if (control.OnOne)
                pattern |= bit;
        }
        Span<int> bits = stackalloc int[gate.Targets.Length];
        for (var i = 0; i < bits.Length; i++)
            bits[i] = BitOf(gate.Targets[i]);
        Apply(gate.Matrix, bits, mask, pattern);
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
