using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NotebookLib.Common;

namespace NotebookLib.Learning;

/// <summary>
/// Makes a quantum state of an image: pads it with 0, reads it row by row and divides it by its L2 norm, so that 2^n pixels become the
/// amplitudes of n qubits.
/// The state is real. Brightness is lost: an image and its double give the same state.
/// </summary>
/// <remarks>
/// Input: (…, height, width) or (values). Output: (2^n), where 2^n is the number of values after padding. Backward: dx = (dy - y Σ y dy) /
/// norm.
/// Padding comes after scaling, so with pixels in [-1, 1] the border is grey, as in the original.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed unsafe class AmplitudeEncoding<T> : Layer<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int WidestSuggestion = 16;

    /// <summary>Makes a layer.</summary>
    /// <param name="pad">Zeros on each side of an image, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The padding is below 0.</exception>
    public AmplitudeEncoding(int pad = 0)
    {
        if (pad < 0)
            throw new ArgumentOutOfRangeException(
                nameof(pad), pad, $"The padding is {pad}; it must be 0 or more (2 makes 32 x 32 of 28 x 28).");
        Pad = pad;
    }

    /// <summary>Zeros on each side of an image.</summary>
    public int Pad { get; }

    /// <inheritdoc/>
    public override TensorShape OutputShape(TensorShape input)
    {
        if (Pad > 0 && input.Rank < 2)
            throw new ArgumentException(
                $"Padding needs an image, (…, height, width); {input} was given. Use AmplitudeEncoding() without padding.", nameof(input));
        var size = PaddedSize(input, Pad);
        if (size >= 2 && BitOperations.IsPow2(size)) return new TensorShape(size);
        var fits = input.Rank < 2 ? -1 : Enumerable.Range(0, WidestSuggestion).FirstOrDefault(pad => BitOperations.IsPow2(PaddedSize(input, pad)), -1);
        var advice = fits >= 0 ? $"Use pad: {fits}, which gives {PaddedSize(input, fits)}." : "Resize the images, for example to 16 x 16 or 32 x 32.";
        throw new ArgumentException(
            $"The input {input} padded by {Pad} has {size} values; a state has 2, 4, 8, … amplitudes. {advice}", nameof(input));
    }

    /// <inheritdoc/>
    /// <remarks>One over the norm of each example.</remarks>
    public override int SavedBytes(TensorShape input, int examples) => examples * Marshal.SizeOf<T>();

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">An image is black all over: a state of norm zero does not exist.</exception>
    public override void Forward(in LayerPass<T> pass)
    {
        var inverse = MemoryMarshal.Cast<byte, T>(pass.Saved);
        for (var column = 0; column < pass.Examples; column += Vector256<T>.Count) InverseNorms(pass, column, inverse.Slice(column, Vector256<T>.Count));

        var (height, width) = Rows(pass.InputShape);
        var rowLength = width * pass.Examples;
        var margin = Pad * pass.Examples;
        var input = pass.Input;
        var output = pass.Output;
        while (input.Length > 0)
        {
            var border = Pad * (2 * margin + rowLength);
            output[..border].Clear();
            output = output[border..];
            for (var row = 0; row < height; row++)
            {
                output[..margin].Clear();
                Scale(input[..rowLength], inverse, output.Slice(margin, rowLength));
                output.Slice(margin + rowLength, margin).Clear();
                input = input[rowLength..];
                output = output[(2 * margin + rowLength)..];
            }
            output[..border].Clear();
            output = output[border..];
        }
    }

    /// <inheritdoc/>
    public override void Backward(in LayerPass<T> pass)
    {
        if (!pass.NeedsInputGradient) return;
        var inverse = MemoryMarshal.Cast<byte, T>(pass.Saved);
        for (var column = 0; column < pass.Examples; column += Vector256<T>.Count)
        {
            var along = Vector256<T>.Zero;
            for (var at = column; at < pass.Output.Length; at += pass.Examples)
                along = Lanes.MultiplyAdd(Vector256.Create<T>(pass.Output[at..]), Vector256.Create<T>(pass.OutputGradient[at..]), along);
            var scale = Vector256.Create<T>(inverse[column..]);
            for (var pixel = 0; pixel < pass.InputShape.Size; pixel++)
            {
                var from = Padded(pass.InputShape, pixel) * pass.Examples + column;
                var gradient = Lanes.SubtractProduct(Vector256.Create<T>(pass.Output[from..]), along, Vector256.Create<T>(pass.OutputGradient[from..])) * scale;
                gradient.CopyTo(pass.InputGradient[(pixel * pass.Examples + column)..]);
            }
        }
    }

    /// <summary>As it is written in a notebook, for example <c>AmplitudeEncoding(pad: 2)</c>.</summary>
    public override string ToString() => Pad == 0 ? "AmplitudeEncoding()" : $"AmplitudeEncoding(pad: {Pad})";

    private static void InverseNorms(in LayerPass<T> pass, int column, Span<T> inverse)
    {
        // Four sums, so that one addition need not wait for the one before.
        var (sum0, sum1, sum2, sum3) = (Vector256<T>.Zero, Vector256<T>.Zero, Vector256<T>.Zero, Vector256<T>.Zero);
        nint step = pass.Examples;
        fixed (T* input = pass.Input)
        {
            var end = input + pass.Input.Length;
            var at = input + column;
            for (; at + 3 * step < end; at += 4 * step)
            {
                var (x0, x1, x2, x3) = (Vector256.Load(at), Vector256.Load(at + step), Vector256.Load(at + 2 * step), Vector256.Load(at + 3 * step));
                sum0 = Lanes.MultiplyAdd(x0, x0, sum0);
                sum1 = Lanes.MultiplyAdd(x1, x1, sum1);
                sum2 = Lanes.MultiplyAdd(x2, x2, sum2);
                sum3 = Lanes.MultiplyAdd(x3, x3, sum3);
            }
            for (; at < end; at += step) sum0 = Lanes.MultiplyAdd(Vector256.Load(at), Vector256.Load(at), sum0);
        }
        var squares = sum0 + sum1 + (sum2 + sum3);
        // Outside these limits a square lost digits, overflowed or was none.
        if (Vector256.LessThanOrEqualAll(squares, Vector256.Create<T>(LargestSquare)) && Vector256.GreaterThanOrEqualAll(squares, Vector256.Create<T>(SmallestSquare)))
        {
            (Vector256<T>.One / Vector256.Sqrt(squares)).CopyTo(inverse);
            return;
        }
        for (var lane = 0; lane < Vector256<T>.Count; lane++)
            inverse[lane] = CarefulInverseNorm(pass, column + lane);
    }

    private static T SmallestSquare => T.CreateChecked(typeof(T) == typeof(float) ? 1e-30 : 1e-280);

    private static T LargestSquare => T.CreateChecked(typeof(T) == typeof(float) ? 1e38 : 1e300);

    /// <summary>One over the norm of an example with very large, very small or no numbers in it.</summary>
    private static T CarefulInverseNorm(in LayerPass<T> pass, int example)
    {
        var largest = T.Zero;
        for (var at = example; at < pass.Input.Length; at += pass.Examples)
        {
            var size = T.Abs(pass.Input[at]);
            if (!T.IsFinite(size))
                throw new ArgumentException(
                    $"Value {at / pass.Examples} of image {pass.FirstExample + example} of the batch is {pass.Input[at].ToString(null, CultureInfo.InvariantCulture)}; " +
                    "all pixels must be finite numbers. Look for a division by zero before this layer.");
            largest = T.Max(largest, size);
        }
        if (largest == T.Zero)
            throw new ArgumentException(
                $"Image {pass.FirstExample + example} of the batch is 0 everywhere, so it has no direction and no quantum state. " +
                "Leave it out, or scale pixels to [-1, 1].");
        // Divided by the largest, no square overflows and the sum is at least 1.
        var squares = T.Zero;
        for (var at = example; at < pass.Input.Length; at += pass.Examples)
            squares += pass.Input[at] / largest * (pass.Input[at] / largest);
        var inverse = T.One / largest / T.Sqrt(squares);
        if (!T.IsFinite(inverse))
            throw new ArgumentException(
                $"Image {pass.FirstExample + example} of the batch has no pixel larger than {largest.ToString(null, CultureInfo.InvariantCulture)}; one over its norm is no number of this precision. " +
                "Scale pixels to [-1, 1].");
        return inverse;
    }

    private static void Scale(ReadOnlySpan<T> source, ReadOnlySpan<T> factors, Span<T> target)
    {
        fixed (T* x = source, y = target)
        {
            for (nint column = 0; column < factors.Length; column += Vector256<T>.Count)
            {
                var factor = Vector256.Create<T>(factors[(int)column..]);
                for (var at = column; at < source.Length; at += factors.Length) (Vector256.Load(x + at) * factor).Store(y + at);
            }
        }
    }

    private static (int Height, int Width) Rows(TensorShape input) =>
        input.Rank < 2 ? (1, input[0]) : (input[input.Rank - 2], input[input.Rank - 1]);

    private static int PaddedSize(TensorShape input, int pad)
    {
        var (height, width) = Rows(input);
        var planes = input.Size / (height * width);
        return input.Rank < 2 ? input.Size : checked(planes * (height + 2 * pad) * (width + 2 * pad));
    }

    /// <summary>Where a pixel stands after padding.</summary>
    private int Padded(TensorShape input, int pixel)
    {
        if (Pad == 0) return pixel;
        var (height, width) = Rows(input);
        var (plane, row, column) = (pixel / (height * width), pixel / width % height, pixel % width);
        return (plane * (height + 2 * Pad) + row + Pad) * (width + 2 * Pad) + column + Pad;
    }
}
