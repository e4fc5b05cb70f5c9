using System.Numerics;
using System.Runtime.Intrinsics;

namespace NotebookLib.Quantum.Kernels;

/// <summary>
/// An entangler on a batch of states, [amplitude][example]: amplitude j moves to <see cref="Target"/>[j], or the signs of some amplitudes
/// change. Works in place, forwards and back.
/// </summary>
internal sealed unsafe class EntanglerKernel
{
    private readonly int[] _negated;
    private readonly int[][] _cycles;
    private readonly int[]? _starts;

    /// <param name="entangler">Which gates.</param>
    /// <param name="qubits">Number of qubits.</param>
    /// <param name="examples">States side by side.</param>
    public EntanglerKernel(Entangler entangler, int qubits, int examples)
    {
        var pairs = entangler.Pairs(qubits);
        Target = new int[1 << qubits];
        var negated = new List<int>();
        for (var row = 0; row < Target.Length; row++)
        {
            var (to, minus) = (row, false);
            foreach (var (control, target) in pairs)
            {
                if ((to >> (qubits - 1 - control) & 1) == 0) continue;
                if (entangler.IsCz) minus ^= (to >> (qubits - 1 - target) & 1) == 1;
                else to ^= 1 << (qubits - 1 - target);
            }
            Target[row] = to;
            if (minus) negated.Add(row);
        }
        _negated = [.. negated];
        _cycles = Cycles(Target);
        if (_cycles.Length == 0) return;
        _starts = GC.AllocateArray<int>(Target.Length, pinned: true);
        for (var row = 0; row < Target.Length; row++) _starts[row] = Target[row] * examples;
    }

    /// <summary>Where each amplitude goes.</summary>
    public int[] Target { get; }

    /// <summary>Where each row of a chunk goes, counted in values; null when every row stays.</summary>
    public int* Starts => _starts is null ? null : (int*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref _starts[0]);

    /// <summary>Applies the gates in place.</summary>
    public void Apply<T>(T* values, nint examples) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Negate(values, examples);
        // Along a cycle each row takes the place of the next one, so the walk goes backwards from the end.
        foreach (var cycle in _cycles) Shift(values, examples, cycle, from: cycle.Length - 1, step: -1);
    }

    /// <summary>Takes the gates back in place.</summary>
    public void Undo<T>(T* values, nint examples) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (var cycle in _cycles) Shift(values, examples, cycle, from: 0, step: 1);
        Negate(values, examples);
    }

    /// <summary>Changes signs alone.</summary>
    public void Negate<T>(T* values, nint examples) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (var row in _negated)
        {
            var x = values + row * examples;
            nint column = 0;
            for (; column <= examples - Vector256<T>.Count; column += Vector256<T>.Count) (-Vector256.Load(x + column)).Store(x + column);
            for (; column < examples; column++) x[column] = -x[column];
        }
    }

    /// <summary>Each row of a cycle takes the content of the next one in the walk; the last that of the first.</summary>
    private static void Shift<T>(T* values, nint examples, int[] cycle, int from, int step)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        nint column = 0;
        for (; column <= examples - Vector256<T>.Count; column += Vector256<T>.Count)
        {
            var first = Vector256.Load(values + cycle[from] * examples + column);
            var at = from;
            for (var i = 1; i < cycle.Length; i++, at += step)
                Vector256.Load(values + cycle[at + step] * examples + column).Store(values + cycle[at] * examples + column);
            first.Store(values + cycle[at] * examples + column);
        }
        for (; column < examples; column++)
        {
            var first = values[cycle[from] * examples + column];
            var at = from;
            for (var i = 1; i < cycle.Length; i++, at += step) values[cycle[at] * examples + column] = values[cycle[at + step] * examples + column];
            values[cycle[at] * examples + column] = first;
        }
    }

    /// <summary>Cycles of two rows or more, each row going to the next and the last to the first.</summary>
    private static int[][] Cycles(int[] target)
    {
        var cycles = new List<int[]>();
        var seen = new bool[target.Length];
        for (var start = 0; start < target.Length; start++)
        {
            if (seen[start] || target[start] == start) continue;
            var cycle = new List<int>();
            for (var row = start; !seen[row]; row = target[row])
            {
                seen[row] = true;
                cycle.Add(row);
            }
            cycles.Add([.. cycle]);
        }
        return [.. cycles];
    }
}
