namespace NotebookLib.Learning;

/// <summary>A model file cannot be read, or does not fit the model; the message names the file, what was found and what to do.</summary>
public sealed class ModelFileException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">Names the file, what was found and what to do.</param>
    /// <param name="cause">The error behind it, if any.</param>
    public ModelFileException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
