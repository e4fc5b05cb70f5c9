using NotebookRunner.Notebooks;

namespace NotebookRunner.Html;

/// <summary>What becomes of the links of a notebook or document in its page: images are taken into it, notebooks of the same run and documents lead to their pages.</summary>
/// <param name="source">The notebook or document.</param>
/// <param name="page">Its page.</param>
/// <param name="pageOf">The page of a file; null where it has none.</param>
/// <param name="cell">The cell that the links stand in, if any.</param>
internal sealed class PageLinks(string source, string page, Func<string, string?> pageOf, NotebookCell? cell = null)
{
    private const int LargestImage = 4 * 1024 * 1024;
    private const string Attachment = "attachment:";

    /// <summary>The links of one cell, whose attachments are known.</summary>
    public PageLinks Of(NotebookCell cell) => new(source, page, pageOf, cell);

    /// <summary>Target of a link.</summary>
    public string Target(string url)
    {
        if (Local(url) is not { } path)
            return url;
        var fragment = url.IndexOf('#', StringComparison.Ordinal) is var at and >= 0 ? url[at..] : "";
        if (pageOf(path) is { } other)
            return Relative(other) + fragment;
        return Path.Exists(path) ? Relative(path) + fragment : url;
    }

    /// <summary>Source of an image: the file's content, so that the page stands alone.</summary>
    public string Image(string url)
    {
        if (url.StartsWith(Attachment, StringComparison.Ordinal))
        {
            var name = Uri.UnescapeDataString(url[Attachment.Length..]);
            return cell?.Attachment(name) is { } attached ? ImageData.FromBase64(attached.MimeType, attached.Base64) ?? url : url;
        }
        if (Local(url) is not { } path || MimeType(path) is not { } mimeType || !File.Exists(path) || new FileInfo(path).Length > LargestImage)
            return url;
        return $"data:{mimeType};base64,{Convert.ToBase64String(File.ReadAllBytes(path))}";
    }

    private string? Local(string url)
    {
        if (url.Length == 0 || url[0] is '#' or '/' || url.Contains(':', StringComparison.Ordinal))
            return null;
        var path = Uri.UnescapeDataString(url.Split('#', '?')[0]);
        return path.Contains('\0', StringComparison.Ordinal) ? null : Path.GetFullPath(path, Path.GetDirectoryName(source)!);
    }

    private string Relative(string path) =>
        Uri.EscapeDataString(Path.GetRelativePath(Path.GetDirectoryName(page)!, path)).Replace("%2F", "/", StringComparison.Ordinal).Replace("%5C", "/", StringComparison.Ordinal);

    private static string? MimeType(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".PNG" => "image/png",
        ".JPG" or ".JPEG" => "image/jpeg",
        ".GIF" => "image/gif",
        ".SVG" => "image/svg+xml",
        ".WEBP" => "image/webp",
        _ => null,
    };
}
