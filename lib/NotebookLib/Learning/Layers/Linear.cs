using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using NotebookLib.Common;

namespace NotebookLib.Learning;

/// <summary>Dense layer as PyTorch's <c>Linear</c>: y[o] = b[o] + Σ w[o, i] · x[i].</summary>
/// <remarks>Input (in), output (out), weight (out, in), bias (out).</remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Linear<T> : Layer<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Makes a dense layer with parameters drawn from a fixed seed; a network's seed draws them anew.</summary>
    /// <param name="inFeatures">Values of the input, at least 1.</param>
    /// <param name="outFeatures">Values of the output, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    public Linear(int inFeatures, int outFeatures)
    {
        InFeatures = LayerArgument.AtLeastOne(inFeatures, nameof(inFeatures));
        OutFeatures = LayerArgument.AtLeastOne(outFeatures, nameof(outFeatures));
        Weight = new Parameter<T>("weight", new TensorShape(outFeatures, inFeatures));
        Bias = new Parameter<T>("bias", new TensorShape(outFeatures));
        Parameters = [Weight, Bias];
        Initialize(new SeededRandom(0, "parameters"));
    }

    /// <summary>Values of the input.</summary>
    public int InFeatures { get; }

    /// <summary>Values of the output.</summary>
    public int OutFeatures { get; }

    /// <summary>Weight, (out, in).</summary>
    public Parameter<T> Weight { get; }

    /// <summary>Bias, (out).</summary>
    public Parameter<T> Bias { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter<T>> Parameters { get; }

    internal override bool BackwardReadsOutput => false;

    /// <inheritdoc/>
    public override TensorShape OutputShape(TensorShape input)
    {
        if (input.Rank != 1)
            throw new ArgumentException($"The input must have one axis, ({InFeatures}); {input} was given. Put Flatten() before it.", nameof(input));
        if (input[0] != InFeatures)
            throw new ArgumentException($"The input must be ({InFeatures}); {input} was given. Use Linear({input[0]}, {OutFeatures}).", nameof(input));
        return new TensorShape(OutFeatures);
    }

    /// <inheritdoc/>
    public override void Initialize(Random random) => DefaultInitialization.Draw(random, Weight, Bias, fanIn: InFeatures);

    /// <inheritdoc/>
    public override unsafe int ScratchBytes(TensorShape input, int examples) => LinearBackward.ScratchCount(examples) * sizeof(T);

    /// <inheritdoc/>
    public override void Forward(in LayerPass<T> pass) => LinearForward.Run<T>(pass.Input, Weight.Values, Bias.Values, pass.Output, pass.Examples);

    /// <inheritdoc/>
    public override void Backward(in LayerPass<T> pass)
    {
        var biasGradient = pass.ParameterGradient(1);
        for (var o = 0; o < OutFeatures; o++)
            biasGradient[o] += TensorPrimitives.Sum<T>(pass.OutputGradient.Slice(o * pass.Examples, pass.Examples));
        var scratch = MemoryMarshal.Cast<byte, T>(pass.Scratch);
        LinearBackward.AddToWeight(pass.Input, pass.OutputGradient, pass.ParameterGradient(0), scratch, pass.Examples);
        if (pass.NeedsInputGradient) LinearBackward.Input(pass.OutputGradient, Weight.Values, pass.InputGradient, pass.Examples);
    }

    /// <summary>As it is written in a notebook, for example <c>Linear(256, 120)</c>.</summary>
    public override string ToString() => $"Linear({InFeatures}, {OutFeatures})";
}
