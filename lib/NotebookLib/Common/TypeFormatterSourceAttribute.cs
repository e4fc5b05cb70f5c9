namespace NotebookLib.Common;

/// <summary>
/// Names the class that formats a type in a notebook. .NET Interactive finds the attribute by its name, so the library
/// needs no reference to it: the source class has a method <c>CreateTypeFormatters()</c> that returns <see cref="MimeFormatter"/> objects.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface)]
internal sealed class TypeFormatterSourceAttribute : Attribute
{
    public TypeFormatterSourceAttribute(Type formatterSourceType) => FormatterSourceType = formatterSourceType;

    /// <summary>The class with the method <c>CreateTypeFormatters()</c> and a constructor without parameters.</summary>
    public Type FormatterSourceType { get; }

    /// <summary>MIME types that a notebook stores for a value of the type, best first.</summary>
    public string[] PreferredMimeTypes { get; init; } = [];
}
