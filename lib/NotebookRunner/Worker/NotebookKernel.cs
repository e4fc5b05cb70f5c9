using System.Diagnostics;
using System.Globalization;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.CSharp;
using Microsoft.DotNet.Interactive.Directives;

namespace NotebookRunner.Worker;

/// <summary>The kernel of .NET Interactive with the languages and magic commands of the tool that need no other package.</summary>
internal static class NotebookKernel
{
    /// <summary>What a cell is told that asks for a package.</summary>
    public const string NoPackages = "packages cannot be loaded here; reference a built assembly by path, #r \"path/to.dll\"";

    /// <param name="submissions">Is told of the files that cells import.</param>
    /// <param name="csharp">The kernel that runs C#.</param>
    /// <returns>The kernel to send cells to.</returns>
    public static CompositeKernel Create(Submissions submissions, out CSharpKernel csharp)
    {
        csharp = new CSharpKernel().UseKernelHelpers().UseWho().UseValueSharing();
        csharp.AddDirective(PackageDirective("#r", "--package"), (_, _) => throw new DirectiveException("#r", NoPackages));
        csharp.AddDirective(PackageDirective("#i", "--source"), (_, _) => throw new DirectiveException("#i", NoPackages));
        var kernel = new CompositeKernel();
        kernel.Add(csharp, ["c#", "C#"]);
        kernel.Add(new HtmlKernel());
        kernel.Add(new MarkdownKernel());
        kernel.Add(new JavaScriptKernel(), ["js"]);
        kernel.Add(new KeyValueStoreKernel().UseWho());
        new ImportDirective(kernel, submissions).Register();
        kernel.AddDirective(new KernelActionDirective("#!time") { Description = "Shows how long the cell took." }, TimeAsync);
        kernel.RegisterCommandHandler<RequestInput>((_, _) => throw new InvalidOperationException(NoInput.Message));
        kernel.RegisterCommandHandler<RequestInputs>((_, _) => throw new InvalidOperationException(NoInput.Message));
        kernel.DefaultKernelName = csharp.Name;
        return kernel;
    }

    private static KernelActionDirective PackageDirective(string name, string parameter) =>
        new(name) { Parameters = { new KernelDirectiveParameter(parameter) { AllowImplicitName = true } } };

    private static Task TimeAsync(KernelCommand command, KernelInvocationContext context)
    {
        var clock = Stopwatch.StartNew();
        context.OnComplete(done => done.DisplayAs(
            string.Create(CultureInfo.InvariantCulture, $"Wall time: {clock.Elapsed.TotalMilliseconds}ms"), "text/plain"));
        return Task.CompletedTask;
    }
}
