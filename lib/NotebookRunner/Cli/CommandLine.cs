using System.CommandLine;
using System.Globalization;
using Spectre.Console;

namespace NotebookRunner.Cli;

/// <summary>The command line: options, help, exit codes.</summary>
internal static class CommandLine
{
    /// <param name="args">Arguments as the shell gives them.</param>
    /// <param name="output">Progress and help.</param>
    /// <param name="error">Usage errors.</param>
    /// <param name="workingFolder">Relative paths count from it; null for the process's own.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, string? workingFolder = null)
    {
        var paths = new Argument<string[]>("notebooks")
        {
            Description = "Notebooks or folders to run [default: the repository's notebooks folder]",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var outputFolder = new Option<string?>("--output", "-o")
        {
            Description = "Folder for executed copies and pages [default: artifacts/notebooks in the repository]",
            HelpName = "folder",
        };
        var html = new Option<bool>("--html") { Description = "Write an HTML page of each notebook, and index.html; --html false leaves them out", DefaultValueFactory = _ => true };
        var inPlace = new Option<bool>("--in-place") { Description = "Replace each notebook by its executed copy when all its cells passed" };
        var parameters = new Option<string[]>("--parameter", "-p")
        {
            Description = "Value for a variable of the cell tagged 'parameters'; may be repeated",
            HelpName = "name=value",
        };
        var timeout = new Option<string?>("--timeout") { Description = "Longest time of one cell, in seconds [default: no limit]", HelpName = "seconds" };
        var failFast = new Option<bool>("--fail-fast") { Description = "Do not run the remaining notebooks after one has failed" };
        var root = new RootCommand(
            "Runs C# notebooks headless and writes executed copies and HTML pages.\n\n"
            + "Exit codes: 0 all passed, 1 a notebook failed, 2 bad usage, 130 stopped by Ctrl-C (what was done is written).")
        {
            paths, outputFolder, html, inPlace, parameters, timeout, failFast,
        };
        root.SetAction((parsed, _) => RunAsync(
            new RunOptions
            {
                Paths = parsed.GetValue(paths) ?? [],
                Output = parsed.GetValue(outputFolder),
                Html = parsed.GetValue(html),
                InPlace = parsed.GetValue(inPlace),
                Parameters = parsed.GetValue(parameters) ?? [],
                Timeout = Seconds(parsed.GetValue(timeout)),
                FailFast = parsed.GetValue(failFast),
            },
            output,
            workingFolder ?? Directory.GetCurrentDirectory()));
        var result = root.Parse(args);
        if (result.Errors.Count > 0)
        {
            foreach (var problem in result.Errors)
                await error.WriteLineAsync(problem.Message);
            await error.WriteLineAsync("--help lists the options");
            return ExitCode.Usage;
        }
        try
        {
            var configuration = new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            return await result.InvokeAsync(configuration);
        }
        catch (Exception problem) when (problem is UsageException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            await error.WriteLineAsync(problem.Message);
            return ExitCode.Usage;
        }
    }

    private static async Task<int> RunAsync(RunOptions options, TextWriter output, string workingFolder)
    {
        using var stop = new StopSignal();
        var isTerminal = output == Console.Out && AnsiConsole.Profile.Capabilities.Interactive && !Console.IsOutputRedirected;
        output = new ForgivingWriter(output);
        IRunReport report = isTerminal
            ? new LiveReport(AnsiConsole.Console, workingFolder)
            : new PlainReport(output, workingFolder);
        return await new RunCommand(options, workingFolder, report).RunAsync(stop.Token);
    }

    private static TimeSpan? Seconds(string? text)
    {
        if (text is null)
            return null;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 1e6
            ? TimeSpan.FromSeconds(seconds)
            : throw new UsageException($"--timeout is '{text}'; it must be a number of seconds above 0, for example --timeout 60");
    }
}
