using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Committed;

/// <summary>The notebooks of solutions, of which each notebook has one, run.</summary>
public sealed class SolutionsTests
{
    public static TheoryData<string> Names() => [.. CommittedNotebooks.Names()];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Solutions_Run_Passes(string name)
    {
        using var folder = new TestFolder();

        var result = await Runner.RunAsync(folder, [CommittedNotebooks.SolutionsOf(name), "--output", folder["out"], "--timeout", "300"]);

        Assert.True(result.ExitCode == 0, result.Output + result.Error);
    }
}
