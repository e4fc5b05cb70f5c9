namespace NotebookLib.Data;

/// <summary>A data set cannot be downloaded to a folder, because it cannot be written. The message names it and says what to do.</summary>
internal sealed class FolderNotWritableException : IOException
{
    public FolderNotWritableException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
