using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive.Formatting;
using Plotly.NET;

namespace NotebookLib.Charts;

/// <summary>How a notebook shows a Plotly.NET chart that is the last expression of a cell.</summary>
public static class ChartFormatters
{
    /// <summary>
    /// Registers the formatters of <see cref="GenericChart"/> with the kernel of this process: <c>text/html</c> with a static picture under the
    /// interactive chart, <c>text/plain</c> with a description. Calling it again changes nothing. Where no kernel is loaded it does nothing.
    /// </summary>
    /// <returns>Whether there is a kernel.</returns>
    public static bool Register()
    {
        // The library does not carry the kernel's assemblies: their types are only touched where the process has them.
        if (!AppDomain.CurrentDomain.GetAssemblies().Any(assembly => assembly.GetName().Name == "Microsoft.DotNet.Interactive.Formatting")) return false;
        RegisterWithKernel();
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RegisterWithKernel()
    {
        Formatter.Register<GenericChart>((chart, writer) => writer.Write(ChartHtml.Fragment(chart)), "text/html");
        Formatter.Register<GenericChart>((chart, writer) => writer.Write(ChartPicture.Of(chart).AltText), "text/plain");
        Formatter.SetPreferredMimeTypesFor(typeof(GenericChart), "text/html", "text/plain");
    }
}
