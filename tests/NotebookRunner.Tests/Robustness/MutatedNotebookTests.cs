using System.Globalization;
using System.Text.RegularExpressions;
using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Robustness;

/// <summary>
/// Whatever a notebook file holds, the run goes on to its end: it is reported by name or it has a page, and nothing of it acts in the page.
/// The environment variable <c>NOTEBOOK_MUTATIONS</c> asks for other seeds, <c>0-10000</c> for the first 10,000 files; they take about an hour.
/// </summary>
public sealed partial class MutatedNotebookTests
{
    private const int BatchSize = 50;

    [Fact]
    public async Task Run_OfMutatedNotebooks_EndsInOrder()
    {
        var seeds = (Environment.GetEnvironmentVariable("NOTEBOOK_MUTATIONS") ?? "0-150").Split('-');
        for (var first = ParseSeed(seeds[0]); first < ParseSeed(seeds[1]); first += BatchSize)
        {
            using var folder = new TestFolder();
            for (var i = 0; i < BatchSize; i++)
            {
                Directory.CreateDirectory(folder["in"]);
                await File.WriteAllBytesAsync(folder["in", $"seed-{first + i:D5}.ipynb"], new NotebookMutator(first + i).Next());
            }

            var result = await Runner.RunAsync(folder, "in", "--output", "out", "--timeout", "60");

            Assert.True(result.ExitCode is 0 or 1, $"from seed {first}: exit code {result.ExitCode}\n{result.Output}\n{result.Error}");
            Assert.Equal("", result.Error);
            Assert.DoesNotContain("the runner could not run it", result.Output);
            Assert.DoesNotContain("cannot be written", result.Output);
            var counts = Counts().Match(result.Output);
            Assert.Equal(BatchSize, int.Parse(counts.Groups[1].Value, CultureInfo.InvariantCulture) + int.Parse(counts.Groups[2].Value, CultureInfo.InvariantCulture));
            foreach (var page in Directory.EnumerateFiles(folder["out"], "*.html"))
                Assert.False(Acting().IsMatch(await File.ReadAllTextAsync(page)), $"{Path.GetFileName(page)}: {Acting().Match(await File.ReadAllTextAsync(page)).Value}");
        }
    }

    private static int ParseSeed(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"Notebooks: (\d+) passed, (\d+) failed")]
    private static partial Regex Counts();

    // An attribute named onerror or onload, outside the quotes of other attributes.
    [GeneratedRegex("""<script>alert|<[a-z](?:[^>"']|"[^"]*"|'[^']*')*\son(error|load)=""", RegexOptions.IgnoreCase)]
    private static partial Regex Acting();
}
