namespace NotebookLib.Learning;

/// <summary>A trainable tensor of a model, under the name that PyTorch gives it (<c>0.weight</c>, <c>0.bias</c>, …).</summary>
public interface IParameter
{
    /// <summary>Name, unique within its model.</summary>
    string Name { get; }

    /// <summary>Lengths of the axes, outermost first; weights are (out, in, …).</summary>
    IReadOnlyList<int> Shape { get; }

    /// <summary>Number of values: the product of the shape.</summary>
    int Count { get; }

    /// <summary>Type of a value as safetensors names it: <c>F32</c> or <c>F64</c>.</summary>
    string ElementType { get; }

    /// <summary>Copies all values out, little-endian and row-major.</summary>
    /// <param name="destination">Exactly <see cref="Count"/> values of <see cref="ElementType"/>.</param>
    void CopyTo(Span<byte> destination);

    /// <summary>Replaces all values, little-endian and row-major.</summary>
    /// <param name="source">Exactly <see cref="Count"/> values of <see cref="ElementType"/>.</param>
    void CopyFrom(ReadOnlySpan<byte> source);
}
