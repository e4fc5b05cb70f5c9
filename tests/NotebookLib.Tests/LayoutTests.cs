using System.Reflection;
using System.Text.RegularExpressions;

namespace NotebookLib.Tests;

/// <summary>The rules on folders, namespaces and the direction of dependencies in CONTRIBUTING.md and docs/architecture.md.</summary>
public sealed partial class LayoutTests
{
    private static readonly string Repository = typeof(LayoutTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    /// <summary>Which parts of the core each part may use.</summary>
    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Common"] = [],
        ["Data"] = ["Common"],
        ["Quantum"] = ["Common"],
        ["Learning"] = ["Common", "Data", "Quantum"],
        ["Teaching"] = ["Common", "Data", "Quantum", "Learning"],
    };

    private static string[] Libraries => ["NotebookLib", "NotebookLib.Charts", "NotebookLib.TorchSharp"];

    [Fact]
    public void LibraryNamespaces_ArePartOrFolder()
    {
        var wrong = from library in Libraries
                    from source in Sources(Path.Combine("lib", library))
                    let part = library == "NotebookLib" ? $"NotebookLib.{source.Folder.Split('/')[0]}" : library
                    let folder = Join(library, source.Folder)
                    where source.Namespace != part && source.Namespace != folder
                    select $"{source.Path}: {source.Namespace} is neither {part} nor {folder}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void RunnerAndTestNamespaces_AreFolders()
    {
        string[] projects = ["lib/NotebookRunner", .. Directory.EnumerateDirectories(Path.Combine(Repository, "tests")).Select(path => $"tests/{Path.GetFileName(path)}")];
        var wrong = from project in projects
                    from source in Sources(project)
                    let folder = Join(Path.GetFileName(project), source.Folder)
                    where source.Namespace != folder
                    select $"{source.Path}: {source.Namespace} is not {folder}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void PublicTypesOfTheCore_AreInFlatNamespaces()
    {
        var wrong = typeof(NotebookLib.Quantum.Circuit).Assembly.GetExportedTypes()
            .Where(type => !MayUse.Keys.Any(part => type.Namespace == $"NotebookLib.{part}"))
            .Select(type => type.FullName);
        Assert.Empty(wrong);
    }

    [Fact]
    public void PartsOfTheCore_UseOnlyTheirLowerParts()
    {
        var wrong = from source in Sources("lib/NotebookLib")
                    let part = source.Folder.Split('/')[0]
                    from Match use in PartUsed().Matches(source.Text)
                    let used = use.Groups[1].Value
                    where used != part && MayUse.ContainsKey(used) && !MayUse[part].Contains(used)
                    select $"{source.Path} uses NotebookLib.{used}; {part} may not";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Messages_AreWholeSentences()
    {
        var wrong = from library in Libraries
                    from source in Sources(Path.Combine("lib", library))
                    from line in source.Text.Split('\n')
                    where (LowerCaseStart().IsMatch(line) || NoFullStop().IsMatch(line)) && !Clause().IsMatch(line)
                    select $"{source.Path}: {line.Trim()}";
        Assert.Empty(wrong);
    }

    private static string Join(string root, string folder) => folder.Length == 0 ? root : $"{root}.{folder.Replace('/', '.')}";

    private static IEnumerable<(string Path, string Folder, string Namespace, string Text)> Sources(string project)
    {
        var root = Path.Combine(Repository, project);
        foreach (var path in Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(root, path).Replace('\\', '/');
            if (relative.StartsWith("obj/", StringComparison.Ordinal) || relative.StartsWith("bin/", StringComparison.Ordinal)) continue;
            var text = File.ReadAllText(path);
            if (NamespaceLine().Match(text) is { Success: true } match)
                yield return ($"{project}/{relative}", Path.GetDirectoryName(relative)!.Replace('\\', '/'), match.Groups[1].Value, text);
        }
    }

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"^(?:global )?using (?:static )?NotebookLib\.(\w+)", RegexOptions.Multiline)]
    private static partial Regex PartUsed();

    [GeneratedRegex("""Exception\((nameof\([^)]*\), ([^"$]*, )?)?\$?"[a-z]""")]
    private static partial Regex LowerCaseStart();

    [GeneratedRegex("""Exception\([^;]*[^.?!} :]"(, (nameof\(\w+\)|\w+))?\);""")]
    private static partial Regex NoFullStop();

    /// <summary>Reasons that another message quotes.</summary>
    [GeneratedRegex("OpenQasmException|DownloadFailedException|FormatException|\"scores\"")]
    private static partial Regex Clause();
}
