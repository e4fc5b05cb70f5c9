namespace NotebookLib.TorchSharp.Tests.Loading;

/// <summary>A folder that is removed at the end of a test.</summary>
internal sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("notebooklib-torch-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
