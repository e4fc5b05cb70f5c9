using System.Buffers;
using System.Net;
using System.Net.Http.Headers;

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
            : new HttpClient(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(10) });
        client.Timeout = Timeout.InfiniteTimeSpan;
        var mirrors = await FirstToAnswerAsync(client, missing[0]).ConfigureAwait(false);
        try
        {
            foreach (var file in missing) await FetchAsync(client, mirrors, file, target.Path).ConfigureAwait(false);
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException and not DownloadFailedException)
        {
            throw new IOException(
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
        var refusals = new List<string>();
        await foreach (var question in Task.WhenEach(questions).ConfigureAwait(false))
        {
            var (mirror, hasFile, refusal) = await question.ConfigureAwait(false);
            if (refusal is not null) refusals.Add($"{mirror.Host}: {refusal}");
            if (!hasFile) continue;
            await limit.CancelAsync().ConfigureAwait(false);
            return [mirror, .. _description.Mirrors.Where(other => other != mirror)];
        }
        _options.Cancellation.ThrowIfCancellationRequested();
        throw new DownloadFailedException(refusals.Count == 0
            ? "no mirror answered; the network may be down"
            : $"no mirror has it: {string.Join("; ", refusals)}");
    }

    private static async Task<(Uri Mirror, bool HasFile, string? Refusal)> AskAsync(
        HttpClient client, Uri mirror, PublishedFile file, CancellationToken cancellation)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Head, new Uri(mirror, file.Name));
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
            return (mirror, response.IsSuccessStatusCode, response.IsSuccessStatusCode ? null : Status(response));
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException)
        {
            return (mirror, false, null);
        }
    }

    private async Task FetchAsync(HttpClient client, IReadOnlyList<Uri> mirrors, PublishedFile file, string folder)
    {
        var failures = new List<string>();
        using var partial = new PartialFile(file, folder);
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
            return error.Message.TrimEnd('.');
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
