using NotebookRunner.Html;

namespace NotebookRunner.Cli;

/// <summary>Writes the HTML page of each notebook and of the documents they link to, the index that leads to them, and the script library that they share.</summary>
internal sealed class PageWriter
{
    private readonly OutputFolder _output;
    private readonly IReadOnlyList<NotebookJob> _jobs;
    private readonly Dictionary<string, string> _pages;
    private readonly HashSet<string> _documentPages = new(StringComparer.OrdinalIgnoreCase);
    private readonly Queue<string> _documents = new();
    private bool _hasFigures;

    public PageWriter(OutputFolder output, IReadOnlyList<NotebookJob> jobs)
    {
        _output = output;
        _jobs = jobs;
        _pages = jobs.Where(job => job.Document is not null).ToDictionary(job => job.FullPath, job => output.PathFor(job.FullPath, ".html"), StringComparer.Ordinal);
    }

    private string IndexPath => Path.Combine(_output.FullPath, "index.html");

    private string PlotlyPath => Path.Combine(_output.FullPath, OwnScript.PlotlyFile);

    public void WritePage(NotebookJob job)
    {
        var path = _pages[job.FullPath];
        var page = new NotebookPage(job, new PageLinks(job.FullPath, path, PageOf));
        var html = page.ToHtml(Link(path, IndexPath), Link(path, _output.PathFor(job.FullPath, ".ipynb")), Link(path, PlotlyPath));
        job.Notices.AddRange(page.Notices);
        OutputFolder.Write(path, html);
        if (!_hasFigures && OwnScript.HasFigures(html))
        {
            OutputFolder.Write(PlotlyPath, PlotlyLibraryFile.Read());
            _hasFigures = true;
        }
        while (_documents.TryDequeue(out var document))
            WriteDocument(document, _pages[document]);
    }

    public void WriteIndex() =>
        OutputFolder.Write(
            IndexPath,
            IndexPage.ToHtml(Series.Order(_jobs), job => job.Outcome is not null && _pages.TryGetValue(job.FullPath, out var page) ? Link(IndexPath, page) : null));

    private void WriteDocument(string document, string page) =>
        OutputFolder.Write(page, DocumentPage.ToHtml(document, new PageLinks(document, page, PageOf), Link(page, IndexPath)));

    // A document gets a page when the first link to it is met.
    private string? PageOf(string path)
    {
        if (_pages.TryGetValue(path, out var known))
            return known;
        if (!DocumentPage.IsDocument(path))
            return null;
        var page = Path.Combine(_output.FullPath, "documents", OutputFolder.Unique(Path.GetFileNameWithoutExtension(path), _documentPages) + ".html");
        _documents.Enqueue(path);
        return _pages[path] = page;
    }

    private static string Link(string from, string to) =>
        string.Join('/', Path.GetRelativePath(Path.GetDirectoryName(from)!, to).Split(Path.DirectorySeparatorChar).Select(Uri.EscapeDataString));
}
