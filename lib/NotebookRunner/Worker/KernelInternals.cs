using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.DotNet.Interactive.CSharp;

namespace NotebookRunner.Worker;

/// <summary>The one place that reaches into the kernel by reflection: run-time errors name a line only when a submission has a file name.</summary>
internal static class KernelInternals
{
    private const string OptionsField = "_scriptOptions";
    private static readonly FieldInfo? Options = typeof(CSharpKernel).GetField(OptionsField, BindingFlags.Instance | BindingFlags.NonPublic);

    /// <summary>Makes <paramref name="name"/> the file name of the submissions that follow, in stack traces and diagnostics.</summary>
    /// <exception cref="MissingFieldException">Another version of the kernel keeps its options elsewhere.</exception>
    public static void NameSubmission(CSharpKernel kernel, string name)
    {
        if (Options?.GetValue(kernel) is not ScriptOptions options)
        {
            throw new MissingFieldException(
                $"{typeof(CSharpKernel).FullName} {typeof(CSharpKernel).Assembly.GetName().Version} has no ScriptOptions in '{OptionsField}': "
                + "the runner needs it to say in which line a cell failed");
        }
        Options.SetValue(kernel, options.WithEmitDebugInformation(true).WithFileEncoding(Encoding.UTF8).WithFilePath(name));
    }
}
