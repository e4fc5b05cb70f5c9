namespace NotebookRunner.Worker;

/// <summary>Shortens absolute paths in error texts to what a reader elsewhere understands: relative to the notebook's folder.</summary>
internal sealed class PathMask
{
    private readonly List<(string Prefix, string Short)> _rules = [];

    public PathMask(string folder, string root)
    {
        var up = "";
        for (var at = new DirectoryInfo(folder); at?.Parent is not null; at = at.Parent)
        {
            _rules.Add((at.FullName + Path.DirectorySeparatorChar, up));
            if (string.Equals(at.FullName, root, StringComparison.Ordinal))
                break;
            up += "../";
            if (!folder.StartsWith(root, StringComparison.Ordinal))
                break;
        }
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (home.Length > 1)
            _rules.Add((home + Path.DirectorySeparatorChar, "~/"));
    }

    public string Apply(string text)
    {
        foreach (var (prefix, shorter) in _rules)
            text = text.Replace(prefix, shorter, StringComparison.Ordinal);
        return text;
    }
}
