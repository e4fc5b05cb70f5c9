using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NotebookRunner.Notebooks;

/// <summary>The variables declared in the cells tagged <c>parameters</c>, whose values can be set from outside.</summary>
internal static class ParameterCells
{
    private const string Tag = "parameters";

    /// <summary>Names that can be set, in the order of the notebook.</summary>
    public static IReadOnlyList<string> Names(NotebookDocument document) =>
        [.. Cells(document).SelectMany(cell => Declarations(cell.Source)).Select(declaration => declaration.Identifier.Text)];

    /// <summary>Replaces the initial value of a parameter; the rest of the cell stays as it is.</summary>
    /// <exception cref="NotebookException">There is no such parameter, or the value is not of its type.</exception>
    public static void Set(NotebookDocument document, string name, string value)
    {
        foreach (var cell in Cells(document))
        {
            var source = cell.Source;
            if (Declarations(source).FirstOrDefault(declaration => declaration.Identifier.Text == name) is not { } found)
                continue;
            var span = found.Initializer!.Value.Span;
            cell.Source = source[..span.Start] + Literal(found, name, value) + source[span.End..];
            return;
        }
        var names = Names(document);
        throw new NotebookException(names.Count > 0
            ? $"there is no parameter '{name}'; its parameters are {string.Join(", ", names)}"
            : $"there is no parameter '{name}': no cell tagged '{Tag}' declares a variable");
    }

    private static IEnumerable<NotebookCell> Cells(NotebookDocument document) =>
        document.Cells.Where(cell => cell.IsCode && cell.Tags.Contains(Tag));

    // In a script, variables at the top level are fields to the parser.
    private static IEnumerable<VariableDeclaratorSyntax> Declarations(string source) =>
        CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Latest, kind: Microsoft.CodeAnalysis.SourceCodeKind.Script))
            .GetCompilationUnitRoot().Members
            .OfType<FieldDeclarationSyntax>()
            .SelectMany(field => field.Declaration.Variables)
            .Where(variable => variable.Initializer is not null);

    private static string Literal(VariableDeclaratorSyntax variable, string name, string value)
    {
        var current = variable.Initializer!.Value;
        if (current is PrefixUnaryExpressionSyntax signed)
            current = signed.Operand;
        var type = ((VariableDeclarationSyntax)variable.Parent!).Type.ToString();
        if (type == "var")
            type = TypeOf(current, name);
        return type.TrimEnd('?') switch
        {
            "string" => SymbolDisplay.FormatLiteral(value, quote: true),
            "bool" => bool.TryParse(value, out var truth) ? (truth ? "true" : "false") : throw Mismatch("true or false"),
            "int" => int.TryParse(value, CultureInfo.InvariantCulture, out var whole) ? Invariant(whole) : throw Mismatch("a whole number of 32 bits"),
            "long" => long.TryParse(value, CultureInfo.InvariantCulture, out var whole) ? Invariant(whole) + "L" : throw Mismatch("a whole number of 64 bits"),
            "float" => IsNumber(out var number) ? Invariant(number) + "f" : throw Mismatch("a number"),
            "double" => IsNumber(out var number) ? WithPoint(Invariant(number)) : throw Mismatch("a number"),
            _ => throw new NotebookException($"parameter '{name}' is of type {type}; only string, bool, int, long, float and double can be set"),
        };

        bool IsNumber(out double number) => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

        NotebookException Mismatch(string wanted) => new($"parameter '{name}' is {type}: '{value}' is not {wanted}");
    }

    private static string TypeOf(ExpressionSyntax initial, string name) => initial is LiteralExpressionSyntax { Token.Value: { } value }
        ? value switch
        {
            string => "string",
            bool => "bool",
            int => "int",
            long => "long",
            float => "float",
            double => "double",
            _ => value.GetType().Name,
        }
        : throw new NotebookException($"parameter '{name}' is set to an expression; only one that is declared with a plain value can be set");

    // Without a point or an exponent the literal would be an int.
    private static string WithPoint(string number) => number.Contains('.') || number.Contains('E') ? number : number + ".0";

    private static string Invariant(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
}
