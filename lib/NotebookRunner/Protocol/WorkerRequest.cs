namespace NotebookRunner.Protocol;

/// <summary>All a worker process is told, as one JSON document on its standard input, which is then closed.</summary>
/// <param name="Marker">Goes before every event on standard output, and tells events from what native code prints there.</param>
/// <param name="ParentId">Process to live no longer than.</param>
/// <param name="Folder">The notebook's folder: working folder of the cells.</param>
/// <param name="Root">Repository root, for short paths in error texts.</param>
/// <param name="Cells">The code cells in order.</param>
/// <param name="OutputLimit">Characters of printed text kept of one cell.</param>
/// <param name="DisplayLimit">Characters of displayed representations kept of one cell.</param>
internal sealed record WorkerRequest(
    string Marker, int ParentId, string Folder, string Root, IReadOnlyList<WorkerCell> Cells, int OutputLimit, long DisplayLimit);

/// <summary>One code cell to run.</summary>
/// <param name="Number">Its execution count, from 1.</param>
/// <param name="Code">Source text.</param>
internal sealed record WorkerCell(int Number, string Code);
