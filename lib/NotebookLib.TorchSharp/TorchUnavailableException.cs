namespace NotebookLib.TorchSharp;

/// <summary>TorchSharp cannot be used here, or not on the device asked for.</summary>
public sealed class TorchUnavailableException : PlatformNotSupportedException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is in the way and what would help, in one line.</param>
    public TorchUnavailableException(string message)
        : base(message)
    {
    }
}
