using System.Numerics;
using System.Runtime.InteropServices;

namespace NotebookLib.Learning;

/// <summary>A trainable tensor with its gradient, row-major. A layer owns it; <see cref="Sequential{T}"/> names it.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Parameter<T> : IParameter where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _values;
    private readonly T[] _gradient;

    /// <summary>Makes a parameter of zeros.</summary>
    /// <param name="name">Name within the layer, for example <c>weight</c>.</param>
    /// <param name="shape">Lengths of the axes; weights are (out, in, …).</param>
    public Parameter(string name, TensorShape shape)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(shape);
        Name = LocalName = name;
        Shape = shape;
        _values = new T[shape.Size];
        _gradient = new T[shape.Size];
    }

    /// <summary>Name within the network, as PyTorch gives it: <c>0.weight</c>, <c>0.bias</c>, <c>3.weight</c>, …</summary>
    public string Name { get; internal set; }

    /// <summary>Name within the layer: <c>weight</c>, <c>bias</c>, …</summary>
    public string LocalName { get; }

    /// <summary>Lengths of the axes, outermost first.</summary>
    public TensorShape Shape { get; }

    /// <inheritdoc/>
    public int Count => _values.Length;

    /// <inheritdoc/>
    public string ElementType => typeof(T) == typeof(float) ? "F32" : "F64";

    /// <summary>The values, row-major; writing to them changes the model.</summary>
    public Span<T> Values => _values;

    /// <summary>
    /// Derivative of the loss with respect to each value, as the last <see cref="Sequential{T}.Backward"/> or training step left it.
    /// </summary>
    public Span<T> Gradient => _gradient;

    IReadOnlyList<int> IParameter.Shape => Shape.Lengths;

    /// <inheritdoc/>
    public void CopyTo(Span<byte> destination)
    {
        CheckLength(destination.Length, nameof(destination));
        MemoryMarshal.AsBytes(_values.AsSpan()).CopyTo(destination);
        ToLittleEndian(destination);
    }

    /// <inheritdoc/>
    public void CopyFrom(ReadOnlySpan<byte> source)
    {
        CheckLength(source.Length, nameof(source));
        var bytes = MemoryMarshal.AsBytes(_values.AsSpan());
        source.CopyTo(bytes);
        ToLittleEndian(bytes);
    }

    /// <summary>Name, shape and type, for example <c>0.weight (6, 1, 5, 5) F32</c>.</summary>
    public override string ToString() => $"{Name} {Shape} {ElementType}";

    /// <summary>Draws all values uniformly from [-bound, bound).</summary>
    /// <param name="random">Source of the numbers.</param>
    /// <param name="bound">Half the width of the interval.</param>
    public void FillUniform(Random random, double bound)
    {
        ArgumentNullException.ThrowIfNull(random);
        for (var i = 0; i < _values.Length; i++) _values[i] = T.CreateChecked(bound * (2 * random.NextDouble() - 1));
    }

    private void CheckLength(int length, string argument)
    {
        var expected = checked(Count * Marshal.SizeOf<T>());
        if (length != expected)
            throw new ArgumentException($"{Name} {Shape} of type {ElementType} takes exactly {expected} bytes; {length} were given.", argument);
    }

    private static void ToLittleEndian(Span<byte> bytes)
    {
        if (BitConverter.IsLittleEndian) return;
        var size = Marshal.SizeOf<T>();
        for (var i = 0; i < bytes.Length; i += size) bytes.Slice(i, size).Reverse();
    }
}
