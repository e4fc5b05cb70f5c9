namespace NotebookLib.Charts;

/// <summary>
/// Names the class that formats a type for notebooks. .NET Interactive finds the attribute by the name of its class, in any namespace,
/// so that a library needs no reference to the kernel.
/// </summary>
/// <param name="formatterSourceType">
/// Type with a parameterless constructor and a method <c>CreateTypeFormatters()</c>, whose results have <c>string MimeType</c> and
/// <c>bool Format(object, TextWriter)</c>.
/// </param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>The type that makes the formatters.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>MIME types that a cell's output carries, in order of preference.</summary>
    public string[] PreferredMimeTypes { get; set; } = [];
}
