using System.Buffers.Binary;
using System.Text;
using System.Text.Json;

namespace NotebookLib.Learning;

/// <summary>
/// The head of a safetensors file: what tensors it holds, where, and the notes that its writer left.
/// Layout of a file: 8 bytes, little-endian, length n of the header; n bytes of JSON in UTF-8, filled up with spaces;
/// then the values of all tensors, without gaps, little-endian and row-major.
/// </summary>
/// <remarks>https://github.com/huggingface/safetensors, section Format of its README.</remarks>
internal sealed class SafetensorsHeader
{
    /// <summary>Longest header that is read, in bytes; the same limit as in Python's safetensors.</summary>
    public const int LongestHeader = 100_000_000;

    private const string MetadataKey = "__metadata__";

    private SafetensorsHeader(IReadOnlyList<TensorEntry> tensors, IReadOnlyDictionary<string, string> metadata, long dataStart)
    {
        Tensors = tensors;
        Metadata = metadata;
        DataStart = dataStart;
    }

    /// <summary>The tensors, in the order of their values in the file.</summary>
    public IReadOnlyList<TensorEntry> Tensors { get; }

    /// <summary>Notes of the writer, such as the name of the model; empty if there are none.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Byte of the file at which the values begin.</summary>
    public long DataStart { get; }

    /// <summary>Reads and checks the header; the stream then stands at the first value.</summary>
    /// <param name="file">A stream with a known length, at its beginning.</param>
    /// <param name="name">File name for messages.</param>
    /// <exception cref="ModelFileException">This is no safetensors file, it is cut short, or its header contradicts itself.</exception>
    public static SafetensorsHeader Read(Stream file, string name)
    {
        Span<byte> lengthBytes = stackalloc byte[8];
        if (file.Length < 8)
            throw new ModelFileException($"{name} is not a safetensors file: it has {file.Length} bytes, and the shortest one has 10.");
        file.ReadExactly(lengthBytes);
        if (lengthBytes[..4].SequenceEqual("PK\u0003\u0004"u8))
            throw new ModelFileException(
                $"{name} is a zip archive, as torch.save writes it (.pth, .pt), not a safetensors file. "
                + "In Python, write it with safetensors.torch.save_file(model.state_dict(), path).");
        var length = BinaryPrimitives.ReadUInt64LittleEndian(lengthBytes);
        var rest = file.Length - 8;
        if (length > LongestHeader)
            throw new ModelFileException(
                $"{name} is not a safetensors file: its first 8 bytes announce a header of {length} bytes; "
                + $"at most {LongestHeader} are allowed.");
        if (length > (ulong)rest)
            throw new ModelFileException(
                $"{name} is cut short or not a safetensors file: its header takes {length} bytes, but only {rest} follow. "
                + "Copy or save the file again.");
        var json = new byte[(int)length];
        file.ReadExactly(json);
        if (json.Length == 0 || json[0] != '{')
            throw new ModelFileException($"{name} is not a safetensors file: its header does not begin with '{{'.");
        return Parse(json, rest - json.Length, name);
    }

    /// <summary>Writes a header, filled up so that the values begin at a multiple of 8 bytes.</summary>
    internal static void Write(Stream file, IReadOnlyList<TensorEntry> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject(MetadataKey);
            foreach (var (key, value) in metadata) json.WriteString(key, value);
            json.WriteEndObject();
            foreach (var tensor in tensors)
            {
                json.WriteStartObject(tensor.Name);
                json.WriteString("dtype", tensor.ElementType);
                json.WriteStartArray("shape");
                foreach (var length in tensor.Shape) json.WriteNumberValue(length);
                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(tensor.Begin);
                json.WriteNumberValue(tensor.End);
                json.WriteEndArray();
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
        while (buffer.Length % 8 != 0) buffer.WriteByte((byte)' ');
        Span<byte> length8 = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(length8, (ulong)buffer.Length);
        file.Write(length8);
        buffer.WriteTo(file);
    }

    private static SafetensorsHeader Parse(byte[] json, long dataBytes, string name)
    {
        var tensors = new List<TensorEntry>();
        var metadata = new Dictionary<string, string>();
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 8 });
            foreach (var property in document.RootElement.EnumerateObject())
            {
                if (property.Name == MetadataKey)
                {
                    foreach (var note in property.Value.EnumerateObject()) metadata[note.Name] = note.Value.GetString() ?? "";
                }
                else
                {
                    tensors.Add(ParseTensor(property));
                }
            }
        }
        catch (Exception error)
            when (error is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or DecoderFallbackException)
        {
            throw new ModelFileException($"{name} is not a valid safetensors file: its header cannot be read ({error.Message}).", error);
        }
        tensors.Sort((a, b) => a.Begin != b.Begin ? a.Begin.CompareTo(b.Begin) : a.End.CompareTo(b.End));
        CheckLayout(tensors, dataBytes, name);
        return new SafetensorsHeader(tensors, metadata, 8 + json.Length);
    }

    private static TensorEntry ParseTensor(JsonProperty property)
    {
        var shape = property.Value.GetProperty("shape").EnumerateArray().Select(length => length.GetInt32()).ToArray();
        var offsets = property.Value.GetProperty("data_offsets");
        if (offsets.GetArrayLength() != 2)
            throw new FormatException($"data_offsets of {property.Name} holds {offsets.GetArrayLength()} numbers instead of 2");
        var elementType = property.Value.GetProperty("dtype").GetString() ?? "";
        return new TensorEntry(property.Name, elementType, shape, offsets[0].GetInt64(), offsets[1].GetInt64());
    }

    private static void CheckLayout(List<TensorEntry> tensors, long dataBytes, string name)
    {
        var position = 0L;
        foreach (var tensor in tensors)
        {
            if (tensor.Begin != position || tensor.End < tensor.Begin)
                throw new ModelFileException(
                    $"{name} is not a valid safetensors file: {tensor} takes bytes {tensor.Begin} to {tensor.End}, where byte {position} "
                    + "was due; tensors follow each other without gap or overlap.");
            if (tensor.ElementBytes > 0 && !SizeFits(tensor))
                throw new ModelFileException(
                    $"{name} is not a valid safetensors file: {tensor} takes {tensor.ByteCount} bytes, "
                    + "which does not fit its type and shape.");
            position = tensor.End;
        }
        if (dataBytes < position)
            throw new ModelFileException(
                $"{name} is cut short: its tensors take {position} bytes, but only {dataBytes} are there. Copy or save the file again.");
        if (dataBytes > position)
            throw new ModelFileException($"{name} is not a valid safetensors file: {dataBytes - position} bytes follow the last tensor.");
    }

    private static bool SizeFits(TensorEntry tensor)
    {
        // UInt128 cannot overflow here: the product is compared after every factor of at most 2^31.
        UInt128 bytes = (UInt128)tensor.ElementBytes;
        foreach (var length in tensor.Shape)
        {
            if (length < 0) return false;
            bytes *= (UInt128)length;
            if (bytes > long.MaxValue) return false;
        }
        return bytes == (UInt128)tensor.ByteCount;
    }
}
