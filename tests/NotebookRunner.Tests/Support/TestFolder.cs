namespace NotebookRunner.Tests.Support;

/// <summary>A folder of its own for one test, deleted after it.</summary>
internal sealed class TestFolder : IDisposable
{
    public TestFolder()
    {
        FullPath = Path.Combine(Path.GetTempPath(), $"notebook-runner-tests-{Guid.NewGuid():N}");
        Directory.CreateDirectory(FullPath);
    }

    public string FullPath { get; }

    public string this[params string[] parts] => Path.Combine([FullPath, .. parts]);

    public string Write(string name, string text)
    {
        var path = this[name];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => Directory.Delete(FullPath, recursive: true);
}
