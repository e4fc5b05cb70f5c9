using System.Numerics;
using System.Numerics.Tensors;
using NotebookLib.Common;

namespace NotebookLib.Learning;

/// <summary>
/// Two-dimensional convolution as PyTorch's <c>Conv2d</c>, without padding, stride 1:
/// y[o, r, c] = b[o] + Σ w[o, i, kr, kc] · x[i, r + kr, c + kc].
/// </summary>
/// <remarks>Input (in, height, width), output (out, height - kernel + 1, width - kernel + 1), weight (out, in, kernel, kernel), bias (out).</remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Conv2d<T> : Layer<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Makes a convolution with parameters drawn from a fixed seed; a network's seed draws them anew.</summary>
    /// <param name="inChannels">Channels of the input, at least 1.</param>
    /// <param name="outChannels">Channels of the output, at least 1.</param>
    /// <param name="kernel">Rows and columns of the kernel, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    public Conv2d(int inChannels, int outChannels, int kernel)
    {
        InChannels = LayerArgument.AtLeastOne(inChannels, nameof(inChannels));
        OutChannels = LayerArgument.AtLeastOne(outChannels, nameof(outChannels));
        Kernel = LayerArgument.AtLeastOne(kernel, nameof(kernel));
        Weight = new Parameter<T>("weight", new TensorShape(outChannels, inChannels, kernel, kernel));
        Bias = new Parameter<T>("bias", new TensorShape(outChannels));
        Parameters = [Weight, Bias];
        Packed = new PackedWeights<T>(inChannels, outChannels, kernel);
        Initialize(new SeededRandom(0, "parameters"));
    }

    /// <summary>Channels of the input.</summary>
    public int InChannels { get; }

    /// <summary>Channels of the output.</summary>
    public int OutChannels { get; }

    /// <summary>Rows and columns of the kernel.</summary>
    public int Kernel { get; }

    /// <summary>Weight, (out, in, kernel, kernel).</summary>
    public Parameter<T> Weight { get; }

    /// <summary>Bias, (out).</summary>
    public Parameter<T> Bias { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter<T>> Parameters { get; }

    internal override bool BackwardReadsOutput => false;

    /// <summary>
    /// Pooling by 2 joins the convolution. An activation between them moves behind: it never falls, so the largest value stays the largest.
    /// </summary>
    internal override IReadOnlyList<Layer<T>>? FuseWith(ReadOnlySpan<Layer<T>> following, out int taken)
    {
        taken = following is [{ NeverFalls: true }, ..] ? 2 : 1;
        if (following.Length < taken || following[taken - 1] is not MaxPool2d<T> { Window: 2 })
        {
            taken = 0;
            return null;
        }
        return [new PooledConvolution<T>(this), .. following[..(taken - 1)]];
    }

    /// <inheritdoc/>
    public override TensorShape OutputShape(TensorShape input)
    {
        if (input.Rank != 3 || input[0] != InChannels)
            throw new ArgumentException($"The input must be ({InChannels}, height, width); {input} was given.", nameof(input));
        if (input[1] < Kernel || input[2] < Kernel)
            throw new ArgumentException($"The input {input} is smaller than the {Kernel} x {Kernel} kernel; use a larger image or a smaller kernel.", nameof(input));
        return new TensorShape(OutChannels, input[1] - Kernel + 1, input[2] - Kernel + 1);
    }

    /// <inheritdoc/>
    public override void Initialize(Random random) => DefaultInitialization.Draw(random, Weight, Bias, fanIn: InChannels * Kernel * Kernel);

    /// <inheritdoc/>
    public override int ScratchBytes(TensorShape input, int examples) => SumBytes(Geometry(input, examples));

    /// <inheritdoc/>
    public override void Prepare() => Packed.Pack(Weight.Values, Bias.Values);

    /// <inheritdoc/>
    public override void Forward(in LayerPass<T> pass) => ConvolutionForward.Run<T>(Geometry(pass.InputShape, pass.Examples), pass.Input, Packed, pass.Output);

    /// <inheritdoc/>
    public override unsafe void Backward(in LayerPass<T> pass)
    {
        var geometry = Geometry(pass.InputShape, pass.Examples);
        var (rows, rowStride) = (geometry.Rows, geometry.Columns * pass.Examples);
        var offsets = stackalloc int[geometry.Taps];
        geometry.TapOffsets(new Span<int>(offsets, geometry.Taps));
        AddBiasGradient(pass.OutputGradient, pass.ParameterGradient(1));
        pass.Scratch[..SumBytes(geometry)].Clear();
        fixed (T* x = pass.Input, g = pass.OutputGradient, gx = pass.InputGradient)
        fixed (byte* scratch = pass.Scratch)
        {
            for (var block = 0; block < geometry.OutBlocks; block++)
            {
                var channel = g + block * ConvolutionTile.Channels * rows * rowStride;
                ConvolutionBackward.AddToWeightSums(geometry, block, x, channel, rows * rowStride, rowStride, rows, geometry.Columns, offsets, (T*)scratch);
            }
            ConvolutionBackward.AddSums(geometry, (T*)scratch, pass.ParameterGradient(0));
            if (!pass.NeedsInputGradient) return;
            pass.InputGradient.Clear();
            ConvolutionBackward.AddToInput(geometry, Packed, gx, g, rows * rowStride, rowStride, rows, geometry.Columns);
        }
    }

    /// <summary>As it is written in a notebook, for example <c>Conv2d(1, 6, kernel: 5)</c>.</summary>
    public override string ToString() => $"Conv2d({InChannels}, {OutChannels}, kernel: {Kernel})";

    internal PackedWeights<T> Packed { get; }

    internal static unsafe int SumBytes(in ConvolutionGeometry geometry) => ConvolutionBackward.SumCount<T>(geometry) * sizeof(T);

    internal ConvolutionGeometry Geometry(TensorShape input, int examples) => new(InChannels, input[1], input[2], OutChannels, Kernel, examples);

    /// <summary>Adds the sum of each channel's gradient, [channel][anything], to the bias's gradient.</summary>
    internal void AddBiasGradient(ReadOnlySpan<T> gradient, Span<T> biasGradient)
    {
        var size = gradient.Length / OutChannels;
        for (var o = 0; o < OutChannels; o++) biasGradient[o] += TensorPrimitives.Sum(gradient.Slice(o * size, size));
    }
}
