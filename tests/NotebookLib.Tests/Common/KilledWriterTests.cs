using System.Diagnostics;
using NotebookLib.Common;
using NotebookLib.Tests.Data;

namespace NotebookLib.Tests.Common;

/// <summary>A process that is killed while it saves: the file stays whole, and the next save removes what was left.</summary>
public sealed class KilledWriterTests : IDisposable
{
    private const string PathVariable = "NOTEBOOKLIB_TEST_KILLED_WRITER";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Write_ProcessKilledHalfway_KeepsTheOldFileAndTheNextWriteRemovesTheTemporary()
    {
        var path = _folder.Write("old"u8.ToArray(), "model.safetensors");
        using (var writer = Start(path))
        {
            while (Temporaries().All(file => new FileInfo(file).Length == 0))
            {
                Assert.False(writer.HasExited, "the writing process ended by itself");
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }
            writer.Kill();
            await writer.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
        Assert.Single(Temporaries());
        Assert.Equal("old", File.ReadAllText(path));

        WholeFile.Write(path, "new");

        Assert.Equal("new", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder.Path));
    }

    /// <summary>What the process does that is to be killed; not one of the tests.</summary>
    [Fact(Explicit = true)]
    public void WriteHalfAndWait() => WholeFile.Write(Environment.GetEnvironmentVariable(PathVariable)!, stream =>
    {
        stream.Write(new byte[100_000]);
        stream.Flush();
        Thread.Sleep(TimeSpan.FromMinutes(1));
    });

    private string[] Temporaries() => Directory.GetFiles(_folder.Path, "*" + WholeFile.TemporaryEnding, new EnumerationOptions { AttributesToSkip = 0 });

    private static Process Start(string path)
    {
        var method = $"{typeof(KilledWriterTests).FullName}.{nameof(WriteHalfAndWait)}";
        return Process.Start(new ProcessStartInfo("dotnet", [typeof(KilledWriterTests).Assembly.Location, "-explicit", "only", "-method", method])
        {
            Environment = { [PathVariable] = path },
        })!;
    }
}
