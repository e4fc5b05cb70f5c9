namespace NotebookRunner.Html;

/// <summary>One entry of a page's table of contents.</summary>
/// <param name="Level">1 to 6.</param>
/// <param name="Id">Anchor in the page.</param>
/// <param name="Html">Text, encoded.</param>
internal sealed record Heading(int Level, string Id, string Html);
