using NotebookLib.Quantum;
using TorchSharp;
using static System.FormattableString;
using static TorchSharp.torch;

namespace NotebookLib.TorchSharp;

/// <summary>
/// A circuit of Ry rotations and entangling gates on real states, from torch's own operations: what one writes without this library.
/// </summary>
internal sealed class TorchCircuit : IDisposable
{
    private readonly int _qubits;
    private readonly AngleConvention _convention;
    private readonly int _depth;
    private readonly TorchForm _form;
    private readonly Tensor? _source;
    private readonly Tensor? _signs;

    public TorchCircuit(int qubits, Entangler entangler, Rotation rotation, AngleConvention convention, int depth, TorchForm form)
    {
        if (rotation != Rotation.Ry)
            throw new NotSupportedException(
                $"The torch form of this network has Ry rotations only; {rotation} was asked for. Use a LayersModule, which takes all of them.");
        (_qubits, _convention, _depth, _form) = (qubits, convention, depth, form);
        var pairs = entangler.Pairs(qubits);
        if (pairs.Count > 0 && entangler.IsCz) _signs = tensor(Signs(pairs), ScalarType.Float32).DetachFromDisposeScope();
        if (pairs.Count > 0 && !entangler.IsCz) _source = tensor(Sources(pairs), ScalarType.Int64).DetachFromDisposeScope();
    }

    /// <summary>Name of a layer's angles: in a network an encoding comes first, then a rotation and an entangler for each layer.</summary>
    public static string AnglesOf(int layer) => Invariant($"{1 + 2 * layer}.angles");

    /// <summary>Place in a network of the layer behind the circuit.</summary>
    public static int ReadoutIndex(int depth) => 1 + 2 * depth;

    /// <summary>The states after all layers.</summary>
    /// <param name="state">(batch, 2^n) real amplitudes.</param>
    /// <param name="angles">The module that has the angles, (n) for each layer, under the names of <see cref="AnglesOf"/>.</param>
    public Tensor Run(Tensor state, nn.Module angles)
    {
        for (var layer = 0; layer < _depth; layer++)
        {
            var ofLayer = angles.get_parameter(AnglesOf(layer))!;
            var half = _convention == AngleConvention.Full ? ofLayer : ofLayer / 2;
            state = _form == TorchForm.Plain ? RotateOneByOne(state, half.cos(), half.sin()) : RotateAtOnce(state, half.cos(), half.sin());
            if (_source is not null) state = state.index_select(1, _source.to(state.device));
            if (_signs is not null) state *= _signs.to(state.device);
        }
        return state;
    }

    public void Dispose()
    {
        _source?.Dispose();
        _signs?.Dispose();
    }

    /// <summary>Each qubit by itself: [c, -s; s, c] on the pairs of amplitudes that differ in its bit.</summary>
    private Tensor RotateOneByOne(Tensor state, Tensor cosines, Tensor sines)
    {
        for (var qubit = 0; qubit < _qubits; qubit++)
        {
            var (c, s) = (cosines[qubit], sines[qubit]);
            var pairs = state.view(-1, 1L << qubit, 2, 1L << (_qubits - 1 - qubit)); // (batch, qubits before, this one, qubits after)
            var (zero, one) = (pairs.select(2, 0), pairs.select(2, 1));
            state = stack([c * zero - s * one, s * zero + c * one], 2).view(-1, 1L << _qubits);
        }
        return state;
    }

    /// <summary>The first half of the qubits by one matrix and the second half by another: A S Bᵀ of the state as a matrix S.</summary>
    private Tensor RotateAtOnce(Tensor state, Tensor cosines, Tensor sines)
    {
        var first = _qubits / 2;
        var rotations = stack([cosines, -sines, sines, cosines], 1).view(_qubits, 2, 2);
        var matrices = state.view(-1, 1L << first, 1L << (_qubits - first));
        return Product(rotations, 0, first).matmul(matrices).matmul(Product(rotations, first, _qubits).t()).reshape(-1, 1L << _qubits);
    }

    /// <summary>Kronecker product of the rotations of some qubits.</summary>
    private static Tensor Product(Tensor rotations, int from, int to)
    {
        if (from == to) return ones(1, 1, dtype: rotations.dtype, device: rotations.device);
        var product = rotations[from];
        for (var qubit = from + 1; qubit < to; qubit++) product = kron(product, rotations[qubit]);
        return product;
    }

    private long[] Sources(IReadOnlyList<(int Control, int Target)> pairs)
    {
        var sources = new long[1 << _qubits];
        for (var amplitude = 0; amplitude < sources.Length; amplitude++)
        {
            var moved = amplitude;
            foreach (var (control, target) in pairs)
            {
                if (Bit(moved, control) == 1) moved ^= 1 << (_qubits - 1 - target);
            }
            sources[moved] = amplitude;
        }
        return sources;
    }

    private float[] Signs(IReadOnlyList<(int Control, int Target)> pairs) =>
        [.. Enumerable.Range(0, 1 << _qubits).Select(amplitude => pairs.Count(pair => Bit(amplitude, pair.Control) * Bit(amplitude, pair.Target) == 1) % 2 == 0 ? 1f : -1f)];

    private int Bit(int amplitude, int qubit) => amplitude >> (_qubits - 1 - qubit) & 1;
}
