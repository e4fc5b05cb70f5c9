using NotebookRunner.Html;

namespace NotebookRunner.Cli;

/// <summary>Writes the HTML page of each notebook and the index that leads to them.</summary>
internal sealed class PageWriter
{
    private readonly OutputFolder _output;
    private readonly IReadOnlyList<NotebookJob> _jobs;
    private readonly Dictionary<string, string> _pages;

    public PageWriter(OutputFolder output, IReadOnlyList<NotebookJob> jobs)
    {
        _output = output;
        _jobs = jobs;
        _pages = jobs.Where(job => job.Document is not null).ToDictionary(job => job.FullPath, job => PageFor(output.PathFor(job.FullPath, ".html")), StringComparer.Ordinal);
    }

    private string IndexPath => Path.Combine(_output.FullPath, "index.html");

    public void WritePage(NotebookJob job)
    {
        var page = _pages[job.FullPath];
        var links = new PageLinks(job.FullPath, page, _pages);
        OutputFolder.WriteWhole(page, NotebookPage.ToHtml(job, links, Link(page, IndexPath), Link(page, _output.PathFor(job.FullPath, ".ipynb"))));
    }

    public void WriteIndex() =>
        OutputFolder.WriteWhole(IndexPath, IndexPage.ToHtml(_jobs, job => job.Outcome is not null && _pages.TryGetValue(job.FullPath, out var page) ? Link(IndexPath, page) : null));

    private string PageFor(string path) => path == IndexPath ? Path.Combine(_output.FullPath, "index-notebook.html") : path;

    private static string Link(string from, string to) =>
        string.Join('/', Path.GetRelativePath(Path.GetDirectoryName(from)!, to).Split(Path.DirectorySeparatorChar).Select(Uri.EscapeDataString));
}
