using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NotebookRunner.Protocol;

/// <summary>One message on the pipe between parent and worker: its length in bytes, 32 bits little-endian, then JSON.</summary>
internal static class Message
{
    private const int LengthSize = sizeof(int);

    private static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Encode<T>(T value)
    {
        using var stream = new MemoryStream();
        stream.Write(stackalloc byte[LengthSize]);
        JsonSerializer.Serialize(stream, value, Json);
        var message = stream.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(message, message.Length - LengthSize);
        return message;
    }

    /// <summary>The next message, or null at the end of the stream.</summary>
    public static async Task<T?> ReadAsync<T>(Stream stream, CancellationToken cancel = default)
        where T : class
    {
        var length = new byte[LengthSize];
        if (await stream.ReadAtLeastAsync(length, LengthSize, throwOnEndOfStream: false, cancel) < LengthSize)
            return null;
        var message = new byte[BinaryPrimitives.ReadInt32LittleEndian(length)];
        return await stream.ReadAtLeastAsync(message, message.Length, throwOnEndOfStream: false, cancel) < message.Length
            ? null
            : JsonSerializer.Deserialize<T>(message, Json);
    }
}
