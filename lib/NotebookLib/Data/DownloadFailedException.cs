namespace NotebookLib.Data;

/// <summary>No mirror could give a file. The message is a clause without full stop.</summary>
internal sealed class DownloadFailedException : IOException
{
    public DownloadFailedException(string message)
        : base(message)
    {
    }
}
