namespace NotebookRunner.Worker;

/// <summary>Console.In of the cells: nobody sits at the keyboard, so reading fails at once instead of waiting for ever.</summary>
internal sealed class NoInput : TextReader
{
    public const string Message =
        "A notebook that runs headless has no keyboard: Console.ReadLine and its kin cannot be answered. Set the value in a cell instead.";

    public override int Peek() => throw new InvalidOperationException(Message);

    public override int Read() => throw new InvalidOperationException(Message);

    public override int Read(char[] buffer, int index, int count) => throw new InvalidOperationException(Message);

    public override string ReadLine() => throw new InvalidOperationException(Message);

    public override string ReadToEnd() => throw new InvalidOperationException(Message);
}
