using System.Numerics;
using System.Runtime.Intrinsics;

namespace NotebookLib.Quantum.Kernels;

/// <summary>
/// A layer of rotations about Y, one on each qubit, on a real state or on one half of a complex one, [amplitude][example]. The most
/// significant qubits are turned first, over all rows; then each block of rows that fits the first-level cache goes through the other
/// passes.
/// The general form is <see cref="AmplitudeBlock{T}"/>.
/// </summary>
internal sealed unsafe class RyTransform<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Half of a usual first-level cache of 32 KB.</summary>
    private const int BlockBytes = 16 * 1024;

    private readonly int _qubits;
    private readonly RyPlan<T> _forward;
    private readonly RyPlan<T> _backward;

    public RyTransform(int qubits)
    {
        _qubits = qubits;
        _forward = new RyPlan<T>(qubits, widest: 3, inverse: false);
        _backward = new RyPlan<T>(qubits, widest: 2, inverse: true);
    }

    /// <summary>Sets the angles: qubit k is turned by [cos, -sin; sin, cos] of factor times its angle.</summary>
    public void Prepare(ReadOnlySpan<T> angles, double factor)
    {
        _forward.Prepare(angles, factor);
        _backward.Prepare(angles, factor);
    }

    /// <summary>Turns all qubits.</summary>
    /// <param name="source">State before.</param>
    /// <param name="work">Room for a state; may be the source. Has to differ from the target if there is a table.</param>
    /// <param name="target">State after: row r goes to where <paramref name="targetTable"/> says. May be the work room if there is no
    /// table.</param>
    /// <param name="targetTable">Where each row starts in the target, or null for rows in their order.</param>
    /// <param name="examples">Values in a row.</param>
    public void Forward(T* source, T* work, T* target, int* targetTable, int examples)
    {
        if (source == target && targetTable is not null && _forward.Count == 1)
        {
            // A single pass would write permuted rows over rows not yet read.
            var count = examples << _qubits;
            new ReadOnlySpan<T>(source, count).CopyTo(new Span<T>(work, count));
            source = work;
        }
        Forward(0, 0, (nint)1 << _qubits, source, work, target, targetTable, examples);
    }

    /// <summary>Adds the derivatives by the angles and takes the rotations back, in state and co-state.</summary>
    /// <param name="state">State after the rotations.</param>
    /// <param name="coState">Derivative of the loss with respect to it.</param>
    /// <param name="table">Where each row starts in these two, or null for rows in their order.</param>
    /// <param name="stateTarget">State before; may be the state after if there is no table.</param>
    /// <param name="coStateTarget">Derivative with respect to it; likewise.</param>
    /// <param name="examples">Values in a row.</param>
    /// <param name="derivatives">By each qubit's angle, without the factor; added to.</param>
    public void Backward(T* state, T* coState, int* table, T* stateTarget, T* coStateTarget, int examples, Span<T> derivatives)
    {
        var sums = stackalloc Vector256<T>[_qubits];
        for (var q = 0; q < _qubits; q++) sums[q] = Vector256<T>.Zero;
        Backward(0, 0, (nint)1 << _qubits, state, coState, table, stateTarget, coStateTarget, examples, sums);
        for (var p = 0; p < _backward.Count; p++)
        {
            ref readonly var pass = ref _backward[p];
            for (var q = pass.Qubit; q < pass.Qubit + pass.Width; q++) derivatives[q] += T.CreateTruncating(pass.NormSquared) * Vector256.Sum(sums[q]);
        }
    }

    /// <summary>Adds the derivatives by the angles and changes nothing else.</summary>
    /// <inheritdoc cref="Backward(T*, T*, int*, T*, T*, int, Span{T})"/>
    public void Derivatives(T* state, T* coState, int* table, int examples, Span<T> derivatives)
    {
        var sums = stackalloc Vector256<T>[_qubits];
        for (var q = 0; q < _qubits; q++) sums[q] = Vector256<T>.Zero;
        if (table is null) Derivatives<StraightRows>(0, 0, (nint)1 << _qubits, state, coState, null, examples, sums);
        else Derivatives<PermutedRows>(0, 0, (nint)1 << _qubits, state, coState, table, examples, sums);
        for (var q = 0; q < _qubits; q++) derivatives[q] += Vector256.Sum(sums[q]);
    }

    private void Forward(int pass, nint first, nint rows, T* source, T* work, T* target, int* table, int examples)
    {
        var fits = rows * examples * sizeof(T) <= BlockBytes;
        for (; pass < _forward.Count; pass++)
        {
            var isLast = pass == _forward.Count - 1;
            Run(_forward[pass], first, rows, pass == 0 ? source : work, isLast ? target : work, isLast ? table : null, examples);
            if (fits || isLast) continue;
            var block = _forward[pass + 1].Rows;
            for (var start = first; start < first + rows; start += block) Forward(pass + 1, start, block, source, work, target, table, examples);
            return;
        }
    }

    private static void Run(in RyPass<T> pass, nint first, nint rows, T* source, T* target, int* table, int examples)
    {
        if (table is not null) Run<PermutedRows, CosineAndSine>(pass, first, rows, source, target, table, examples);
        else if (pass.IsFull) Run<StraightRows, CosineAndSine>(pass, first, rows, source, target, null, examples);
        else Run<StraightRows, TangentOnly>(pass, first, rows, source, target, null, examples);
    }

    private static void Run<TOut, TFirst>(in RyPass<T> pass, nint first, nint rows, T* source, T* target, int* table, int examples)
        where TOut : struct, IRowAddress
        where TFirst : struct, IFirstRotation
    {
        if (pass.Width == 3) RyPasses<T, TOut, TFirst>.Three(source, target, table, first, rows, pass.Stride, pass.By, examples);
        else if (pass.Width == 2) RyPasses<T, TOut, TFirst>.Two(source, target, table, first, rows, pass.Stride, pass.By, examples);
        else RyPasses<T, TOut, TFirst>.One(source, target, table, first, rows, pass.Stride, pass.By, examples);
    }

    private void Backward(
        int pass, nint first, nint rows, T* state, T* coState, int* table, T* stateTarget, T* coStateTarget, int examples, Vector256<T>* sums)
    {
        var fits = 2 * rows * examples * sizeof(T) <= BlockBytes;
        for (; pass < _backward.Count; pass++)
        {
            ref readonly var run = ref _backward[pass];
            if (pass == 0) RunBack(run, first, rows, state, coState, table, stateTarget, coStateTarget, examples, sums + run.Qubit);
            else RunBack(run, first, rows, stateTarget, coStateTarget, null, stateTarget, coStateTarget, examples, sums + run.Qubit);
            if (fits || pass == _backward.Count - 1) continue;
            var block = _backward[pass + 1].Rows;
            for (var start = first; start < first + rows; start += block)
                Backward(pass + 1, start, block, state, coState, table, stateTarget, coStateTarget, examples, sums);
            return;
        }
    }

    private static void RunBack(
        in RyPass<T> pass, nint first, nint rows, T* state, T* coState, int* table, T* stateTarget, T* coStateTarget, int examples, Vector256<T>* sums)
    {
        if (table is not null && pass.IsFull)
            RunBack<PermutedRows, CosineAndSine>(pass, first, rows, state, coState, table, stateTarget, coStateTarget, examples, sums);
        else if (table is not null)
            RunBack<PermutedRows, TangentOnly>(pass, first, rows, state, coState, table, stateTarget, coStateTarget, examples, sums);
        else if (pass.IsFull)
            RunBack<StraightRows, CosineAndSine>(pass, first, rows, state, coState, null, stateTarget, coStateTarget, examples, sums);
        else
            RunBack<StraightRows, TangentOnly>(pass, first, rows, state, coState, null, stateTarget, coStateTarget, examples, sums);
    }

    private static void RunBack<TIn, TFirst>(
        in RyPass<T> pass, nint first, nint rows, T* state, T* coState, int* table, T* stateTarget, T* coStateTarget, int examples, Vector256<T>* sums)
        where TIn : struct, IRowAddress
        where TFirst : struct, IFirstRotation
    {
        if (pass.Width == 2)
            RyAdjointPasses<T, TIn, TFirst>.Two(state, coState, table, stateTarget, coStateTarget, first, rows, pass.Stride, pass.By, examples, sums);
        else
            RyAdjointPasses<T, TIn, TFirst>.One(state, coState, table, stateTarget, coStateTarget, first, rows, pass.Stride, pass.By, examples, sums);
    }

    /// <summary>Qubits from the given one on, over a block of rows.</summary>
    private void Derivatives<TIn>(int qubit, nint first, nint rows, T* state, T* coState, int* table, int examples, Vector256<T>* sums)
        where TIn : struct, IRowAddress
    {
        // Reading only: a block may fill the cache.
        var fits = rows * examples * sizeof(T) <= BlockBytes;
        while (qubit < _qubits)
        {
            var width = _qubits - qubit >= 3 ? 3 : 1;
            var block = (nint)1 << (_qubits - qubit - width);
            if (width == 3) RyDerivativePasses<T, TIn>.Three(state, coState, table, first, rows, block, examples, sums + qubit);
            else RyDerivativePasses<T, TIn>.One(state, coState, table, first, rows, block, examples, sums + qubit);
            qubit += width;
            if (fits || qubit == _qubits) continue;
            for (var start = first; start < first + rows; start += block) Derivatives<TIn>(qubit, start, block, state, coState, table, examples, sums);
            return;
        }
    }
}
