namespace NotebookRunner.Html;

/// <summary>Pictures as data addresses: of a known kind, with data that are base64 and nothing else.</summary>
internal static class ImageData
{
    private static readonly string[] Kinds = ["image/png", "image/jpeg", "image/gif", "image/webp", "image/svg+xml", "image/bmp"];

    /// <summary>A data address, or null when the kind is unknown or the text is no base64.</summary>
    public static string? FromBase64(string mimeType, string base64)
    {
        var kind = Kinds.FirstOrDefault(kind => kind.Equals(mimeType, StringComparison.OrdinalIgnoreCase));
        var bytes = new byte[base64.Length];
        return kind is not null && Convert.TryFromBase64String(base64, bytes, out var count) && count > 0
            ? $"data:{kind};base64,{Convert.ToBase64String(bytes, 0, count)}"
            : null;
    }

    /// <summary>A picture's text, for SVG; as a picture its scripts do not run.</summary>
    public static string FromText(string mimeType, string text) => $"data:{mimeType};base64,{Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text))}";

    /// <summary>A data address written anew, or null when it is none of a picture.</summary>
    public static string? Clean(string url)
    {
        var comma = url.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0 || !url.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
            return null;
        var head = url["data:".Length..comma].Split(';');
        var data = url[(comma + 1)..];
        if (head[^1].Equals("base64", StringComparison.OrdinalIgnoreCase))
            return FromBase64(head[0].Trim(), Uri.UnescapeDataString(data));
        return head[0].Equals("image/svg+xml", StringComparison.OrdinalIgnoreCase) ? FromText("image/svg+xml", Uri.UnescapeDataString(data)) : null;
    }
}
