using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;

namespace NotebookRunner.Cli;

/// <summary>The command line: options, help, exit codes.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
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
        root.SetAction((parsed, cancel) => RunAsync(
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
            cancel));
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
        catch (UsageException problem)
        {
            await error.WriteLineAsync(problem.Message);
            return ExitCode.Usage;
        }
    }

    private static async Task<int> RunAsync(RunOptions options, TextWriter output, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        void Stop(PosixSignalContext signal)
        {
            // The first signal ends the run in order; the second one ends the process.
            signal.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        }
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        var workingFolder = Directory.GetCurrentDirectory();
        return await new RunCommand(options, workingFolder, new PlainReport(output, workingFolder)).RunAsync(stop.Token);
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
