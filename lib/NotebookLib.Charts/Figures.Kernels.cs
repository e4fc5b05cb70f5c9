using System.Runtime.InteropServices;
using NotebookLib.Charts.Drawing;
using NotebookLib.Data;
using NotebookLib.Learning;

namespace NotebookLib.Charts;

public static partial class Figures
{
    /// <summary>The kernels of a convolution: blue for positive weights, orange for negative ones, white for zero.</summary>
    /// <param name="weight">Weights of shape (out, in, height, width), at most 400 kernels, all finite.</param>
    /// <param name="title">Heading; by default made from the name of the parameter.</param>
    /// <exception cref="ArgumentException">The shape does not have four axes, there are too many kernels, or a weight is not a finite number.</exception>
    public static Figure Kernels(IParameter weight, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(weight);
        var shape = weight.Shape;
        if (shape.Count != 4)
            throw new ArgumentException($"{weight.Name} has the shape ({string.Join(", ", shape)}); the weights of a convolution have four axes: (out, in, height, width).", nameof(weight));
        return Kernels(ValuesOf(weight), shape[0], shape[1], shape[2], shape[3], title ?? $"Kernels of {weight.Name}");
    }

    /// <summary>The kernels of a convolution: blue for positive weights, orange for negative ones, white for zero.</summary>
    /// <param name="weights">(out, in, height, width), row-major, all finite.</param>
    /// <param name="outputs">Output channels.</param>
    /// <param name="inputs">Input channels; with more than one, each row of the grid is one output channel where that fits.</param>
    /// <param name="height">Rows of a kernel.</param>
    /// <param name="width">Columns of a kernel.</param>
    /// <param name="title">Heading.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, there are more than 400 kernels, or a weight is not a finite number.</exception>
    public static Figure Kernels(ReadOnlySpan<float> weights, int outputs, int inputs, int height, int width, string title = "Kernels")
    {
        ArgumentNullException.ThrowIfNull(title);
        CheckMaps(weights.Length, outputs < 1 || inputs < 1 ? 0 : (long)outputs * inputs, height, width, $"({outputs}, {inputs}, {height}, {width})");
        var captions = from o in Enumerable.Range(0, outputs)
                       from i in Enumerable.Range(0, inputs)
                       select inputs == 1 ? $"{o}" : $"{i} \u2192 {o}";
        var count = Say.Many((long)outputs * inputs, "kernel");
        return new ValueGrid(weights, height, width, [.. captions]).Draw(title,
            $"{count} of {height} \u00D7 {width} weights" + (inputs == 1 ? "; below each its output channel" : "; below each: input channel \u2192 output channel"),
            "Weight", inputs is > 1 and <= 12 ? inputs * Math.Max(1, 12 / inputs) : null, outputs * inputs > 40 ? 40 : 64,
            $"{title}: {count} of {height} by {width} weights.");
    }

    /// <summary>The output of a layer for one image, channel by channel: blue for positive values, orange for negative ones, white for zero.</summary>
    /// <param name="values">(channels, height, width), row-major, all finite.</param>
    /// <param name="shape">Shape of the output; at most 400 channels.</param>
    /// <param name="title">Heading.</param>
    /// <remarks>When no value is negative, as after a rectifier, darker blue is more.</remarks>
    /// <exception cref="ArgumentException">The lengths do not fit, there are more than 400 channels, or a value is not a finite number.</exception>
    public static Figure FeatureMaps(ReadOnlySpan<float> values, ImageShape shape, string title = "Feature maps")
    {
        ArgumentNullException.ThrowIfNull(title);
        CheckMaps(values.Length, shape.Channels, shape.Height, shape.Width, shape.ToString());
        var count = Say.Many(shape.Channels, "channel");
        return new ValueGrid(values, shape.Height, shape.Width, [.. Enumerable.Range(0, shape.Channels).Select(c => $"{c}")]).Draw(
            title, $"{count} of {shape.Height} \u00D7 {shape.Width} values", "Value", null, MapSize(shape.Channels), $"{title}: {count} of {shape.Height} by {shape.Width} values.");
    }

    // Few maps fill the width of the page: what they answer to must be seen.
    private static double MapSize(int maps) => maps switch { 1 => 280, 2 => 260, 3 => 240, 4 => 186, <= 8 => 170, <= 16 => 120, <= 40 => 92, _ => 64 };

    private static void CheckMaps(int valueCount, long maps, int height, int width, string shape)
    {
        if (maps < 1 || height < 1 || width < 1)
            throw new ArgumentException($"The shape {shape} has an axis below 1; every axis needs at least 1.");
        if (maps > 400)
            throw new ArgumentException($"The shape {shape} has {maps} matrices; at most 400 can be told apart in one figure. Pass a part of them.");
        if (valueCount != maps * height * width)
            throw new ArgumentException($"The shape {shape} needs {maps * height * width} values; {valueCount} were given.");
    }

    private static float[] ValuesOf(IParameter parameter)
    {
        if (parameter.ElementType == "F64")
        {
            var wide = new double[parameter.Count];
            parameter.CopyTo(MemoryMarshal.AsBytes(wide.AsSpan()));
            return [.. wide.Select(v => (float)v)];
        }
        if (parameter.ElementType != "F32")
            throw new ArgumentException($"{parameter.Name} has values of type {parameter.ElementType}; F32 and F64 can be drawn.", nameof(parameter));
        var values = new float[parameter.Count];
        parameter.CopyTo(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }
}
