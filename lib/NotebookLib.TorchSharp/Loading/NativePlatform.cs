using System.Runtime.InteropServices;

namespace NotebookLib.TorchSharp.Loading;

/// <summary>One of the platforms that TorchSharp has native libraries for.</summary>
/// <param name="Identifier">Name of the platform in package folders, for example <c>linux-x64</c>.</param>
/// <param name="Description">Name for people.</param>
/// <param name="Shim">TorchSharp's own native library; it calls libtorch.</param>
/// <param name="Libtorch">
/// The libraries that the shim needs, in the order in which they load: each finds the ones before it by their names.
/// </param>
/// <param name="Cuda">Further ones of packages with CUDA, loaded after the others where they are there.</param>
/// <param name="Remedy">What helps when a library is there and does not load.</param>
internal sealed record NativePlatform(
    string Identifier, string Description, string Shim, string[] Libtorch, string[] Cuda, string Remedy)
{
    /// <summary>All that there are.</summary>
    public static IReadOnlyList<NativePlatform> All { get; } =
    [
        new(
            "linux-x64", "Linux on x64", "libLibTorchSharp.so", ["libc10.so", "libtorch_cpu.so", "libtorch.so"], ["libc10_cuda.so", "libtorch_cuda.so"],
            "Restore the package anew with dotnet restore --force if the file is damaged."),
        new(
            "win-x64", "Windows on x64", "LibTorchSharp.dll", ["libiomp5md.dll", "c10.dll", "torch_cpu.dll", "torch.dll"], ["c10_cuda.dll", "torch_cuda.dll"],
            "Install the Microsoft Visual C++ redistributable for x64, and look for another libtorch on the PATH."),
        new(
            "osx-arm64", "macOS on Apple silicon", "libLibTorchSharp.dylib", ["libomp.dylib", "libc10.dylib", "libtorch_cpu.dylib", "libtorch.dylib"], [],
            "It takes macOS 15 or newer."),
    ];

    /// <summary>Whether the libraries are ELF files, whose demands of the system can be read.</summary>
    public bool IsElf => Shim.EndsWith(".so", StringComparison.Ordinal);

    /// <summary>The platform of this process, as package folders name it; it need not be one of <see cref="All"/>.</summary>
    public static string Current
    {
        get
        {
            var system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : OperatingSystem.IsLinux() ? "linux" : "other";
            var musl = RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal) ? "-musl" : "";
            return $"{system}{musl}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
        }
    }

    /// <summary>Name by which managed code asks for a library: without the platform's own beginning and ending.</summary>
    /// <param name="file">File name of one of the libraries.</param>
    public string NameOf(string file)
    {
        const string prefix = "lib";
        var name = Path.GetFileNameWithoutExtension(file);
        return Shim.StartsWith(prefix, StringComparison.Ordinal) ? name[prefix.Length..] : name;
    }
}
