using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace NotebookLib.Data;

/// <summary>
/// Downloads the published files of a data set, from the mirror that answers first and, should it fail, from the others.
/// Files that are there are left alone.
/// </summary>
internal sealed class Downloader
{
    private readonly DataSetDescription _description;
    private readonly DataSetOptions _options;
    private readonly IProgress<DownloadProgress> _progress;

    public Downloader(DataSetDescription description, DataSetOptions options)
    {
        _description = description;
        _options = options;
        _progress = options.Progress ?? new TextProgressBar(options.Log);
    }

    /// <summary>Downloads what is missing.</summary>
    /// <param name="target">Folder of the data set; made when it is not there.</param>
    /// <exception cref="DownloadFailedException">No mirror answered in time, or none had the right bytes.</exception>
    /// <exception cref="IOException">The folder cannot be written; the message names it and says what to do.</exception>
    public async Task FetchMissingAsync(DataSetFolder target)
    {
        var missing = _description.Files.Where(file => target.Missing.Contains(Path.GetFileNameWithoutExtension(file.Name))).ToArray();
        using var client = _options.Http is { } handler
            ? new HttpClient(handler, disposeHandler: false)
            : new HttpClient(new SocketsHttpHandler { ConnectCallback = ConnectAsync });
        client.Timeout = Timeout.InfiniteTimeSpan;
        var mirrors = await FirstToAnswerAsync(client, missing[0]).ConfigureAwait(false);
        try
        {
            foreach (var file in missing) await FetchAsync(client, mirrors, file, target.Path).ConfigureAwait(false);
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException and not DownloadFailedException)
        {
            throw new FolderNotWritableException(
                $"{_description.Name} cannot be downloaded to {target.Path}, the folder cannot be written: "
                + $"{error.Message.TrimEnd('.')}. Make it writable, or make a folder "
                + $"{_description.FolderName} elsewhere and set {DataSetOptions.FolderVariable} to the folder above it.", error);
        }
    }

    /// <summary>
    /// All mirrors, the one that answered first in front. They are asked at the same time: one that is down or blocked costs nothing, and
    /// without a network all of them together cost one short wait.
    /// </summary>
    private async Task<IReadOnlyList<Uri>> FirstToAnswerAsync(HttpClient client, PublishedFile file)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(_options.Cancellation);
        limit.CancelAfter(_options.AnswerWithin);
        var questions = _description.Mirrors.Select(mirror => AskAsync(client, mirror, file, limit.Token)).ToArray();
        var failures = new List<(string Text, bool IsUnreachable)>();
        await foreach (var question in Task.WhenEach(questions).ConfigureAwait(false))
        {
            var (mirror, failure, isUnreachable) = await question.ConfigureAwait(false);
            if (failure is null)
            {
                await limit.CancelAsync().ConfigureAwait(false);
                return [mirror, .. _description.Mirrors.Where(other => other != mirror)];
            }
            failures.Add(($"{mirror.Host}: {failure}", isUnreachable));
        }
        _options.Cancellation.ThrowIfCancellationRequested();
        throw new DownloadFailedException(failures.TrueForAll(failure => failure.IsUnreachable)
            ? "no mirror can be reached; the network may be down"
            : $"no mirror has it: {string.Join("; ", failures.Select(failure => failure.Text).Order(StringComparer.Ordinal))}");
    }

    /// <summary>Asks a mirror whether it has a file: by HEAD and, as some servers refuse that, by GET of its first byte.</summary>
    /// <returns>The mirror; why it does not give the file, or <c>null</c>; and whether there is no way to it at all.</returns>
    private async Task<(Uri Mirror, string? Failure, bool IsUnreachable)> AskAsync(
        HttpClient client, Uri mirror, PublishedFile file, CancellationToken cancellation)
    {
        try
        {
            string? status = null;
            foreach (var method in new[] { HttpMethod.Head, HttpMethod.Get })
            {
                using var request = new HttpRequestMessage(method, new Uri(mirror, file.Name));
                if (method == HttpMethod.Get) request.Headers.Range = new RangeHeaderValue(0, 0);
                using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
                if (response.IsSuccessStatusCode) return (mirror, null, false);
                status = Status(response);
            }
            return (mirror, status, false);
        }
        catch (HttpRequestException error)
        {
            return (mirror, NetworkFailure.Describe(error), NetworkFailure.IsUnreachable(error));
        }
        catch (OperationCanceledException)
        {
            return (mirror, string.Create(CultureInfo.InvariantCulture, $"no answer within {_options.AnswerWithin.TotalSeconds:0.##} s"), false);
        }
    }

    /// <summary>Opens a connection, or fails soon: where there is no network, packets may vanish without an answer.</summary>
    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(_options.ConnectWithin);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, limit.Token).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            socket.Dispose();
            throw new SocketException((int)SocketError.TimedOut);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task FetchAsync(HttpClient client, IReadOnlyList<Uri> mirrors, PublishedFile file, string folder)
    {
        var failures = new List<string>();
        using var partial = await OpenAsync(file, folder).ConfigureAwait(false);
        if (partial.IsFinished) return;
        foreach (var mirror in mirrors)
        {
            var failure = await TryFetchAsync(client, mirror, file, partial).ConfigureAwait(false);
            if (failure is null)
            {
                partial.Finish();
                return;
            }
            failures.Add($"{mirror.Host}: {failure}");
        }
        throw new DownloadFailedException($"{file.Name} from {string.Join("; ", failures)}");
    }

    /// <summary>Opens the partial file; while another process downloads to it, waits.</summary>
    private async Task<PartialFile> OpenAsync(PublishedFile file, string folder)
    {
        if (PartialFile.TryOpen(file, folder) is { } free) return free;
        _options.Log.WriteLine($"Another process downloads {file.Name}; waiting for it.");
        while (true)
        {
            await Task.Delay(_options.LookAgainAfter, _options.Cancellation).ConfigureAwait(false);
            if (PartialFile.TryOpen(file, folder) is { } partial) return partial;
        }
    }

    /// <summary>Gathers all bytes from one mirror and checks them.</summary>
    /// <returns>Why it failed, or <c>null</c>.</returns>
    private async Task<string?> TryFetchAsync(HttpClient client, Uri mirror, PublishedFile file, PartialFile partial)
    {
        // When bytes of an earlier attempt spoil the checksum, the same mirror gets a second chance from the start.
        while (true)
        {
            var resumed = partial.Length > 0;
            var failure = partial.IsFull ? null : await ReceiveAsync(client, new Uri(mirror, file.Name), file, partial).ConfigureAwait(false);
            if (failure is not null) return failure;
            var sha256 = partial.Sha256();
            if (sha256 == file.Sha256) return null;
            partial.Restart();
            if (!resumed) return $"its SHA-256 is {sha256}; expected {file.Sha256}";
        }
    }

    private async Task<string?> ReceiveAsync(HttpClient client, Uri address, PublishedFile file, PartialFile partial)
    {
        using var stall = CancellationTokenSource.CreateLinkedTokenSource(_options.Cancellation);
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
        try
        {
            stall.CancelAfter(_options.StallAfter);
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            if (partial.Length > 0) request.Headers.Range = new RangeHeaderValue(partial.Length, null);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stall.Token).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode) return Status(response);
            var continues = response.StatusCode == HttpStatusCode.PartialContent && response.Content.Headers.ContentRange?.From == partial.Length;
            var offered = (continues ? partial.Length : 0) + (response.Content.Headers.ContentLength ?? 0);
            if (response.Content.Headers.ContentLength is not null && offered != file.Length)
                return $"it offers {offered} bytes; expected {file.Length}";
            if (!continues) partial.Restart();
            var content = await response.Content.ReadAsStreamAsync(stall.Token).ConfigureAwait(false);
            _progress.Report(new DownloadProgress(file.Name, partial.Length, file.Length));
            while (true)
            {
                stall.CancelAfter(_options.StallAfter);
                var (count, broke) = await ReadAsync(content, buffer, stall.Token).ConfigureAwait(false);
                if (count == 0) return partial.IsFull ? null : $"{broke ?? "it ended"} after {partial.Length} of {file.Length} bytes";
                if (partial.Length + count > file.Length)
                {
                    partial.Restart();
                    return $"it sends more than the {file.Length} bytes expected";
                }
                partial.Append(buffer.AsSpan(0, count));
                _progress.Report(new DownloadProgress(file.Name, partial.Length, file.Length));
            }
        }
        catch (HttpRequestException error)
        {
            return NetworkFailure.Describe(error);
        }
        catch (OperationCanceledException) when (!_options.Cancellation.IsCancellationRequested)
        {
            return $"nothing came for {_options.StallAfter.TotalSeconds:0} s, after {partial.Length} of {file.Length} bytes";
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Reads, and turns a broken connection into a reason, so that it is not taken for a fault of the disk.</summary>
    private static async Task<(int Count, string? Broke)> ReadAsync(Stream content, byte[] buffer, CancellationToken cancellation)
    {
        try
        {
            return (await content.ReadAsync(buffer, cancellation).ConfigureAwait(false), null);
        }
        catch (IOException)
        {
            return (0, "the connection broke");
        }
    }

    private static string Status(HttpResponseMessage response) => $"HTTP {(int)response.StatusCode} {response.ReasonPhrase}".TrimEnd();
}
