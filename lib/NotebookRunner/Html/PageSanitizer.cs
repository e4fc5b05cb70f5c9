using AngleSharp.Dom;
using Ganss.Xss;

namespace NotebookRunner.Html;

/// <summary>
/// Lets through of foreign HTML, of Markdown cells and outputs, what shows something, and nothing that runs, loads or sends something. A page
/// is made to be published; who wrote its notebook must not be able to act in its reader's name.
/// </summary>
internal sealed class PageSanitizer
{
    private const string Tags =
        "svg g path rect circle ellipse line polyline polygon text tspan defs lineargradient radialgradient stop clippath marker title desc "
        + "details summary figure figcaption mark time wbr";

    private const string Attributes =
        "class id role aria-label aria-hidden open download checked type viewbox preserveaspectratio d x y x1 y1 x2 y2 cx cy r rx ry dx dy points "
        + "transform fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-dasharray stroke-linecap stroke-linejoin opacity offset "
        + "stop-color stop-opacity text-anchor dominant-baseline font-family font-size font-weight font-style clip-path marker-end marker-start "
        + "markerwidth markerheight refx refy orient gradientunits gradienttransform xmlns";

    // What asks for input or sends it away.
    private const string Forms = "form button select option optgroup textarea fieldset legend label keygen datalist menu menuitem output";

    private readonly HtmlSanitizer _sanitizer = new();
    private readonly SortedDictionary<string, int> _dropped = new(StringComparer.Ordinal);
    private PageLinks _links;

    public PageSanitizer(PageLinks links)
    {
        _links = links;
        _sanitizer.AllowedTags.UnionWith(Tags.Split(' '));
        _sanitizer.AllowedTags.ExceptWith(Forms.Split(' '));
        _sanitizer.AllowedAttributes.UnionWith(Attributes.Split(' '));
        _sanitizer.AllowedSchemes.Add("mailto");
        _sanitizer.AllowDataAttributes = true;
        _sanitizer.RemovingTag += (_, removed) => Count($"<{removed.Tag.LocalName}>");
        _sanitizer.RemovingAttribute += (_, removed) => Count(removed.Attribute.Name);
        _sanitizer.RemovingStyle += (_, removed) => Count($"style {removed.Style.Name}");
        _sanitizer.FilterUrl += (_, url) => url.SanitizedUrl = Filter(url.Tag, url.OriginalUrl, url.SanitizedUrl);
    }

    /// <summary>The safe part of a piece of HTML.</summary>
    /// <param name="html">Anything.</param>
    /// <param name="links">What becomes of its links and pictures.</param>
    /// <param name="dropped">What was left out and how often, as words; empty for nothing.</param>
    public string Clean(string html, PageLinks links, out string dropped)
    {
        _links = links;
        _dropped.Clear();
        var clean = _sanitizer.Sanitize(html);
        dropped = string.Join(", ", _dropped.Select(item => item.Value > 1 ? $"{item.Key} ({item.Value} times)" : item.Key));
        return clean;
    }

    private void Count(string what) => _dropped[what] = _dropped.GetValueOrDefault(what) + 1;

    // Pictures go into the page; of addresses with data in them only pictures are let through.
    private string? Filter(IElement tag, string url, string? sanitized)
    {
        if (tag.LocalName is not ("img" or "a"))
            return sanitized;
        if (tag.LocalName == "a")
            return sanitized is null ? null : _links.Target(sanitized);
        return _links.Image(url) is { } picture && picture.StartsWith("data:", StringComparison.OrdinalIgnoreCase) ? ImageData.Clean(picture) : sanitized;
    }
}
