using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;
using Plotly.NET;

namespace NotebookLib.Charts;

/// <summary>How a notebook shows a Plotly.NET chart that is the last expression of a cell.</summary>
public static class ChartFormatters
{
    /// <summary>
    /// Registers the formatters of <see cref="GenericChart"/> with the kernel of this process: <c>text/html</c> with a static picture under the
    /// interactive chart, <c>text/plain</c> with a description; they stay in front of those that later cells load. Calling it again changes nothing. Where no kernel is loaded it does nothing.
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
        if (KernelFormatters.AreInFront) return;
        KernelFormatters.PutInFront();
        // A later cell may load Plotly.NET.Interactive, whose formatter has no picture.
        Kernel.Root?.AddMiddleware((command, context, next) =>
        {
            if (!KernelFormatters.AreInFront) KernelFormatters.PutInFront();
            return next(command, context);
        });
    }

    private static class KernelFormatters
    {
        private static readonly ITypeFormatter Html = new HtmlFormatter<GenericChart>((chart, context) => context.Writer.Write(ChartHtml.Fragment(chart)));

        private static readonly ITypeFormatter Text = new PlainTextFormatter<GenericChart>((chart, context) => context.Writer.Write(ChartPicture.Of(chart).AltText));

        public static bool AreInFront => Formatter.GetPreferredFormatterFor(typeof(GenericChart), HtmlFormatter.MimeType) == Html;

        public static void PutInFront()
        {
            Formatter.Register(Html);
            Formatter.Register(Text);
            Formatter.SetPreferredMimeTypesFor(typeof(GenericChart), HtmlFormatter.MimeType, PlainTextFormatter.MimeType);
        }
    }
}
