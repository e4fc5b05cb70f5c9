using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.DotNet.Interactive.Formatting.TabularData;
using NotebookRunner.Worker;

namespace System;

/// <summary>Displays values from any cell; stands in <c>System</c>, as in the kernel, so that no using is needed.</summary>
public static class DisplayExtensions
{
    /// <summary>Shows a value in the cell's output.</summary>
    /// <param name="value">Any object; null shows as <c>&lt;null&gt;</c>.</param>
    /// <param name="mimeTypes">Representations to show; none means those the value's type prefers.</param>
    /// <returns>A handle that can replace the output later.</returns>
    public static DisplayedValue Display(this object? value, params string[] mimeTypes) => Show(value, MimeBundle.Of(value, mimeTypes));

    /// <summary>Shows a text that already is of the given MIME type, without formatting it.</summary>
    /// <param name="value">For example HTML or SVG source.</param>
    /// <param name="mimeType">For example <c>text/html</c>.</param>
    /// <returns>A handle that can replace the output later.</returns>
    public static DisplayedValue DisplayAs(this string value, string mimeType) => Show(value, new MimeBundle { [mimeType] = value });

    /// <summary>Shows a sequence as a table with a column for each property.</summary>
    /// <typeparam name="T">Type of a row.</typeparam>
    /// <param name="value">The rows.</param>
    /// <param name="mimeTypes">Representations to show; none means those of a table.</param>
    /// <returns>A handle that can replace the output later.</returns>
    public static DisplayedValue DisplayTable<T>(this IEnumerable<T>? value, params string[] mimeTypes) =>
        value is null ? value.Display(mimeTypes) : value.ToTabularDataResource().Display(mimeTypes);

    private static DisplayedValue Show(object? value, MimeBundle bundle)
    {
        var displayId = Guid.NewGuid().ToString("N");
        if (CellScope.Current is { } cell)
            cell.Display(displayId, bundle);
        else
            Console.WriteLine(bundle.GetValueOrDefault("text/plain") ?? bundle.Values.FirstOrDefault());
        return new DisplayedValue(displayId, value, [.. bundle.Keys]);
    }
}
