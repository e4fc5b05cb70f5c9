using System.Net;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace NotebookRunner.Html;

/// <summary>Colours C# script by its syntax tree: no semantic model, so a name is a type where only a type can stand.</summary>
internal static class CSharpHighlighter
{
    private static readonly CSharpParseOptions Script = new(LanguageVersion.Latest, DocumentationMode.None, SourceCodeKind.Script);

    /// <summary>HTML of the code, with spans of class k, s, n, c, t, m, d: keyword, string, number, comment, type, method, directive.</summary>
    public static string ToHtml(string code)
    {
        // The parser knows no magic commands; as comments of the same length they keep every position.
        var lines = code.Split('\n').Select(line => IsMagic(line) ? line.Replace("#!", "//", StringComparison.Ordinal) : line);
        var root = CSharpSyntaxTree.ParseText(string.Join('\n', lines), Script).GetRoot();
        var html = new StringBuilder();
        var at = 0;
        foreach (var (span, style) in Spans(root))
        {
            if (span.Start < at || span.End > code.Length || span.IsEmpty)
                continue;
            html.Append(Encode(code[at..span.Start]));
            var text = code[span.Start..span.End];
            html.Append($"<span class=\"{(IsMagic(text) ? "d" : style)}\">").Append(Encode(text)).Append("</span>");
            at = span.End;
        }
        return html.Append(Encode(code[at..])).ToString();
    }

    private static IEnumerable<(TextSpan Span, string Style)> Spans(SyntaxNode root)
    {
        foreach (var token in root.DescendantTokens())
        {
            foreach (var trivia in token.LeadingTrivia)
            {
                if (StyleOf(trivia) is { } style)
                    yield return (trivia.Span, style);
            }
            if (StyleOf(token) is { } tokenStyle)
                yield return (token.Span, tokenStyle);
            foreach (var trivia in token.TrailingTrivia)
            {
                if (StyleOf(trivia) is { } style)
                    yield return (trivia.Span, style);
            }
        }
    }

    private static string? StyleOf(SyntaxTrivia trivia) => trivia.Kind() switch
    {
        SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia => "c",
        SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia => "c",
        _ when trivia.IsDirective => "d",
        _ => null,
    };

    private static string? StyleOf(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.Utf8StringLiteralToken => "s",
        SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken => "s",
        SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.InterpolatedStringEndToken => "s",
        SyntaxKind.InterpolatedVerbatimStringStartToken or SyntaxKind.InterpolatedSingleLineRawStringStartToken => "s",
        SyntaxKind.InterpolatedMultiLineRawStringStartToken or SyntaxKind.InterpolatedRawStringEndToken => "s",
        SyntaxKind.NumericLiteralToken => "n",
        SyntaxKind.IdentifierToken => StyleOfName(token),
        var kind when SyntaxFacts.IsKeywordKind(kind) => "k",
        _ => null,
    };

    private static string? StyleOfName(SyntaxToken name) => name.Parent switch
    {
        IdentifierNameSyntax { IsVar: true } or IdentifierNameSyntax { Identifier.Text: "nameof", Parent: InvocationExpressionSyntax } => "k",
        BaseTypeDeclarationSyntax or DelegateDeclarationSyntax or TypeParameterSyntax or ConstructorDeclarationSyntax => "t",
        MethodDeclarationSyntax or LocalFunctionStatementSyntax => "m",
        SimpleNameSyntax { Parent: InvocationExpressionSyntax call } called when call.Expression == called => "m",
        SimpleNameSyntax { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access } called
            when access.Name == called && call.Expression == access => "m",
        GenericNameSyntax => "t",
        IdentifierNameSyntax type when IsTypePosition(type) => "t",
        _ => null,
    };

    private static bool IsTypePosition(IdentifierNameSyntax name) => name.Parent switch
    {
        VariableDeclarationSyntax declaration => declaration.Type == name,
        ObjectCreationExpressionSyntax creation => creation.Type == name,
        ParameterSyntax parameter => parameter.Type == name,
        MethodDeclarationSyntax method => method.ReturnType == name,
        LocalFunctionStatementSyntax function => function.ReturnType == name,
        ForEachStatementSyntax loop => loop.Type == name,
        CastExpressionSyntax cast => cast.Type == name,
        PropertyDeclarationSyntax property => property.Type == name,
        TypeArgumentListSyntax or ArrayTypeSyntax or NullableTypeSyntax or TypeOfExpressionSyntax or SimpleBaseTypeSyntax => true,
        DeclarationPatternSyntax or TypeConstraintSyntax or TupleElementSyntax or RefTypeSyntax or DefaultExpressionSyntax => true,
        // A capital before the dot of a member is a type more often than not: Math.Sqrt, Console.WriteLine.
        MemberAccessExpressionSyntax access => access.Expression == name && char.IsUpper(name.Identifier.Text[0]),
        _ => false,
    };

    private static bool IsMagic(string line) => line.TrimStart().StartsWith("#!", StringComparison.Ordinal);

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
