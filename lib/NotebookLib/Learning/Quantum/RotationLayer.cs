using System.Numerics;
using NotebookLib.Common;
using NotebookLib.Quantum;
using NotebookLib.Quantum.Kernels;

namespace NotebookLib.Learning;

/// <summary>
/// A rotation of every qubit, with one trainable angle each (three for <see cref="Rotation.General"/>). Works in place and is reversible:
/// backward takes the rotation back in state and co-state and gathers the derivatives on the way.
/// </summary>
/// <remarks>
/// Input: a state of n qubits, (2^n) or complex (2, 2^n). Output: the same shape; all rotations but Ry make a real state complex.
/// Parameter <c>angles</c>, (n) or (n, 3), radians. Gradient: Jones and Gacon, "Efficient calculation of gradients in classical
/// simulations of variational quantum algorithms", arXiv:2009.02823.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed unsafe class RotationLayer<T> : Layer<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private bool[]? _live;

    /// <summary>Makes a layer with small random angles from a fixed seed; a network's seed draws them anew.</summary>
    /// <param name="qubits">Number of qubits, 1 to 20.</param>
    /// <param name="rotation">Which rotation.</param>
    /// <param name="convention">What an angle means; <see cref="AngleConvention.Full"/> as in the original.</param>
    /// <param name="angleRange">Angles start uniformly in ± this, radians; 0.01 as in the original.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of qubits or the range of angles is not allowed.</exception>
    public RotationLayer(int qubits, Rotation rotation = Rotation.Ry, AngleConvention convention = AngleConvention.Full, double angleRange = 0.01)
    {
        Qubits = StateShape.Qubits(qubits);
        Rotation = rotation;
        Convention = convention;
        AngleRange = LayerArgument.Finite(angleRange, nameof(angleRange), least: 0);
        var each = rotation.Gate().AngleCount;
        Angles = new Parameter<T>("angles", each == 1 ? new TensorShape(qubits) : new TensorShape(qubits, each));
        Parameters = [Angles];
        Kernel = new RotationKernel<T>(qubits, rotation, convention, ExecutionPlan<T>.Examples);
        Initialize(new SeededRandom(0, "parameters"));
    }

    /// <summary>Number of qubits.</summary>
    public int Qubits { get; }

    /// <summary>Which rotation.</summary>
    public Rotation Rotation { get; }

    /// <summary>What an angle means.</summary>
    public AngleConvention Convention { get; }

    /// <summary>Angles start uniformly in ± this, radians.</summary>
    public double AngleRange { get; }

    /// <summary>The angles, (n) or (n, 3), radians.</summary>
    public Parameter<T> Angles { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter<T>> Parameters { get; }

    internal RotationKernel<T> Kernel { get; }

    /// <inheritdoc/>
    public override bool IsInPlace(TensorShape input) => Rotation == Rotation.Ry || StateShape.IsComplex(input);

    /// <summary>Layers of Ry, each followed by an entangler, go together: the permutations are folded into the rotations' passes.</summary>
    internal override IReadOnlyList<Layer<T>>? FuseWith(ReadOnlySpan<Layer<T>> following, out int taken)
    {
        var steps = new List<(RotationLayer<T>, EntanglingLayer<T>)>();
        var rotation = this;
        for (taken = 0; rotation?.Rotation == Rotation.Ry && taken < following.Length; taken++)
        {
            if (following[taken] is not EntanglingLayer<T> entangling) break;
            steps.Add((rotation, entangling));
            rotation = taken + 1 < following.Length ? following[++taken] as RotationLayer<T> : null;
        }
        taken = Math.Max(0, 2 * steps.Count - 1);
        return steps.Count == 0 ? null : [new FusedRotations<T>(steps)];
    }

    /// <inheritdoc/>
    public override TensorShape OutputShape(TensorShape input)
    {
        StateShape.Require(input, Qubits);
        return Rotation == Rotation.Ry ? input : StateShape.Complex(Qubits);
    }

    /// <inheritdoc/>
    public override void Initialize(Random random) => Angles.FillUniform(random, AngleRange);

    /// <inheritdoc/>
    public override void Prepare() => Kernel.Prepare(Angles.Values);

    /// <inheritdoc/>
    public override void Forward(in LayerPass<T> pass)
    {
        if (!IsInPlace(pass.InputShape)) StateHalves.CopyToComplex(pass.Input, pass.Output);
        fixed (T* output = pass.Output) Kernel.Apply(output, StateHalves.Imaginary(output, pass.OutputShape, pass.Examples));
    }

    /// <inheritdoc/>
    public override void Backward(in LayerPass<T> pass)
    {
        fixed (T* state = pass.Output, coState = pass.OutputGradient)
        {
            Kernel.Backward(
                state, StateHalves.Imaginary(state, pass.OutputShape, pass.Examples),
                coState, StateHalves.Imaginary(coState, pass.OutputShape, pass.Examples),
                pass.ParameterGradient(0), undo: pass.NeedsInputGradient);
        }
        KeepLive(pass.ParameterGradient(0));
        if (pass.NeedsInputGradient && !IsInPlace(pass.InputShape))
            pass.OutputGradient[..pass.InputGradient.Length].CopyTo(pass.InputGradient);
    }

    /// <summary>
    /// Gives the other angles derivative zero exactly. Computed, they are rounding errors, which Adam would make into steps of full size.
    /// </summary>
    /// <param name="live">True for each angle that can change what is read out, from <see cref="LightCone"/>.</param>
    internal void KeepTo(bool[] live) => _live = live;

    internal void KeepLive(Span<T> gradient)
    {
        for (var angle = 0; angle < _live?.Length; angle++)
        {
            if (!_live[angle]) gradient[angle] = T.Zero;
        }
    }

    /// <summary>As it is written in a notebook, for example <c>RyLayer(10)</c>.</summary>
    public override string ToString()
    {
        var name = Rotation == Rotation.General ? "GeneralRotationLayer" : $"{Rotation}Layer";
        return Convention == AngleConvention.Full ? $"{name}({Qubits})" : $"{name}({Qubits}, {Convention})";
    }
}
