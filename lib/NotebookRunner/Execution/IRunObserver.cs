namespace NotebookRunner.Execution;

/// <summary>Is told how a notebook's run goes, on the thread that reads the worker.</summary>
internal interface IRunObserver
{
    /// <summary>Cell <paramref name="number"/> of <paramref name="count"/> begins.</summary>
    void CellStarted(int number, int count);

    /// <summary>The running cell printed.</summary>
    void Printed(string text);

    /// <summary>The running cell ended without error.</summary>
    void CellDone(int number, int count, TimeSpan elapsed);
}
