using System.IO.Compression;
using System.Text.RegularExpressions;

namespace PackageTests;

/// <summary>The libraries as packages: packed into a folder, restored by a program that knows nothing of this repository.</summary>
public sealed partial class NewProgramTests(PackedLibraries packages) : IClassFixture<PackedLibraries>
{
    private static readonly string[] Libraries = ["NotebookLib", "NotebookLib.Charts", "NotebookLib.TorchSharp"];

    public static TheoryData<string> Names => [.. Libraries];

    [Theory]
    [MemberData(nameof(Names))]
    public void Package_HoldsAssemblyDocumentationReadmeAndSymbols(string library)
    {
        using var package = ZipFile.OpenRead(packages.PathOf(library, "nupkg"));
        var files = package.Entries.Select(entry => entry.FullName).ToList();
        Assert.Contains($"lib/net10.0/{library}.dll", files);
        Assert.Contains($"lib/net10.0/{library}.xml", files);
        Assert.Contains("README.md", files);
        using var symbols = ZipFile.OpenRead(packages.PathOf(library, "snupkg"));
        Assert.Contains($"lib/net10.0/{library}.pdb", symbols.Entries.Select(entry => entry.FullName));
        using var reader = new StreamReader(package.GetEntry($"{library}.nuspec")!.Open());
        var nuspec = reader.ReadToEnd();
        Assert.Contains("<license type=\"expression\">MIT</license>", nuspec);
        Assert.Contains("<tags>", nuspec);
        Assert.DoesNotContain("Microsoft.DotNet.Interactive", nuspec);   // the kernel's assemblies are only compiled against
    }

    [Fact]
    public async Task NewProgram_WithTheReadmesLines_Runs()
    {
        var output = await packages.RunProgramAsync("readme", ReadmeProgram("NotebookLib"), "NotebookLib");
        Assert.Contains("0.707|00> + 0.707|11>", output);
        var accuracy = double.Parse(LastNumber().Match(output).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(accuracy, 0.8, 1);
    }

    [Fact]
    public async Task NewProgram_WithTheReadmesChart_WritesIt()
    {
        var output = await packages.RunProgramAsync("readme-charts",
            ReadmeProgram("NotebookLib.Charts") + "\nConsole.WriteLine(File.Exists(\"bell.svg\") && chart is not null);", "NotebookLib.Charts");
        Assert.Equal("True", output.Trim());
    }

    [Fact]
    public async Task NewProgram_WithCharts_WritesAFigure()
    {
        var output = await packages.RunProgramAsync("charts", """
            using NotebookLib.Charts;
            using NotebookLib.Learning;
            Notebook.Setup();
            var history = new TrainingHistory("LeNet-5");
            history.Add(new TrainingRecord(0, 0, 0.1, 2.3, 0.1, 2.3));
            history.Add(new TrainingRecord(64, 1, 0.8, 0.5, 0.79, 0.6));
            Figures.LearningCurves(history).SaveHtml("curves.html");
            Console.WriteLine(File.ReadAllText("curves.html").Contains("LeNet-5"));
            """, "NotebookLib.Charts");
        Assert.Equal("True", output.Trim());
    }

    [Fact]
    public async Task NewProgram_WithTorchSharp_FindsTorch()
    {
        var program = ReadmeProgram("NotebookLib.TorchSharp", first: "if (TorchRuntime.Problem is { } problem) { Console.WriteLine(problem); return; }");
        var output = await packages.RunProgramAsync("torch", program, "NotebookLib.TorchSharp");
        Assert.SkipUnless(LastNumber().IsMatch(output.Trim()), output);
        Assert.InRange(double.Parse(LastNumber().Match(output).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), 0.7, 1);
    }

    /// <summary>The README's C# for one library as a program: the usings, then <paramref name="first"/>, then the other lines in their order.</summary>
    private static string ReadmeProgram(string library, string first = "")
    {
        var readme = File.ReadAllText(Path.Combine(PackedLibraries.Repository, "README.md"));
        var lines = CSharpBlock().Matches(readme).Select(block => block.Groups[1].Value).Where(block => LibraryOf(block) == library)
            .SelectMany(block => block.Split('\n')).ToList();
        Assert.NotEmpty(lines);
        return string.Join("\n", [.. lines.Where(IsUsing).Distinct(), first, .. lines.Where(line => !IsUsing(line))]);

        static bool IsUsing(string line) => line.StartsWith("using ", StringComparison.Ordinal);

        static string LibraryOf(string block) =>
            Libraries.Skip(1).SingleOrDefault(name => block.Contains($"using {name};", StringComparison.Ordinal)) ?? Libraries[0];
    }

    [GeneratedRegex(@"^```csharp\r?\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex CSharpBlock();

    [GeneratedRegex(@"([\d.]+)\s*$")]
    private static partial Regex LastNumber();
}
