using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Formatting;

namespace NotebookRunner.Worker;

/// <summary>Shows the text of a <c>#!markdown</c> cell; the tool has this, the kernel's packages do not.</summary>
internal sealed class MarkdownKernel : Kernel, IKernelCommandHandler<SubmitCode>
{
    public MarkdownKernel()
        : base("markdown")
    {
        KernelInfo.LanguageName = "Markdown";
    }

    Task IKernelCommandHandler<SubmitCode>.HandleAsync(SubmitCode command, KernelInvocationContext context)
    {
        context.DisplayAs(command.Code, "text/markdown");
        return Task.CompletedTask;
    }
}
