namespace NotebookRunner.Cli;

/// <summary>What the runner tells the shell.</summary>
internal static class ExitCode
{
    /// <summary>Every notebook ran to its end.</summary>
    public const int Success = 0;

    /// <summary>A notebook failed or could not be run.</summary>
    public const int Failure = 1;

    /// <summary>Bad usage: an unknown option or parameter, no such file, no notebooks, an output folder that cannot be written.</summary>
    public const int Usage = 2;

    /// <summary>Ctrl-C; what was done until then is written.</summary>
    public const int Interrupted = 130;
}
