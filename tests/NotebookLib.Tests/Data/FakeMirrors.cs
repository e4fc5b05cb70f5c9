using System.Net;
using System.Net.Http.Headers;

namespace NotebookLib.Tests.Data;

/// <summary>Serves the files of <see cref="SmallDataSet"/> without a network; a test bends what it serves.</summary>
internal sealed class FakeMirrors : HttpMessageHandler
{
    /// <summary>What a mirror sends for a file, in place of the right bytes; <c>null</c> for the right bytes.</summary>
    public Func<Uri, byte[]?> Content { get; init; } = _ => null;

    /// <summary>The status a mirror answers with.</summary>
    public Func<Uri, HttpStatusCode> Status { get; init; } = _ => HttpStatusCode.OK;

    /// <summary>The status a mirror answers HEAD with, if another one.</summary>
    public HttpStatusCode? HeadStatus { get; init; }

    /// <summary>Why a mirror cannot be asked; <c>null</c> when it can.</summary>
    public Func<Uri, HttpRequestException?> Failure { get; init; } = _ => null;

    /// <summary>Whether a mirror never answers.</summary>
    public Func<Uri, bool> Silent { get; init; } = _ => false;

    public bool KnowsRanges { get; init; } = true;

    /// <summary>Whether a mirror says beforehand how much it sends.</summary>
    public bool AnnouncesLength { get; init; } = true;

    /// <summary>The GET requests, as <c>host/file</c> and, with a range, <c>@first byte</c>.</summary>
    public List<string> Requests { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!;
        if (Silent(address)) await Task.Delay(Timeout.Infinite, cancellationToken);
        if (Failure(address) is { } failure) throw failure;
        var name = Path.GetFileName(address.LocalPath);
        var from = KnowsRanges ? request.Headers.Range?.Ranges.Single().From : null;
        if (request.Method == HttpMethod.Get) Requests.Add($"{address.Host}/{name}{(request.Headers.Range is { } range ? $"@{range.Ranges.Single().From}" : "")}");
        var response = new HttpResponseMessage(request.Method == HttpMethod.Head ? HeadStatus ?? Status(address) : Status(address));
        if (!response.IsSuccessStatusCode || request.Method == HttpMethod.Head) return response;
        var bytes = Content(address) ?? SmallDataSet.Files[name];
        if (from >= bytes.Length) return new HttpResponseMessage(HttpStatusCode.RequestedRangeNotSatisfiable);
        response.Content = AnnouncesLength
            ? new ByteArrayContent(bytes, (int)(from ?? 0), bytes.Length - (int)(from ?? 0))
            : new StreamContent(new Unseekable(bytes.AsSpan((int)(from ?? 0)).ToArray()));
        if (from is not null)
        {
            response.StatusCode = HttpStatusCode.PartialContent;
            response.Content.Headers.ContentRange = new ContentRangeHeaderValue(from.Value, bytes.Length - 1, bytes.Length);
        }
        return response;
    }

    private sealed class Unseekable(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
