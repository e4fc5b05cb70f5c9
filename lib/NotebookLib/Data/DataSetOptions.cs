namespace NotebookLib.Data;

/// <summary>Where a data set is looked for and how it is downloaded. The defaults suit the notebooks.</summary>
public sealed class DataSetOptions
{
    /// <summary>Name of the environment variable for <see cref="Folder"/>.</summary>
    public const string FolderVariable = "NOTEBOOKLIB_DATA";

    /// <summary>
    /// First folder to look in: it holds <c>mnist/</c> or <c>fashion-mnist/</c>, torchvision's <c>MNIST/raw/</c> or <c>FashionMNIST/raw/</c>,
    /// or the four files themselves.
    /// By default the value of the environment variable <c>NOTEBOOKLIB_DATA</c>; <c>null</c> or empty for none.
    /// </summary>
    public string? Folder { get; init; } = Environment.GetEnvironmentVariable(FolderVariable);

    /// <summary>Whether missing files may be downloaded; <c>true</c> by default.</summary>
    public bool Download { get; init; } = true;

    /// <summary>Sends the requests of a download; <c>null</c> for the network. Not disposed.</summary>
    public HttpMessageHandler? Http { get; init; }

    /// <summary>Hears how a download goes on; by default a <see cref="TextProgressBar"/> on <see cref="Log"/>.</summary>
    public IProgress<DownloadProgress>? Progress { get; init; }

    /// <summary>Receives the lines meant for the reader, such as the one that announces the sample; the console by default.</summary>
    public TextWriter Log { get; init; } = Console.Out;

    /// <summary>Stops a download; what was received stays for the next time.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Root of the repository; <c>null</c> when there is none.</summary>
    internal string? Repository { get; init; } = RepositoryFolder.Find();

    /// <summary>Where Debian's packages put data sets.</summary>
    internal string SystemFolder { get; init; } = "/usr/share/datasets";

    /// <summary>How long to wait for a connection; without a network, nothing comes after it.</summary>
    internal TimeSpan ConnectWithin { get; init; } = TimeSpan.FromSeconds(1.8);

    /// <summary>How long to wait for the first answer of any mirror.</summary>
    internal TimeSpan AnswerWithin { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How often to look whether another process that downloads the same file is done.</summary>
    internal TimeSpan LookAgainAfter { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How long a running download may receive nothing.</summary>
    internal TimeSpan StallAfter { get; init; } = TimeSpan.FromSeconds(20);
}
