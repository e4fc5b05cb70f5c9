using System.Text;

namespace NotebookRunner.Cli;

/// <summary>A writer for progress: when it cannot be written, a full disk or a closed pipe, the run goes on without it.</summary>
internal sealed class ForgivingWriter(TextWriter inner) : TextWriter
{
    private bool _isBroken;

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => Try(() => inner.Write(value));

    public override void Write(string? value) => Try(() => inner.Write(value));

    public override void WriteLine(string? value) => Try(() => inner.WriteLine(value));

    public override void Flush() => Try(inner.Flush);

    private void Try(Action write)
    {
        if (_isBroken)
            return;
        try
        {
            write();
        }
        catch (IOException problem)
        {
            _isBroken = true;
            Complain(problem);
        }
    }

    private static void Complain(IOException problem)
    {
        try
        {
            Console.Error.WriteLine($"progress cannot be written any more: {problem.Message}; the run goes on, results are in the output folder");
        }
        catch (IOException)
        {
            // Nobody is left to tell.
        }
    }
}
