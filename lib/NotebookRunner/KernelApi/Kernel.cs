using Microsoft.AspNetCore.Html;

namespace Microsoft.DotNet.Interactive;

/// <summary>The functions a cell calls without a prefix: its static members are imported into every cell.</summary>
/// <remarks>Names and namespaces are those of the .NET Interactive kernel, so that a notebook runs unchanged in both.</remarks>
public static class Kernel
{
#pragma warning disable IDE1006 // the kernel's own lower-case name
    /// <summary>Shows a value in the cell's output.</summary>
    /// <param name="value">Any object; null shows as <c>&lt;null&gt;</c>.</param>
    /// <param name="mimeTypes">Representations to show; none means those the value's type prefers.</param>
    /// <returns>A handle whose <see cref="Formatting.DisplayedValue.Update"/> replaces what is shown.</returns>
    public static Formatting.DisplayedValue display(object? value, params string[] mimeTypes) => value.Display(mimeTypes);
#pragma warning restore IDE1006

    /// <summary>Marks a text as HTML, to be shown as it stands.</summary>
    /// <param name="content">HTML, not escaped again.</param>
    /// <returns>The content, to return from a cell or to display.</returns>
    public static IHtmlContent HTML(string content) => new HtmlString(content);
}
