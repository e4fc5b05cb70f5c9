using System.Reflection;
using System.Runtime.Loader;

namespace NotebookLib.Charts;

/// <summary>
/// Gives Plotly.NET the FSharp.Core of the kernel's process. Plotly.NET asks for a newer one than the kernel carries; a second copy beside
/// it would give every F# type twice, and charts would fail with a missing method. What Plotly.NET uses is in both.
/// </summary>
internal static class SharedFSharpCore
{
    private const string Name = "FSharp.Core";

    private static readonly Lazy<bool> Installed = new(() =>
    {
        AssemblyLoadContext.Default.Resolving += Resolve;
        return true;
    });

    /// <summary>Answers requests for FSharp.Core from now on; a second call changes nothing.</summary>
    public static void Install() => _ = Installed.Value;

    /// <remarks>A request without a version is our own: the process has no copy then, and asking again would never end.</remarks>
    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName wanted)
    {
        if (wanted.Name != Name || wanted.Version is null) return null;
        return AppDomain.CurrentDomain.GetAssemblies().FirstOrDefault(loaded => loaded.GetName().Name == Name)
            ?? Assembly.Load(new AssemblyName(Name));
    }
}
