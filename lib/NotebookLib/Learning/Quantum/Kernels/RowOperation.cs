using System.Numerics;

namespace NotebookLib.Learning;

/// <summary>An entangler on a given number of qubits: amplitude j moves to <see cref="Target"/>[j], or the signs of some amplitudes
/// change.</summary>
internal sealed unsafe class RowOperation
{
    private readonly int[] _negated;
    private readonly int[] _cycles;
    private readonly int[]? _starts;

    public RowOperation(Entangler entangler, int qubits, int examples)
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

    /// <summary>Whether there are signs to change.</summary>
    public bool HasSigns => _negated.Length > 0;

    /// <summary>Where each row of a chunk goes, counted in values; null when every row stays.</summary>
    public int* Starts => _starts is null ? null : (int*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref _starts[0]);

    /// <summary>Applies the operation in place.</summary>
    public void Apply<T>(T* values, nint examples)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Negate(values, examples);
        // Along a cycle each row takes the place of the next one, so the walk goes backwards from the end.
        for (var end = _cycles.Length; end > 0;)
        {
            var length = _cycles[end - 1];
            var cycle = _cycles.AsSpan(end - 1 - length, length);
            for (nint column = 0; column < examples; column += Vector<T>.Count)
            {
                var last = Vector.Load(values + cycle[^1] * examples + column);
                for (var i = length - 1; i > 0; i--)
                    Vector.Load(values + cycle[i - 1] * examples + column).Store(values + cycle[i] * examples + column);
                last.Store(values + cycle[0] * examples + column);
            }
            end -= length + 1;
        }
    }

    /// <summary>Takes the operation back in place.</summary>
    public void Undo<T>(T* values, nint examples)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var end = _cycles.Length; end > 0;)
        {
            var length = _cycles[end - 1];
            var cycle = _cycles.AsSpan(end - 1 - length, length);
            for (nint column = 0; column < examples; column += Vector<T>.Count)
            {
                var first = Vector.Load(values + cycle[0] * examples + column);
                for (var i = 1; i < length; i++)
                    Vector.Load(values + cycle[i] * examples + column).Store(values + cycle[i - 1] * examples + column);
                first.Store(values + cycle[^1] * examples + column);
            }
            end -= length + 1;
        }
        Negate(values, examples);
    }

    /// <summary>Changes signs alone.</summary>
    public void Negate<T>(T* values, nint examples)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (var row in _negated)
        {
            for (nint column = 0; column < examples; column += Vector<T>.Count)
                (-Vector.Load(values + row * examples + column)).Store(values + row * examples + column);
        }
    }

    /// <summary>Cycles of two rows or more, each row going to the next and the last to the first; behind each cycle stands its
    /// length.</summary>
    private static int[] Cycles(int[] target)
    {
        var cycles = new List<int>();
        var seen = new bool[target.Length];
        for (var start = 0; start < target.Length; start++)
        {
            if (seen[start] || target[start] == start) continue;
            var length = 0;
            for (var row = start; !seen[row]; row = target[row], length++)
            {
                seen[row] = true;
                cycles.Add(row);
            }
            cycles.Add(length);
        }
        return [.. cycles];
    }
}
