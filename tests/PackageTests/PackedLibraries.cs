using System.Diagnostics;
using System.Reflection;

namespace PackageTests;

/// <summary>The libraries packed into a folder of their own, and programs that restore them from there.</summary>
public sealed class PackedLibraries : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("packages");

    internal static string Repository => Metadata("RepositoryRoot");

    private string Packages => Path.Combine(_folder.FullName, "packages");

    public async ValueTask InitializeAsync()
    {
        foreach (var library in new[] { "NotebookLib", "NotebookLib.Charts", "NotebookLib.TorchSharp" })
            await DotnetAsync(Repository, "pack", Path.Combine("lib", library), "--no-build", "-c", Metadata("Configuration"), "--output", Packages);
        // Packages of others come from the machine's own folder; these ones must not get into it.
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "nuget.config"), $"""
            <configuration>
              <packageSources><add key="packed" value="{Packages}" /></packageSources>
              <fallbackPackageFolders><add key="machine" value="{Metadata("PackageFolder")}" /></fallbackPackageFolders>
              <config><add key="globalPackagesFolder" value="{Path.Combine(_folder.FullName, "restored")}" /></config>
            </configuration>
            """);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return default;
    }

    internal string PathOf(string library, string ending) =>
        Directory.EnumerateFiles(Packages, $"{library}.*.{ending}").Single(path => char.IsDigit(Path.GetFileName(path)[library.Length + 1]));

    /// <summary>Makes a program in a new folder, restores, builds and runs it.</summary>
    /// <returns>What it printed.</returns>
    internal async Task<string> RunProgramAsync(string name, string program, string library)
    {
        var folder = _folder.CreateSubdirectory(name).FullName;
        var version = Path.GetFileNameWithoutExtension(PathOf(library, "nupkg"))[(library.Length + 1)..];
        await File.WriteAllTextAsync(Path.Combine(folder, name + ".csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable>
              </PropertyGroup>
              <ItemGroup><PackageReference Include="{library}" Version="{version}" /></ItemGroup>
            </Project>
            """);
        await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), program);
        await DotnetAsync(folder, "build", "--nologo", "-v", "quiet");
        return await DotnetAsync(folder, "run", "--no-build");
    }

    private static async Task<string> DotnetAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["NOTEBOOKLIB_DATA"] = Path.Combine(Repository, "data");
        // What the test run tells its own build must not reach another one.
        foreach (var name in start.Environment.Keys.Where(key => key.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"dotnet {string.Join(' ', arguments)} ended with exit code {process.ExitCode}:\n{await output}{await errors}");
        return await output;
    }

    private static string Metadata(string key) =>
        typeof(PackedLibraries).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
