using System.Numerics;
using System.Numerics.Tensors;

namespace NotebookLib.Learning;

/// <summary>
/// Two-dimensional convolution as PyTorch's <c>Conv2d</c>, without padding, stride 1:
/// y[o, r, c] = b[o] + Σ w[o, i, kr, kc] · x[i, r + kr, c + kc].
/// </summary>
/// <remarks>Input (in, height, width), output (out, height - kernel + 1, width - kernel + 1), weight (out, in, kernel, kernel), bias (out).</remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Conv2d<T> : Layer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
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
        Initialize(new Random(0));
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

    /// <inheritdoc/>
    public override TensorShape OutputShape(TensorShape input)
    {
        if (input.Rank != 3 || input[0] != InChannels)
            throw new ArgumentException($"the input must be ({InChannels}, height, width); {input} was given.", nameof(input));
        if (input[1] < Kernel || input[2] < Kernel)
            throw new ArgumentException($"the input {input} is smaller than the {Kernel} x {Kernel} kernel; use a larger image or a smaller kernel.", nameof(input));
        return new TensorShape(OutChannels, input[1] - Kernel + 1, input[2] - Kernel + 1);
    }

    /// <inheritdoc/>
    public override void Initialize(Random random) => DefaultInitialization.Draw(random, Weight, Bias, fanIn: InChannels * Kernel * Kernel);

    /// <inheritdoc/>
    public override void Forward(in LayerPass<T> pass)
    {
        var (height, width) = (pass.InputShape[1], pass.InputShape[2]);
        var (rows, rowLength) = (pass.OutputShape[1], pass.OutputShape[2] * pass.Examples);
        for (var o = 0; o < OutChannels; o++)
        {
            for (var r = 0; r < rows; r++)
            {
                var output = pass.Output.Slice((o * rows + r) * rowLength, rowLength);
                output.Fill(Bias.Values[o]);
                for (var k = 0; k < InChannels * Kernel * Kernel; k++)
                {
                    var (i, kr, kc) = (k / (Kernel * Kernel), k / Kernel % Kernel, k % Kernel);
                    var input = pass.Input.Slice(((i * height + r + kr) * width + kc) * pass.Examples, rowLength);
                    TensorPrimitives.MultiplyAddEstimate(input, Weight.Values[o * InChannels * Kernel * Kernel + k], output, output);
                }
            }
        }
    }

    /// <inheritdoc/>
    public override void Backward(in LayerPass<T> pass)
    {
        var (height, width) = (pass.InputShape[1], pass.InputShape[2]);
        var (rows, rowLength) = (pass.OutputShape[1], pass.OutputShape[2] * pass.Examples);
        var weightGradient = pass.ParameterGradient(0);
        var biasGradient = pass.ParameterGradient(1);
        if (pass.NeedsInputGradient) pass.InputGradient.Clear();
        for (var o = 0; o < OutChannels; o++)
        {
            for (var r = 0; r < rows; r++)
            {
                var output = pass.OutputGradient.Slice((o * rows + r) * rowLength, rowLength);
                biasGradient[o] += TensorPrimitives.Sum<T>(output);
                for (var k = 0; k < InChannels * Kernel * Kernel; k++)
                {
                    var (i, kr, kc) = (k / (Kernel * Kernel), k / Kernel % Kernel, k % Kernel);
                    var start = ((i * height + r + kr) * width + kc) * pass.Examples;
                    var weight = o * InChannels * Kernel * Kernel + k;
                    weightGradient[weight] += TensorPrimitives.Dot<T>(pass.Input.Slice(start, rowLength), output);
                    if (!pass.NeedsInputGradient) continue;
                    var input = pass.InputGradient.Slice(start, rowLength);
                    TensorPrimitives.MultiplyAddEstimate(output, Weight.Values[weight], input, input);
                }
            }
        }
    }

    /// <summary>As it is written in a notebook, for example <c>Conv2d(1, 6, kernel: 5)</c>.</summary>
    public override string ToString() => $"Conv2d({InChannels}, {OutChannels}, kernel: {Kernel})";
}
