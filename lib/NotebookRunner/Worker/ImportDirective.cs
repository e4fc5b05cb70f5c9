using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Directives;
using Microsoft.DotNet.Interactive.Events;
using NotebookRunner.Notebooks;

namespace NotebookRunner.Worker;

/// <summary>
/// <c>#!import "file"</c>: runs a C# file or the cells of a notebook. The kernel's own goes on when the file fails; a notebook that runs
/// unattended must not.
/// </summary>
internal sealed class ImportDirective(CompositeKernel kernel, Submissions submissions)
{
    private const string Name = "#!import";

    public void Register() => kernel.AddDirective<ImportDocument>(
        new KernelActionDirective(Name) { Parameters = { new KernelDirectiveParameter("--file") { AllowImplicitName = true, Required = true } } },
        RunAsync);

    private async Task RunAsync(ImportDocument command, KernelInvocationContext context)
    {
        var path = Path.GetFullPath(command.FilePath);
        if (!File.Exists(path))
            throw new DirectiveException(Name, $"{Name} \"{command.FilePath}\": there is no such file; the path counts from the notebook's folder");
        foreach (var (code, language) in await ReadAsync(path))
        {
            submissions.BeginFile(Path.GetFileName(path), code);
            var result = await kernel.SendAsync(new SubmitCode(code, language));
            if (result.Events.OfType<CommandFailed>().FirstOrDefault() is { } failed)
            {
                // The file stays the current one: the error is in it.
                context.Fail(command, failed.Exception, failed.Message);
                return;
            }
            submissions.EndFile();
        }
    }

    private static async Task<IEnumerable<(string Code, string Language)>> ReadAsync(string path)
    {
        switch (Path.GetExtension(path).ToUpperInvariant())
        {
            case ".CS" or ".CSX":
                return [(await File.ReadAllTextAsync(path), "csharp")];
            case ".IPYNB":
                var document = NotebookDocument.Parse(await File.ReadAllBytesAsync(path));
                return [.. document.RunnableCells.Select(cell => (cell.Source, cell.Language))];
            default:
                throw new DirectiveException(Name, $"{Name} \"{Path.GetFileName(path)}\": only C# files (.cs, .csx) and notebooks (.ipynb) can be imported");
        }
    }
}

/// <summary>A magic command that cannot be obeyed.</summary>
internal sealed class DirectiveException(string directive, string message) : Exception(message)
{
    /// <summary>How the line begins, for example <c>#!import</c>.</summary>
    public string Directive { get; } = directive;
}
