using System.Reflection;

namespace KernelTests;

/// <summary>Where the build found what the tests use.</summary>
internal static class Place
{
    public static string Repository => Path.TrimEndingDirectorySeparator(Metadata("RepositoryRoot"));

    public static string Notebooks => Path.Combine(Repository, "notebooks");

    /// <summary>The assembly of Plotly.NET.Interactive in the package folder.</summary>
    public static string PlotlyInteractive => Metadata("PlotlyInteractive");

    private static string Metadata(string key) =>
        typeof(Place).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
