using System.Globalization;
using System.Text;
using Microsoft.DotNet.Interactive;

namespace NotebookRunner.Worker;

/// <summary>Console.Out or Console.Error of the cells. What a flow prints after its cell has ended is lost, as in the kernel.</summary>
internal sealed class CellWriter : TextWriter
{
    private readonly string _stream;
    private readonly Func<CellOutput?> _running;

    /// <param name="stream">stdout or stderr.</param>
    /// <param name="running">The running cell.</param>
    public CellWriter(string stream, Func<CellOutput?> running)
        : base(CultureInfo.CurrentCulture)
    {
        _stream = stream;
        _running = running;
        CoreNewLine = ['\n'];
    }

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Write([value]);

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (KernelInvocationContext.Current is not { IsComplete: true })
            _running()?.Print(_stream, buffer);
    }

    public override void WriteLine() => Write("\n");

    public override void WriteLine(string? value) => Write(value + "\n");
}
