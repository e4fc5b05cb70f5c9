using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive;

namespace NotebookLib.Charts;

/// <summary>
/// Tells whether the code runs in a cell of .NET Interactive. The kernel's assemblies do not come with this library: a method that names
/// their types is never inlined and only called when they are there, so that the library also loads where they are not.
/// </summary>
internal static class KernelProcess
{
    /// <summary>Whether a cell is running now, in this flow of execution.</summary>
    public static bool RunsCell =>
        AppDomain.CurrentDomain.GetAssemblies().Any(assembly => assembly.GetName().Name == "Microsoft.DotNet.Interactive")
        && HasContext();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool HasContext() => KernelInvocationContext.Current is not null;

    /// <summary>Cancelled when the running cell is stopped. Only where <see cref="RunsCell"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static CancellationToken CellToken() => KernelInvocationContext.Current.CancellationToken;
}
