using NotebookLib.Data;

namespace NotebookLib.Learning;

/// <summary>Lengths of a tensor's axes, outermost first, for example (6, 24, 24). Immutable; equal when all lengths are equal.</summary>
public sealed class TensorShape : IEquatable<TensorShape>
{
    private readonly int[] _lengths;

    /// <summary>Makes a shape.</summary>
    /// <param name="lengths">Length of each axis, at least one axis, each at least 1.</param>
    /// <exception cref="ArgumentException">No axis was given, a length is below 1, or there are more values than an array holds.</exception>
    public TensorShape(params ReadOnlySpan<int> lengths)
    {
        _lengths = lengths.ToArray();
        if (_lengths.Length == 0)
            throw new ArgumentException("A shape has at least one axis; none was given.", nameof(lengths));
        foreach (var length in _lengths)
        {
            if (length < 1)
                throw new ArgumentException($"Shape {this} has an axis of length {length}; every length must be at least 1.", nameof(lengths));
        }
        var size = 1L;
        foreach (var length in _lengths)
        {
            size *= length;
            if (size > Array.MaxLength)
                throw new ArgumentException($"Shape {this} has more than {Array.MaxLength} values, the most that an array holds; choose a smaller one.", nameof(lengths));
        }
        Size = (int)size;
    }

    /// <summary>Number of axes.</summary>
    public int Rank => _lengths.Length;

    /// <summary>Number of values: the product of the lengths.</summary>
    public int Size { get; }

    /// <summary>Length of one axis.</summary>
    /// <param name="axis">0 (outermost) to <c>Rank - 1</c>.</param>
    public int this[int axis] => _lengths[axis];

    /// <summary>The lengths, outermost first.</summary>
    public IReadOnlyList<int> Lengths => _lengths;

    /// <summary>The shape (channels, height, width) of an image.</summary>
    /// <param name="image">The image's shape.</param>
    public static implicit operator TensorShape(ImageShape image) => new(image.Channels, image.Height, image.Width);

    /// <inheritdoc/>
    public bool Equals(TensorShape? other) => other is not null && _lengths.AsSpan().SequenceEqual(other._lengths);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TensorShape);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var length in _lengths) hash.Add(length);
        return hash.ToHashCode();
    }

    /// <summary>The shape as PyTorch writes it without its type, for example <c>(6, 24, 24)</c>.</summary>
    public override string ToString() => $"({string.Join(", ", _lengths)})";
}
