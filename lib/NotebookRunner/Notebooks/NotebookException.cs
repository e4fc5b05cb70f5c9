namespace NotebookRunner.Notebooks;

/// <summary>A notebook that cannot be run; the message says what is wrong with it and what would be right.</summary>
internal sealed class NotebookException(string message) : Exception(message);
