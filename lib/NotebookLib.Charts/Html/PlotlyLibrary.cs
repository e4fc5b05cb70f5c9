using Plotly.NET;

namespace NotebookLib.Charts;

/// <summary>The file plotly.js that Plotly.NET carries, for pages that are read without a network.</summary>
public static class PlotlyLibrary
{
    /// <summary>Opens the file, about 3.6 MB of JavaScript.</summary>
    /// <exception cref="InvalidOperationException">Plotly.NET is another version, with another plotly.js.</exception>
    public static Stream Open() => typeof(GenericChart).Assembly.GetManifestResourceStream($"Plotly.NET.plotly-{PlotlyScript.Version}.min.js")
        ?? throw new InvalidOperationException(
            $"Plotly.NET {typeof(GenericChart).Assembly.GetName().Version} does not carry plotly.js {PlotlyScript.Version}; use Plotly.NET 6.0.0.");

    /// <summary>The file as text.</summary>
    public static string Read()
    {
        using var reader = new StreamReader(Open());
        return reader.ReadToEnd();
    }
}
