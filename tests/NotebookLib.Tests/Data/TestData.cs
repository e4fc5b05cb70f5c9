using NotebookLib.Data;

namespace NotebookLib.Tests.Data;

/// <summary>Loads without network and without writing to the console.</summary>
internal static class TestData
{
    public static DataSetOptions Offline => new() { Download = false, Log = TextWriter.Null };
}
