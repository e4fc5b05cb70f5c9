using System.Runtime.Loader;
using NotebookLib.TorchSharp.Loading;
using TorchSharp;

namespace NotebookLib.TorchSharp;

/// <summary>
/// Whether TorchSharp can be used here. Ask before the first use of <see cref="torch"/>: its native libraries load only on some platforms.
/// The first question loads them, in about a second, from the folder that NuGet restored them to; nothing is copied to the output folder.
/// </summary>
/// <example>
/// <code>
/// if (TorchRuntime.Problem is { } problem) Console.WriteLine(problem);
/// else Console.WriteLine(torch.ones(2, 3));
/// </code>
/// </example>
public static class TorchRuntime
{
    private static readonly Lazy<string?> Outcome = new(Load);

    /// <summary>Whether TorchSharp can be used.</summary>
    public static bool IsAvailable => Problem is null;

    /// <summary>Why TorchSharp cannot be used here and what would help, in one line; <c>null</c> when it can.</summary>
    public static string? Problem => Outcome.Value;

    /// <summary>Makes sure that TorchSharp can be used.</summary>
    /// <exception cref="TorchUnavailableException">It cannot; the message is <see cref="Problem"/>.</exception>
    public static void Require()
    {
        if (Problem is { } problem) throw new TorchUnavailableException(problem);
    }

    /// <summary>A device to compute on.</summary>
    /// <param name="name"><c>cpu</c>; <c>cuda</c> or <c>cuda:1</c> where the package has CUDA; <c>mps</c> on Apple silicon.</param>
    /// <exception cref="TorchUnavailableException">TorchSharp cannot be used, or not on this device.</exception>
    /// <exception cref="ArgumentException">There is no kind of device of that name.</exception>
    public static torch.Device Device(string name)
    {
        Require();
        var kind = name.Split(':')[0];
        if (kind is not ("cpu" or "cuda" or "mps"))
            throw new ArgumentException($"There is no device {name}; the devices are cpu, cuda (or cuda:0, cuda:1, …) and mps.", nameof(name));
        if (kind == "cuda" && !torch.cuda.is_available())
            throw new TorchUnavailableException(
                "TorchSharp has no device cuda here: it takes an NVIDIA card with its driver, and in your project the package TorchSharp-cuda-linux or "
                + "TorchSharp-cuda-windows in place of TorchSharp-cpu. Use cpu.");
        if (kind == "mps" && !torch.mps_is_available())
            throw new TorchUnavailableException("TorchSharp has no device mps here: it takes a Mac with Apple silicon. Use cpu.");
        return torch.device(name);
    }

    /// <summary>Makes sure that TorchSharp can be used before a base class touches it.</summary>
    /// <returns><paramref name="name"/>.</returns>
    internal static string Required(string name)
    {
        Require();
        return name;
    }

    private static string? Load()
    {
        var problem = TorchLoader.TryLoad(new ThisMachine(), out var handles);
        if (problem is null)
        {
            NativeLog.ErrorsOnly(handles["c10"]);
            if (OperatingSystem.IsLinux()) FreedMemory.Keep();
        }
        // TorchSharp looks its libraries up by name; where the system's own search fails, these are the ones meant.
        AssemblyLoadContext.GetLoadContext(typeof(torch).Assembly)!.ResolvingUnmanagedDll +=
            (_, name) => handles.GetValueOrDefault(name);
        return problem;
    }
}
