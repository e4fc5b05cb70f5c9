using System.Text;
using Microsoft.AspNetCore.Html;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;

namespace NotebookRunner.Worker;

/// <summary>The state that grows from cell to cell: a chain of C# script submissions, compiled as the kernel compiles them.</summary>
internal sealed class ScriptSession(string folder)
{
    // A little of what most cells do: the parts of the compiler that it needs are then ready.
    private const string WarmUpCode = "string Text<T>(T x) => $\"{x}\"; foreach (var i in new[] { 1, 2 }.Where(i => i > 2)) Console.Write(Text(i));";

    private readonly ScriptOptions _options = ScriptOptions.Default
        .WithLanguageVersion(LanguageVersion.Latest)
        .AddImports(
            "System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq",
            typeof(Kernel).FullName!)
        .AddReferences(
            typeof(Enumerable).Assembly, typeof(IEnumerable<>).Assembly, typeof(Task<>).Assembly,
            typeof(Kernel).Assembly, typeof(PocketView).Assembly, typeof(IHtmlContent).Assembly)
        .WithMetadataResolver(new NotebookReferenceResolver(folder))
        .WithSourceResolver(new SourceFileResolver([], folder))
        .WithEmitDebugInformation(true)
        .WithFileEncoding(Encoding.UTF8);

    private ScriptState<object>? _state;

    /// <summary>Loads the compiler, so that its start does not count as time of the first cell.</summary>
    public Task WarmUpAsync() => new ScriptSession(folder).RunAsync("Start", WarmUpCode);

    /// <summary>Compiles and runs one submission on top of the earlier ones.</summary>
    /// <param name="name">Its file name in stack traces.</param>
    /// <param name="code">C# script text.</param>
    /// <returns>Whether the last statement is an expression to show, its value, and the exception when one was thrown.</returns>
    /// <exception cref="CompilationErrorException">The text does not compile; the state is as before.</exception>
    public async Task<Submission> RunAsync(string name, string code)
    {
        var options = _options.WithFilePath(name);
        _state = _state is null
            ? await CSharpScript.Create<object>(code, options).RunAsync(null, _ => true)
            : await _state.ContinueWithAsync<object>(code, options, _ => true);
        return new Submission(_state.Exception is null && EndsInValue(_state.Script.GetCompilation()), _state.ReturnValue, _state.Exception);
    }

    // As the kernel: an expression without semicolon at the end, unless it has no value.
    private static bool EndsInValue(Compilation compilation)
    {
        var tree = compilation.SyntaxTrees.Last();
        return tree.GetRoot() is CompilationUnitSyntax unit
            && unit.Members.LastOrDefault() is GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last }
            && compilation.GetSemanticModel(tree).GetTypeInfo(last.Expression).Type?.SpecialType != SpecialType.System_Void;
    }
}

/// <summary>How a submission ended.</summary>
internal readonly record struct Submission(bool HasValue, object? Value, Exception? Exception);
