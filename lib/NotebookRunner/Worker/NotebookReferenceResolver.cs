using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting;

namespace NotebookRunner.Worker;

/// <summary>Resolves <c>#r "path.dll"</c> against the notebook's folder, whatever the cell is called.</summary>
internal sealed class NotebookReferenceResolver(string folder) : MetadataReferenceResolver
{
    private readonly string _folder = folder;
    private readonly ScriptMetadataResolver _inner = ScriptMetadataResolver.Default.WithBaseDirectory(folder);
    private readonly Dictionary<string, PortableExecutableReference?> _missing = [];

    public override bool ResolveMissingAssemblies => _inner.ResolveMissingAssemblies;

    public override ImmutableArray<PortableExecutableReference> ResolveReference(
        string reference, string? baseFilePath, MetadataReferenceProperties properties)
    {
        if (reference.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase))
            return [];
        return _inner.ResolveReference(reference.Replace('\\', '/'), null, properties);
    }

    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity)
    {
        var key = $"{definition.Display}|{referenceIdentity}";
        lock (_missing)
        {
            if (!_missing.TryGetValue(key, out var found))
                _missing[key] = found = _inner.ResolveMissingAssembly(definition, referenceIdentity);
            return found;
        }
    }

    public override bool Equals(object? other) => other is NotebookReferenceResolver resolver && resolver._folder == _folder;

    public override int GetHashCode() => _folder.GetHashCode(StringComparison.Ordinal);
}
