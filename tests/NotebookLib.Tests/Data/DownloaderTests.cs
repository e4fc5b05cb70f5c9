using System.Net;
using NotebookLib.Data;

namespace NotebookLib.Tests.Data;

public sealed class DownloaderTests : IDisposable
{
    private const string Images = "train-images-idx3-ubyte.gz";
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Fetch_EmptyFolder_GetsAllFilesFromOneMirror()
    {
        var mirrors = new FakeMirrors { Silent = address => address.Host == "one.test" };
        await FetchAsync(mirrors);
        AssertAllGood();
        Assert.Equal(SmallDataSet.Files.Keys.Select(name => $"two.test/{name}"), mirrors.Requests);
    }

    [Fact]
    public async Task Fetch_SomeFilesThere_LeavesThemAlone()
    {
        var mirrors = new FakeMirrors();
        _folder.Write([42], Images);
        await FetchAsync(mirrors);
        Assert.Equal([42], File.ReadAllBytes(_folder[Images]));
        Assert.Equal(3, mirrors.Requests.Count);
    }

    [Fact]
    public async Task Fetch_WrongChecksumOnOneMirror_TakesTheOther()
    {
        await FetchAsync(new FakeMirrors { Content = address => IsFirst(address) && address.LocalPath.EndsWith(Images) ? Spoiled() : null, Silent = OnlySecondAnswersHead() });
        AssertAllGood();
    }

    [Fact]
    public async Task Fetch_WrongChecksumEverywhere_KeepsNothingAndNamesBothSums()
    {
        var message = await FailAsync(new FakeMirrors { Content = address => address.LocalPath.EndsWith(Images) ? Spoiled() : null });
        Assert.Contains("one.test: its SHA-256 is ", message);
        Assert.Contains("two.test: its SHA-256 is ", message);
        Assert.Contains($"expected {SmallDataSet.Description.Files[0].Sha256}", message);
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task Fetch_FailsInTheMiddle_KeepsTheGoodFiles()
    {
        var good = _folder.Write(SmallDataSet.Files[Images], Images);
        await FailAsync(new FakeMirrors { Content = address => address.LocalPath.EndsWith("t10k-images-idx3-ubyte.gz") ? [1, 2, 3] : null });
        Assert.Equal(SmallDataSet.Files[Images], File.ReadAllBytes(good));
        Assert.Equal([Images, "train-labels-idx1-ubyte.gz"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Fetch_BreaksOff_LeavesPartialFileAndResumesNextTime()
    {
        var message = await FailAsync(new FakeMirrors { Content = address => address.LocalPath.EndsWith(Images) ? SmallDataSet.Files[Images][..10] : null, AnnouncesLength = false });
        Assert.Contains($"it ended after 10 of {SmallDataSet.Files[Images].Length} bytes", message);
        Assert.Equal([Images + ".partial"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName));

        var mirrors = new FakeMirrors { Silent = address => address.Host == "two.test" };
        await FetchAsync(mirrors);
        AssertAllGood();
        Assert.Equal($"one.test/{Images}@10", mirrors.Requests[0]);
    }

    [Fact]
    public async Task Fetch_PartialFileButMirrorKnowsNoRanges_StartsAgain()
    {
        _folder.Write([9, 9, 9], Images + ".partial");
        await FetchAsync(new FakeMirrors { KnowsRanges = false });
        AssertAllGood();
    }

    [Fact]
    public async Task Fetch_PartialFileWithWrongBytes_StartsAgain()
    {
        _folder.Write([9, 9, 9], Images + ".partial");
        var mirrors = new FakeMirrors { Silent = address => address.Host == "two.test" };
        await FetchAsync(mirrors);
        AssertAllGood();
        Assert.Equal([$"one.test/{Images}@3", $"one.test/{Images}"], mirrors.Requests.Take(2));
    }

    [Fact]
    public async Task Fetch_PartialFileLongerThanTheFile_StartsAgain()
    {
        _folder.Write(new byte[5000], Images + ".partial");
        await FetchAsync(new FakeMirrors());
        AssertAllGood();
    }

    [Fact]
    public async Task Fetch_WrongLengthAnnounced_SaysBothLengthsAndKeepsWhatWasThere()
    {
        _folder.Write(SmallDataSet.Files[Images][..4], Images + ".partial");
        var message = await FailAsync(new FakeMirrors { Content = _ => "<html>log in first</html>"u8.ToArray(), KnowsRanges = false });
        Assert.Contains($"it offers 25 bytes; expected {SmallDataSet.Files[Images].Length}", message);
        Assert.Equal(SmallDataSet.Files[Images][..4], File.ReadAllBytes(_folder[Images + ".partial"]));
    }

    [Fact]
    public async Task Fetch_MoreBytesThanExpected_SaysSo()
    {
        var message = await FailAsync(new FakeMirrors { Content = _ => new byte[100_000], AnnouncesLength = false });
        Assert.Contains($"it sends more than the {SmallDataSet.Files[Images].Length} bytes expected", message);
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task Fetch_NotFoundEverywhere_NamesMirrorsAndStatus()
    {
        var message = await FailAsync(new FakeMirrors { Status = _ => HttpStatusCode.NotFound });
        Assert.Contains("one.test: HTTP 404 Not Found", message);
        Assert.Contains("two.test: HTTP 404 Not Found", message);
    }

    [Fact]
    public async Task Fetch_HeadRefused_AsksByGet()
    {
        await FetchAsync(new FakeMirrors { HeadStatus = HttpStatusCode.MethodNotAllowed });
        AssertAllGood();
    }

    [Fact]
    public async Task Fetch_NoMirrorReached_BlamesTheNetwork() => Assert.Equal(
        "no mirror can be reached; the network may be down",
        await FailAsync(new FakeMirrors
        {
            Failure = address => address.Host == "one.test"
                ? new HttpRequestException(HttpRequestError.NameResolutionError, "Name or service not known")
                : new HttpRequestException(HttpRequestError.ConnectionError, "Network is unreachable"),
        }));

    [Fact]
    public async Task Fetch_SlowMirrors_SaysSoAndDoesNotBlameTheNetwork()
    {
        var message = await FailAsync(new FakeMirrors { Silent = _ => true }, answerWithin: TimeSpan.FromMilliseconds(20));
        Assert.Equal("no mirror has it: one.test: no answer within 0.02 s; two.test: no answer within 0.02 s", message);
    }

    [Fact]
    public async Task Fetch_WrongCertificate_SaysSoAndDoesNotBlameTheNetwork()
    {
        var cause = new System.Security.Authentication.AuthenticationException("The remote certificate is invalid: UntrustedRoot.");
        var message = await FailAsync(new FakeMirrors
        {
            Failure = _ => new HttpRequestException(HttpRequestError.SecureConnectionError, "The SSL connection failed, see inner exception.", cause),
        });
        Assert.Contains("one.test: no secure connection, The remote certificate is invalid: UntrustedRoot; a proxy or a wrong clock", message);
        Assert.DoesNotContain("network may be down", message);
    }

    [Fact]
    public async Task Fetch_WhileAnotherProcessDownloads_WaitsAndTakesItsFiles()
    {
        var mirrors = new FakeMirrors();
        var log = new StringWriter();
        var path = _folder[Images + ".partial"];
        Task fetching;
        using (new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None))
        {
            fetching = FetchAsync(mirrors, log: log);
            while (!log.ToString().Contains("Another process downloads")) await Task.Delay(5);
            Assert.False(fetching.IsCompleted);
            _folder.Write(SmallDataSet.Files[Images], Images);
        }
        await fetching;
        AssertAllGood();
        Assert.DoesNotContain(mirrors.Requests, request => request.Contains(Images));
    }

    [Fact]
    public async Task Fetch_ManyAtOnce_AllEndWithTheGoodFiles()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => FetchAsync(new FakeMirrors()))));
        AssertAllGood();
    }

    [Fact]
    public async Task Fetch_ReadOnlyPartialFile_StartsAgain()
    {
        var path = _folder.Write([9, 9, 9], Images + ".partial");
        File.SetAttributes(path, FileAttributes.ReadOnly);
        await FetchAsync(new FakeMirrors());
        AssertAllGood();
    }

    [Fact]
    public async Task Fetch_MirrorFallsSilentAfterItsFirstAnswer_GivesUpAndSaysSo()
    {
        var asked = 0;
        var message = await FailAsync(new FakeMirrors { Silent = _ => Interlocked.Increment(ref asked) > 2 }, stallAfter: TimeSpan.FromMilliseconds(20));
        Assert.Contains("nothing came for", message);
    }

    [Fact]
    public async Task Fetch_Cancelled_StopsWithoutCallingItAFailure()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => FetchAsync(new FakeMirrors(), cancellation: source.Token));
    }

    [Fact]
    public async Task Fetch_Always_ReportsProgressUpToTheLength()
    {
        var progress = new Recorder();
        await FetchAsync(new FakeMirrors(), progress);
        Assert.Equal(SmallDataSet.Files.Keys, progress.Reports.Select(report => report.File).Distinct());
        foreach (var reports in progress.Reports.GroupBy(report => report.File))
        {
            Assert.Equal(0, reports.First().Received);
            Assert.Equal(1, reports.Last().Fraction);
        }
    }

    private static bool IsFirst(Uri address) => address.Host == "one.test";

    /// <summary>The first mirror answers the opening question, the second one only what comes after, so that the first is tried first.</summary>
    private static Func<Uri, bool> OnlySecondAnswersHead()
    {
        var asked = 0;
        return address => address.Host == "two.test" && Interlocked.Increment(ref asked) == 1;
    }

    private static byte[] Spoiled()
    {
        var bytes = SmallDataSet.Files[Images].ToArray();
        bytes[^1] ^= 1;
        return bytes;
    }

    private void AssertAllGood()
    {
        Assert.Equal(SmallDataSet.Files.Keys.Order(), Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Order());
        foreach (var (name, content) in SmallDataSet.Files) Assert.Equal(content, File.ReadAllBytes(_folder[name]));
    }

    private async Task<string> FailAsync(FakeMirrors mirrors, TimeSpan? answerWithin = null, TimeSpan? stallAfter = null) =>
        (await Assert.ThrowsAsync<DownloadFailedException>(() => FetchAsync(mirrors, null, answerWithin, stallAfter))).Message;

    private Task FetchAsync(
        FakeMirrors mirrors, IProgress<DownloadProgress>? progress = null, TimeSpan? answerWithin = null, TimeSpan? stallAfter = null, TextWriter? log = null,
        CancellationToken cancellation = default) =>
        new Downloader(SmallDataSet.Description, new DataSetOptions
        {
            Http = mirrors,
            Progress = progress ?? new Recorder(),
            AnswerWithin = answerWithin ?? TimeSpan.FromMinutes(1),
            StallAfter = stallAfter ?? TimeSpan.FromMinutes(1),
            LookAgainAfter = TimeSpan.FromMilliseconds(5),
            Log = log ?? TextWriter.Null,
            Cancellation = cancellation,
        }).FetchMissingAsync(new DataSetFolder(SmallDataSet.Description, _folder.Path));

    private sealed class Recorder : IProgress<DownloadProgress>
    {
        public List<DownloadProgress> Reports { get; } = [];

        public void Report(DownloadProgress value) => Reports.Add(value);
    }
}
