using System.Numerics;
using NotebookLib.Common;

namespace NotebookLib.Learning;

/// <summary>
/// A parameterised circuit of several equal layers, each a rotation of every qubit followed by an entangler, with one tensor of angles.
/// Gives
/// what <see cref="RotationLayer{T}"/> and <see cref="EntanglingLayer{T}"/> give one after the other, faster: permutations of CX
/// gates are folded into the rotations' last pass, backwards into their first.
/// </summary>
/// <remarks>
/// Input: a state of n qubits, (2^n) or complex (2, 2^n). Output: the same shape; all rotations but Ry make a real state complex.
/// Parameter <c>angles</c>, (depth, n) or (depth, n, 3), radians. Gradient: the adjoint method, arXiv:2009.02823.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed unsafe partial class Ansatz<T> : Layer<T>, IShiftableAngles
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Addresses this far apart share a set of the first-level cache.</summary>
    private const int PageBytes = 4096;

    private readonly RotationKernel<T>[] _kernels;
    private readonly RowOperation _rows;
    private readonly int _anglesInLayer;
    private bool[]? _live;

    /// <summary>Makes a circuit with small random angles from a fixed seed; a network's seed draws them anew.</summary>
    /// <param name="qubits">Number of qubits, 1 to 20.</param>
    /// <param name="depth">Number of layers, at least 1.</param>
    /// <param name="entangler">Gates after each layer of rotations; the original's CX chain by default.</param>
    /// <param name="rotation">Rotation of each qubit.</param>
    /// <param name="convention">What an angle means; <see cref="AngleConvention.Full"/> as in the original.</param>
    /// <param name="angleRange">Angles start uniformly in ± this, radians; 0.01 as in the original.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public Ansatz(
        int qubits, int depth, Entangler? entangler = null, Rotation rotation = Rotation.Ry,
        AngleConvention convention = AngleConvention.Full, double angleRange = 0.01)
    {
        Qubits = StateShape.Qubits(qubits);
        Depth = QuantumArgument.Depth(depth);
        Entangler = entangler ?? Entangler.CxChain();
        Rotation = rotation;
        Convention = convention;
        AngleRange = QuantumArgument.AngleRange(angleRange);
        var each = RotationMatrix.AngleCount(rotation);
        _anglesInLayer = qubits * each;
        Angles = new Parameter<T>("angles", each == 1 ? new TensorShape(depth, qubits) : new TensorShape(depth, qubits, each));
        Parameters = [Angles];
        _kernels = [.. Enumerable.Range(0, depth).Select(_ => new RotationKernel<T>(qubits, rotation, convention))];
        _rows = new RowOperation(Entangler, qubits, ExecutionPlan<T>.Examples);
        Initialize(new SeededRandom(0, "parameters"));
    }

    /// <summary>Number of qubits.</summary>
    public int Qubits { get; }

    /// <summary>Number of layers.</summary>
    public int Depth { get; }

    /// <summary>Gates after each layer of rotations.</summary>
    public Entangler Entangler { get; }

    /// <summary>Rotation of each qubit.</summary>
    public Rotation Rotation { get; }

    /// <summary>What an angle means.</summary>
    public AngleConvention Convention { get; }

    /// <summary>Angles start uniformly in ± this, radians.</summary>
    public double AngleRange { get; }

    /// <summary>The angles, (depth, n) or (depth, n, 3), radians.</summary>
    public Parameter<T> Angles { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter<T>> Parameters { get; }

    /// <inheritdoc/>
    public override TensorShape OutputShape(TensorShape input)
    {
        StateShape.Require(input, Qubits);
        return Rotation == Rotation.Ry ? input : StateShape.Complex(Qubits);
    }

    /// <inheritdoc/>
    /// <remarks>A second state and co-state, because a permutation goes from one buffer to another.</remarks>
    public override int ScratchBytes(TensorShape input, int examples) =>
        Rotation == Rotation.Ry ? 2 * ((StateShape.Amplitudes(input) * examples * sizeof(T)) + PageBytes) : 0;

    /// <inheritdoc/>
    public override void Initialize(Random random) => Angles.FillUniform(random, AngleRange);

    /// <inheritdoc/>
    public override void Prepare()
    {
        for (var layer = 0; layer < Depth; layer++) _kernels[layer].Prepare(Angles.Values.Slice(layer * _anglesInLayer, _anglesInLayer));
    }

    /// <inheritdoc/>
    public override void Forward(in LayerPass<T> pass)
    {
        if (Rotation != Rotation.Ry)
        {
            ForwardInPlace(pass);
            return;
        }
        var half = pass.Examples << Qubits;
        fixed (T* input = pass.Input, output = pass.Output)
        fixed (byte* scratch = pass.Scratch)
        {
            for (var offset = 0; offset < pass.Output.Length; offset += half)
            {
                var target = output + offset;
                var work = _rows.Starts is null ? target : Apart(scratch, target, PageBytes / 2);
                for (var layer = 0; layer < Depth; layer++)
                {
                    _kernels[layer].Ry!.Forward(layer == 0 ? input + offset : target, work, target, _rows.Starts, pass.Examples);
                    _rows.Negate(target, pass.Examples);
                }
            }
        }
    }

    /// <inheritdoc/>
    public override void Backward(in LayerPass<T> pass)
    {
        if (Rotation == Rotation.Ry) BackwardRy(pass);
        else BackwardInPlace(pass);
        for (var angle = 0; angle < _live?.Length; angle++)
        {
            if (!_live[angle]) pass.ParameterGradient(0)[angle] = T.Zero;
        }
    }

    /// <summary>
    /// Gives the other angles derivative zero exactly. Computed, they are rounding errors, which Adam would make into steps of full size.
    /// </summary>
    /// <param name="live">True for each angle that can change what is read out, from <see cref="LightCone"/>.</param>
    internal void KeepTo(bool[] live) => _live = live;

    double IShiftableAngles.FrequencyOf(int angle) =>
        RotationMatrix.Frequency(Rotation, Convention, angle % RotationMatrix.AngleCount(Rotation));

    /// <summary>As it is written in a notebook, for example <c>Ansatz(8, depth: 3, Entangler.CxChain(LastPairFirst))</c>.</summary>
    public override string ToString() => Rotation == Rotation.Ry
        ? $"Ansatz({Qubits}, depth: {Depth}, {Entangler})"
        : $"Ansatz({Qubits}, depth: {Depth}, {Entangler}, {Rotation})";

    private void BackwardRy(in LayerPass<T> pass)
    {
        Span<T> sums = stackalloc T[Qubits];
        var half = pass.Examples << Qubits;
        fixed (T* output = pass.Output, outputGradient = pass.OutputGradient, inputGradient = pass.InputGradient)
        fixed (byte* scratch = pass.Scratch)
        {
            for (var offset = 0; offset < pass.Output.Length; offset += half)
            {
                var state = output + offset;
                var coState = outputGradient + offset;
                var spare = _rows.Starts is null ? state : Apart(scratch, state, PageBytes / 4);
                var coSpare = _rows.Starts is null ? coState : Apart((byte*)(spare + half), state, 3 * PageBytes / 4);
                for (var layer = Depth - 1; layer >= 0; layer--)
                {
                    sums.Clear();
                    if (_rows.HasSigns)
                    {
                        _rows.Negate(state, pass.Examples);
                        _rows.Negate(coState, pass.Examples);
                    }
                    var kernel = _kernels[layer].Ry!;
                    if (layer == 0 && !pass.NeedsInputGradient) kernel.Derivatives(state, coState, _rows.Starts, pass.Examples, sums);
                    else if (layer == 0) kernel.Backward(state, coState, _rows.Starts, spare, inputGradient + offset, pass.Examples, sums);
                    else kernel.Backward(state, coState, _rows.Starts, spare, coSpare, pass.Examples, sums);
                    var before = spare;
                    spare = state;
                    state = before;
                    before = coSpare;
                    coSpare = coState;
                    coState = before;
                    Add(sums, pass.ParameterGradient(0).Slice(layer * Qubits, Qubits));
                }
            }
        }
    }

    private void ForwardInPlace(in LayerPass<T> pass)
    {
        StateHalves.CopyToComplex(pass.Input, pass.Output);
        fixed (T* real = pass.Output)
        {
            var imaginary = StateHalves.Imaginary(real, pass.OutputShape, pass.Examples);
            for (var layer = 0; layer < Depth; layer++)
            {
                _kernels[layer].Apply(real, imaginary, pass.Examples);
                _rows.Apply(real, pass.Examples);
                _rows.Apply(imaginary, pass.Examples);
            }
        }
    }

    private void BackwardInPlace(in LayerPass<T> pass)
    {
        fixed (T* real = pass.Output, coReal = pass.OutputGradient)
        {
            var imaginary = StateHalves.Imaginary(real, pass.OutputShape, pass.Examples);
            var coImaginary = StateHalves.Imaginary(coReal, pass.OutputShape, pass.Examples);
            for (var layer = Depth - 1; layer >= 0; layer--)
            {
                _rows.Undo(real, pass.Examples);
                _rows.Undo(imaginary, pass.Examples);
                _rows.Undo(coReal, pass.Examples);
                _rows.Undo(coImaginary, pass.Examples);
                var derivatives = pass.ParameterGradient(0).Slice(layer * _anglesInLayer, _anglesInLayer);
                _kernels[layer].Backward(real, imaginary, coReal, coImaginary, pass.Examples, derivatives, undo: layer > 0 || pass.NeedsInputGradient);
            }
        }
        if (pass.NeedsInputGradient) pass.OutputGradient[..pass.InputGradient.Length].CopyTo(pass.InputGradient);
    }

    /// <summary>
    /// First address from the given one on that lies some bytes beyond another, page by page. Rows of a pass are a power of two apart; two
    /// buffers that start at the
    /// same place of a page would drive each other out of the first-level cache.
    /// </summary>
    private static T* Apart(byte* from, T* other, int bytes) => (T*)(from + (((nint)other + bytes - (nint)from) & (PageBytes - 1)));

    private void Add(ReadOnlySpan<T> sums, Span<T> derivatives)
    {
        var factor = T.CreateTruncating(_kernels[0].RyFactor);
        for (var q = 0; q < sums.Length; q++) derivatives[q] += factor * sums[q];
    }
}
