using System.Globalization;
using System.Numerics;
using System.Text;

namespace NotebookLib.Learning;

/// <summary>
/// A batch of outputs or gradients, (batch, …), row-major. One made by a network or loss is filled anew by its next pass; copy what must outlive it.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Tensor<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int PrintedRows = 4;
    private const int PrintedColumns = 10;

    private T[] _values = [];

    /// <summary>Makes a tensor of zeros.</summary>
    /// <param name="count">Number of examples, 0 or more.</param>
    /// <param name="exampleShape">Shape of one example.</param>
    public Tensor(int count, TensorShape exampleShape)
    {
        ArgumentNullException.ThrowIfNull(exampleShape);
        ExampleShape = exampleShape;
        Resize(count);
    }

    /// <summary>Number of examples.</summary>
    public int Count { get; private set; }

    /// <summary>Shape of one example.</summary>
    public TensorShape ExampleShape { get; }

    /// <summary>All values, example after example.</summary>
    public Span<T> Values => _values.AsSpan(0, Count * ExampleShape.Size);

    /// <summary>One value.</summary>
    /// <param name="example">0 to <c>Count - 1</c>.</param>
    /// <param name="index">0 to <c>ExampleShape.Size - 1</c>.</param>
    public T this[int example, int index] => Row(example)[index];

    /// <summary>The values of one example.</summary>
    /// <param name="example">0 to <c>Count - 1</c>.</param>
    public Span<T> Row(int example) => Values.Slice(example * ExampleShape.Size, ExampleShape.Size);

    /// <summary>Shape and first rows, for example <c>(64, 10)</c> and the scores of the first images below it.</summary>
    public override string ToString()
    {
        var text = new StringBuilder($"({Count}, {string.Join(", ", ExampleShape.Lengths)})");
        for (var row = 0; row < Math.Min(Count, PrintedRows); row++)
        {
            text.AppendLine();
            foreach (var value in Row(row)[..Math.Min(PrintedColumns, ExampleShape.Size)])
                text.Append(value.ToString("0.0000", CultureInfo.InvariantCulture).PadLeft(9));
            if (ExampleShape.Size > PrintedColumns) text.Append(" …");
        }
        if (Count > PrintedRows) text.AppendLine().Append(" …");
        return text.ToString();
    }

    internal void Resize(int count)
    {
        var needed = (long)count * ExampleShape.Size;
        if (needed < 0 || needed > Array.MaxLength)
            throw new ArgumentOutOfRangeException(
                nameof(count), count, $"{count} examples of shape {ExampleShape} are {needed} values; a tensor holds 0 to {Array.MaxLength}.");
        if (needed > _values.Length) _values = new T[needed];
        Count = count;
    }
}
