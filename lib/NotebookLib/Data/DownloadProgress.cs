namespace NotebookLib.Data;

/// <summary>How far the download of a file is.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Received">Bytes on disk so far, those of an earlier attempt included.</param>
/// <param name="Total">Length of the file in bytes.</param>
public readonly record struct DownloadProgress(string File, long Received, long Total)
{
    /// <summary>Name of the file.</summary>
    public string File { get; init; } = File ?? throw new ArgumentNullException(nameof(File));

    /// <summary>Share received, 0 to 1.</summary>
    public double Fraction => Total == 0 ? 1 : (double)Received / Total;
}
