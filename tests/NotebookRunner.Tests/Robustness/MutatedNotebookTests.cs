using System.Globalization;
using System.Text.RegularExpressions;
using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Robustness;

/// <summary>
/// Whatever a notebook file holds, the run goes on to its end: it is reported by name or it has a page, and nothing of it acts in the page.
/// The environment variable <c>NOTEBOOK_MUTATIONS</c> asks for another number of files; a run of 10,000 takes about an hour.
/// </summary>
public sealed partial class MutatedNotebookTests
{
    private const int BatchSize = 50;

    [Fact]
    public async Task Run_OfMutatedNotebooks_EndsInOrder()
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable("NOTEBOOK_MUTATIONS"), CultureInfo.InvariantCulture, out var asked) ? asked : 150;
        for (var batch = 0; batch * BatchSize < count; batch++)
        {
            using var folder = new TestFolder();
            for (var i = 0; i < BatchSize; i++)
            {
                var seed = (batch * BatchSize) + i;
                Directory.CreateDirectory(folder["in"]);
                await File.WriteAllBytesAsync(folder["in", $"seed-{seed:D5}.ipynb"], new NotebookMutator(seed).Next());
            }

            var result = await Runner.RunAsync(folder, "in", "--output", "out", "--timeout", "60");

            Assert.True(result.ExitCode is 0 or 1, $"batch {batch}: exit code {result.ExitCode}\n{result.Output}\n{result.Error}");
            Assert.Equal("", result.Error);
            Assert.DoesNotContain("the runner could not run it", result.Output);
            Assert.DoesNotContain("cannot be written", result.Output);
            var counts = Counts().Match(result.Output);
            Assert.Equal(BatchSize, int.Parse(counts.Groups[1].Value, CultureInfo.InvariantCulture) + int.Parse(counts.Groups[2].Value, CultureInfo.InvariantCulture));
            foreach (var page in Directory.EnumerateFiles(folder["out"], "*.html"))
                Assert.False(Acting().IsMatch(await File.ReadAllTextAsync(page)), $"{Path.GetFileName(page)}: {Acting().Match(await File.ReadAllTextAsync(page)).Value}");
        }
    }

    [GeneratedRegex(@"Notebooks: (\d+) passed, (\d+) failed")]
    private static partial Regex Counts();

    [GeneratedRegex("<script>alert|<[^>]*\\son(error|load)=", RegexOptions.IgnoreCase)]
    private static partial Regex Acting();
}
