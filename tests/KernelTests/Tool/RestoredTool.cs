using System.Diagnostics;

namespace KernelTests.Tool;

/// <summary>Restores the notebook tool that .config/dotnet-tools.json pins, once for all tests.</summary>
public sealed class RestoredTool : IAsyncLifetime
{
    public async ValueTask InitializeAsync()
    {
        var (exitCode, output) = await RunAsync("dotnet", ["tool", "restore"], Place.Repository, TimeSpan.FromMinutes(5));
        if (exitCode != 0)
            throw new InvalidOperationException($"dotnet tool restore ended with exit code {exitCode}; the tests need the tool. It wrote:\n{output}");
    }

    public ValueTask DisposeAsync() => default;

    /// <summary>Runs a program to its end.</summary>
    /// <returns>Its exit code and all that it wrote.</returns>
    internal static async Task<(int ExitCode, string Output)> RunAsync(
        string program, string[] arguments, string folder, TimeSpan limit, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        try
        {
            using var source = new CancellationTokenSource(limit);
            await process.WaitForExitAsync(source.Token);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
        return (process.ExitCode, await output + await error);
    }
}
