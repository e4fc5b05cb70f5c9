using System.Numerics;
using System.Runtime.CompilerServices;

namespace NotebookLib.Learning;

/// <summary>
/// Largest value of each window, as PyTorch's <c>MaxPool2d</c> with stride = window; rows and columns left over at the end are dropped.
/// The gradient goes to the first of the largest values, in row-major order.
/// </summary>
/// <remarks>Input (channels, height, width), output (channels, ⌊height / window⌋, ⌊width / window⌋).</remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class MaxPool2d<T> : Layer<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Makes a pooling layer.</summary>
    /// <param name="window">Rows and columns of a window, 1 to 15.</param>
    /// <exception cref="ArgumentOutOfRangeException">The window is below 1 or above 15.</exception>
    public MaxPool2d(int window)
    {
        if (window is < 1 or > 15)
            throw new ArgumentOutOfRangeException(nameof(window), window, $"The window is {window}; it must be 1 to 15 (2 is usual).");
        Window = window;
    }

    /// <summary>Rows and columns of a window.</summary>
    public int Window { get; }

    internal override bool BackwardReadsOutput => false;

    /// <inheritdoc/>
    public override TensorShape OutputShape(TensorShape input)
    {
        if (input.Rank != 3 || input[1] < Window || input[2] < Window)
            throw new ArgumentException(
                $"The input must be (channels, height, width) with at least {Window} rows and columns; {input} was given.", nameof(input));
        return new TensorShape(input[0], input[1] / Window, input[2] / Window);
    }

    /// <inheritdoc/>
    public override int SavedBytes(TensorShape input, int examples) => OutputShape(input).Size * examples;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Forward(in LayerPass<T> pass)
    {
        var (channels, rows, columns) = (pass.OutputShape[0], pass.OutputShape[1], pass.OutputShape[2]);
        for (var cell = 0; cell < channels * rows * columns; cell++)
        {
            var corner = Corner(pass, cell / (rows * columns), cell / columns % rows, cell % columns);
            var output = pass.Output.Slice(cell * pass.Examples, pass.Examples);
            var winner = pass.Saved.Slice(cell * pass.Examples, pass.Examples);
            for (var e = 0; e < pass.Examples; e++)
            {
                output[e] = pass.Input[corner + e];
                winner[e] = 0;
                for (var place = 1; place < Window * Window; place++)
                {
                    var value = pass.Input[corner + Offset(pass, place) + e];
                    if (!(value > output[e]) && !T.IsNaN(value)) continue;
                    output[e] = value;
                    winner[e] = (byte)place;
                }
            }
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Backward(in LayerPass<T> pass)
    {
        if (!pass.NeedsInputGradient) return;
        var (channels, rows, columns) = (pass.OutputShape[0], pass.OutputShape[1], pass.OutputShape[2]);
        pass.InputGradient.Clear();
        for (var cell = 0; cell < channels * rows * columns; cell++)
        {
            var corner = Corner(pass, cell / (rows * columns), cell / columns % rows, cell % columns);
            for (var e = 0; e < pass.Examples; e++)
            {
                var at = cell * pass.Examples + e;
                pass.InputGradient[corner + Offset(pass, pass.Saved[at]) + e] = pass.OutputGradient[at];
            }
        }
    }

    /// <summary>As it is written in a notebook, for example <c>MaxPool2d(2)</c>.</summary>
    public override string ToString() => $"MaxPool2d({Window})";

    private int Corner(in LayerPass<T> pass, int channel, int row, int column) =>
        ((channel * pass.InputShape[1] + row * Window) * pass.InputShape[2] + column * Window) * pass.Examples;

    private int Offset(in LayerPass<T> pass, int place) => (place / Window * pass.InputShape[2] + place % Window) * pass.Examples;
}
