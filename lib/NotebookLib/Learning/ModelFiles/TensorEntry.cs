namespace NotebookLib.Learning;

/// <summary>One tensor as the header of a safetensors file describes it.</summary>
/// <param name="Name">Name, unique within the file.</param>
/// <param name="ElementType">Type of a value: <c>F32</c>, <c>F64</c>, <c>I64</c>, …</param>
/// <param name="Shape">Lengths of the axes, outermost first; empty for a single value.</param>
/// <param name="Begin">First byte, counted from the end of the header.</param>
/// <param name="End">First byte after the tensor, counted in the same way.</param>
internal sealed record TensorEntry(string Name, string ElementType, IReadOnlyList<int> Shape, long Begin, long End)
{
    /// <summary>Bytes the tensor takes.</summary>
    public long ByteCount => End - Begin;

    /// <summary>Bytes of one value, or 0 for a type this reader does not know.</summary>
    public int ElementBytes => BytesOf(ElementType);

    /// <summary>The tensor in words, for example <c>0.weight: F32 (6, 1, 5, 5)</c>.</summary>
    public override string ToString() => $"{Name}: {Description}";

    /// <summary>Type and shape in words, for example <c>F32 (6, 1, 5, 5)</c>.</summary>
    internal string Description => Describe(ElementType, Shape);

    /// <summary>Bytes of one value of a type, or 0 for an unknown type.</summary>
    /// <param name="elementType">Name as safetensors writes it.</param>
    internal static int BytesOf(string elementType) => elementType switch
    {
        "F64" or "I64" or "U64" or "C64" => 8,
        "F32" or "I32" or "U32" => 4,
        "F16" or "BF16" or "I16" or "U16" => 2,
        "BOOL" or "I8" or "U8" or "F8_E4M3" or "F8_E5M2" => 1,
        _ => 0,
    };

    /// <summary>Type and shape in words, for example <c>F32 (6, 1, 5, 5)</c>.</summary>
    internal static string Describe(string elementType, IReadOnlyList<int> shape) =>
        $"{elementType} ({string.Join(", ", shape)})";
}
