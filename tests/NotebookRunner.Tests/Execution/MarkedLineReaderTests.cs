using System.Text;
using NotebookRunner.Execution;

namespace NotebookRunner.Tests.Execution;

public sealed class MarkedLineReaderTests
{
    private const string Marker = "\u0001mark\u0002";

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1000)]
    public async Task Read_AnyPieceSize_TellsEventsFromText(int pieceSize)
    {
        using var stream = new PieceStream($"text ✓{Marker}{{\"a\":1}}\nmore\n{Marker}{{}}\n{Marker}{{\"b\":2}}\nend {Marker[..3]}", pieceSize);
        var events = new List<string>();
        var text = new StringBuilder();

        await new MarkedLineReader(stream, Marker).ReadAsync(line => events.Add(Encoding.UTF8.GetString(line)), piece => text.Append(piece));

        Assert.Equal(["{\"a\":1}", "{}", "{\"b\":2}"], events);
        Assert.Equal($"text ✓more\nend {Marker[..3]}", text.ToString());
    }

    [Fact]
    public async Task Read_EventLargerThanTheBuffer_ArrivesWhole()
    {
        var large = new string('x', 1_000_000);
        using var stream = new PieceStream($"{Marker}{large}\n", 50_000);
        var events = new List<int>();

        await new MarkedLineReader(stream, Marker).ReadAsync(line => events.Add(line.Length), _ => Assert.Fail("there is no text"));

        Assert.Equal([1_000_000], events);
    }

    private sealed class PieceStream(string text, int pieceSize) : MemoryStream(Encoding.UTF8.GetBytes(text))
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, pieceSize)], cancellationToken);
    }
}
