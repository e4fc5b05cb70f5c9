namespace NotebookRunner.Protocol;

/// <summary>All a worker process is told, as the only message it gets.</summary>
/// <param name="Folder">The notebook's folder: working folder of the cells.</param>
/// <param name="Root">Repository root, for short paths in error texts.</param>
/// <param name="Mark">Written to the process's own standard output and error at the end of each cell, to tell which cell native text belongs to.</param>
/// <param name="Cells">The code cells in order.</param>
/// <param name="Limits">What is kept of one cell.</param>
internal sealed record WorkerRequest(string Folder, string Root, string Mark, IReadOnlyList<WorkerCell> Cells, OutputLimits Limits);

/// <summary>One code cell to run.</summary>
/// <param name="Number">Its execution count, from 1.</param>
/// <param name="Code">Source text.</param>
/// <param name="Language">Name of its kernel, for example csharp.</param>
/// <param name="MayFail">The run goes on when it fails.</param>
internal sealed record WorkerCell(int Number, string Code, string Language = "csharp", bool MayFail = false);

/// <summary>What is kept of the output of one cell.</summary>
/// <param name="Text">Characters of printed text.</param>
/// <param name="Display">Characters of displayed representations.</param>
internal sealed record OutputLimits(int Text, long Display);
