using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace NotebookRunner.Html;

/// <summary>The copy of plotly.js for pages that are read without a network, taken out of the assembly of Plotly.NET without loading that.</summary>
internal static class PlotlyLibraryFile
{
    private static string AssemblyPath => Path.Combine(AppContext.BaseDirectory, "plotly", "Plotly.NET.dll");

    /// <summary>The script's text.</summary>
    /// <exception cref="IOException">The assembly does not lie beside the runner, or carries another plotly.js.</exception>
    public static string Read()
    {
        using var assembly = new PEReader(File.OpenRead(AssemblyPath));
        var metadata = assembly.GetMetadataReader();
        var name = $"Plotly.NET.{OwnScript.PlotlyFile}";
        var resource = metadata.ManifestResources.Select(metadata.GetManifestResource).FirstOrDefault(found => metadata.StringComparer.Equals(found.Name, name));
        if (resource.Name.IsNil)
            throw new IOException($"{AssemblyPath} holds no {name}");
        var directory = assembly.PEHeaders.CorHeader!.ResourcesDirectory;
        var block = assembly.GetSectionData(directory.RelativeVirtualAddress).GetReader((int)resource.Offset, directory.Size - (int)resource.Offset);
        var length = block.ReadInt32();
        return System.Text.Encoding.UTF8.GetString(block.ReadBytes(length));
    }
}
