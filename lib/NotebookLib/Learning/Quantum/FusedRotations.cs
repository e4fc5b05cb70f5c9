using System.Numerics;
using NotebookLib.Quantum.Kernels;

namespace NotebookLib.Learning;

/// <summary>
/// Layers of Ry, each followed by an entangler, as one layer: permutations of CX gates are folded into the rotations' last pass, backwards
/// into their first. A network uses it by itself in the place of <see cref="RotationLayer{T}"/> and <see cref="EntanglingLayer{T}"/>.
/// </summary>
internal sealed unsafe class FusedRotations<T> : Layer<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Addresses this far apart share a set of the first-level cache.</summary>
    private const int PageBytes = 4096;

    private readonly (RotationLayer<T> Rotation, EntanglerKernel Rows)[] _steps;
    private readonly int _qubits;

    public FusedRotations(IReadOnlyList<(RotationLayer<T> Rotation, EntanglingLayer<T> Entangling)> steps)
    {
        // Equal entanglers share one table, which then stays in the first-level cache.
        _steps = [.. steps.Select(step => (step.Rotation, steps.First(other => other.Entangling.Entangler == step.Entangling.Entangler).Entangling.Kernel))];
        _qubits = _steps[0].Rotation.Qubits;
        Parameters = [.. _steps.Select(step => step.Rotation.Angles)];
    }

    public override IReadOnlyList<Parameter<T>> Parameters { get; }

    public override TensorShape OutputShape(TensorShape input) => input;

    /// <summary>A second state and co-state, because a permutation goes from one buffer to another.</summary>
    public override int ScratchBytes(TensorShape input, int examples) => 2 * ((StateShape.Amplitudes(input) * examples * sizeof(T)) + PageBytes);

    public override void Prepare()
    {
        foreach (var (rotation, _) in _steps) rotation.Prepare();
    }

    public override void Forward(in LayerPass<T> pass)
    {
        var half = pass.Examples << _qubits;
        fixed (T* input = pass.Input, output = pass.Output)
        fixed (byte* scratch = pass.Scratch)
        {
            for (var offset = 0; offset < pass.Output.Length; offset += half)
            {
                var target = output + offset;
                var spare = Apart(scratch, target, PageBytes / 2);
                var source = input + offset;
                foreach (var (rotation, rows) in _steps)
                {
                    rotation.Kernel.Ry!.Forward(source, rows.Starts is null ? target : spare, target, rows.Starts, pass.Examples);
                    rows.Negate(target, pass.Examples);
                    source = target;
                }
            }
        }
    }

    public override void Backward(in LayerPass<T> pass)
    {
        Span<T> sums = stackalloc T[_qubits];
        var half = pass.Examples << _qubits;
        fixed (T* output = pass.Output, outputGradient = pass.OutputGradient, inputGradient = pass.InputGradient)
        fixed (byte* scratch = pass.Scratch)
        {
            for (var offset = 0; offset < pass.Output.Length; offset += half)
            {
                var (state, coState) = ((nint)(output + offset), (nint)(outputGradient + offset));
                var (first, second) = FreeQuarters(coState - state);
                var spare = (nint)Apart(scratch, output + offset, first);
                var coSpare = (nint)Apart((byte*)((T*)spare + half), output + offset, second);
                for (var step = _steps.Length - 1; step >= 0; step--)
                {
                    var (rotation, rows) = _steps[step];
                    sums.Clear();
                    rows.Negate((T*)state, pass.Examples);
                    rows.Negate((T*)coState, pass.Examples);
                    var kernel = rotation.Kernel.Ry!;
                    if (step == 0 && !pass.NeedsInputGradient)
                    {
                        kernel.Derivatives((T*)state, (T*)coState, rows.Starts, pass.Examples, sums);
                    }
                    else
                    {
                        var isPermuted = rows.Starts is not null;
                        var (target, coTarget) = isPermuted ? (spare, coSpare) : (state, coState);
                        var coEnd = step == 0 ? inputGradient + offset : (T*)coTarget;
                        kernel.Backward((T*)state, (T*)coState, rows.Starts, (T*)target, coEnd, pass.Examples, sums);
                        if (isPermuted) (state, spare, coState, coSpare) = (spare, state, coSpare, coState);
                    }
                    AddDerivatives(rotation, sums, pass.ParameterGradient(step));
                }
            }
        }
        for (var step = 0; step < _steps.Length; step++) _steps[step].Rotation.KeepLive(pass.ParameterGradient(step));
    }

    /// <summary>The layers as they are written, one after the other.</summary>
    public override string ToString() => string.Join(", ", _steps.Select(step => step.Rotation));

    private static void AddDerivatives(RotationLayer<T> rotation, ReadOnlySpan<T> sums, Span<T> derivatives)
    {
        var factor = T.CreateTruncating(rotation.Kernel.RyFactor);
        for (var q = 0; q < sums.Length; q++) derivatives[q] += factor * sums[q];
    }

    /// <summary>Two quarters of a page, counted from the state, in which the co-state does not begin.</summary>
    private static (int First, int Second) FreeQuarters(nint coStateOffset)
    {
        const int quarter = PageBytes / 4;
        var taken = (((int)coStateOffset + quarter / 2) & (PageBytes - 1)) / quarter;
        return taken switch { 1 => (2 * quarter, 3 * quarter), 2 => (quarter, 3 * quarter), _ => (quarter, 2 * quarter) };
    }

    /// <summary>
    /// First address from the given one on that lies some bytes beyond another, page by page. Rows of a pass are a power of two apart; two
    /// buffers that start at the same place of a page would drive each other out of the first-level cache.
    /// </summary>
    private static T* Apart(byte* from, T* other, int bytes) => (T*)(from + (((nint)other + bytes - (nint)from) & (PageBytes - 1)));
}
