using System.Net;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Classification;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;

namespace NotebookRunner.Html;

/// <summary>Colours the C# of one notebook by the compiler's own classifier, which knows what each name means: the cells are one script to it.</summary>
internal sealed class CSharpHighlighter
{
    private static readonly CSharpParseOptions Script = new(LanguageVersion.Latest, DocumentationMode.None, SourceCodeKind.Script);
    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        usings:
        [
            "System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq",
            "Microsoft.DotNet.Interactive.Kernel",
        ],
        allowUnsafe: true);

    private static readonly Lazy<IReadOnlyList<MetadataReference>> Platform = new(() =>
    [
        .. ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ]);

    private readonly List<string> _cells;
    private readonly List<(TextSpan Span, string Style)> _spans;
    private readonly int[] _starts;

    /// <param name="cells">The code of the notebook's cells, in order.</param>
    /// <param name="folder">The notebook's folder, for its references.</param>
    public CSharpHighlighter(IReadOnlyList<string> cells, string folder)
    {
        _cells = [.. cells];
        _starts = new int[cells.Count];
        var script = new StringBuilder();
        for (var i = 0; i < cells.Count; i++)
        {
            _starts[i] = script.Length;
            script.Append(Hidden(cells[i])).Append('\n');
        }
        _spans = Bounded.Run(() => Classify(script.ToString(), References(cells, folder)));
    }

    /// <summary>HTML of a cell's code, with spans of class k, s, n, c, t, m, d: keyword, string, number, comment, type, method, directive.</summary>
    public string ToHtml(int cell)
    {
        var code = _cells[cell];
        var html = new StringBuilder();
        var at = 0;
        foreach (var (span, style) in _spans)
        {
            var start = span.Start - _starts[cell];
            var end = Math.Min(span.End - _starts[cell], code.Length);
            if (start < at || end <= start)
                continue;
            html.Append(Encode(code[at..start])).Append($"<span class=\"{(IsMagic(code, start) ? "d" : style)}\">").Append(Encode(code[start..end])).Append("</span>");
            at = end;
        }
        return html.Append(Encode(code[at..])).ToString();
    }

    private static List<(TextSpan Span, string Style)> Classify(string script, IEnumerable<MetadataReference> references)
    {
        using var workspace = new AdhocWorkspace(MefHostServices.DefaultHost);
        var project = ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "notebook", "notebook", LanguageNames.CSharp,
            compilationOptions: Options, parseOptions: Script, metadataReferences: references, isSubmission: true);
        var document = workspace.CurrentSolution.AddProject(project).GetProject(project.Id)!.AddDocument("notebook.csx", SourceText.From(script))
            .WithSourceCodeKind(SourceCodeKind.Script);
        var spans = Classifier.GetClassifiedSpansAsync(document, new TextSpan(0, script.Length)).GetAwaiter().GetResult();
        return [.. spans.Select(span => (span.TextSpan, StyleOf(span.ClassificationType))).Where(span => span.Item2.Length > 0).OrderBy(span => span.TextSpan.Start)];
    }

    private static IEnumerable<MetadataReference> References(IReadOnlyList<string> cells, string folder)
    {
        foreach (var reference in Platform.Value)
            yield return reference;
        foreach (var directive in cells.SelectMany(cell => CSharpSyntaxTree.ParseText(cell, Script).GetCompilationUnitRoot().GetReferenceDirectives()))
        {
            var path = Path.GetFullPath(directive.File.ValueText.Replace('\0', ' '), folder);
            if (File.Exists(path))
                yield return MetadataReference.CreateFromFile(path);
        }
    }

    private static string StyleOf(string classification) => classification switch
    {
        ClassificationTypeNames.Keyword or ClassificationTypeNames.ControlKeyword => "k",
        ClassificationTypeNames.StringLiteral or ClassificationTypeNames.VerbatimStringLiteral or ClassificationTypeNames.StringEscapeCharacter => "s",
        ClassificationTypeNames.NumericLiteral => "n",
        ClassificationTypeNames.Comment or ClassificationTypeNames.ExcludedCode => "c",
        ClassificationTypeNames.ClassName or ClassificationTypeNames.StructName or ClassificationTypeNames.InterfaceName or ClassificationTypeNames.EnumName => "t",
        ClassificationTypeNames.RecordClassName or ClassificationTypeNames.RecordStructName or ClassificationTypeNames.DelegateName => "t",
        ClassificationTypeNames.TypeParameterName => "t",
        ClassificationTypeNames.MethodName or ClassificationTypeNames.ExtensionMethodName => "m",
        ClassificationTypeNames.PreprocessorKeyword or ClassificationTypeNames.PreprocessorText => "d",
        _ when classification.StartsWith("xml doc comment", StringComparison.Ordinal) => "c",
        _ => "",
    };

    // The compiler knows no magic commands; as comments of the same length they keep every position.
    private static string Hidden(string code)
    {
        var text = new StringBuilder(code);
        for (var start = 0; start >= 0 && start < code.Length; start = code.IndexOf('\n', start) is var end and >= 0 ? end + 1 : -1)
        {
            if (IsMagic(code, start))
                text.Remove(start, 2).Insert(start, "//");
        }
        return text.ToString();
    }

    private static bool IsMagic(string code, int start) =>
        string.CompareOrdinal(code, start, "#!", 0, 2) == 0 && (start == 0 || code[start - 1] == '\n');

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
