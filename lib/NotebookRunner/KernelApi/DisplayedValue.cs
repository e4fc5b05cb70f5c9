using NotebookRunner.Worker;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Handle to one displayed output, with which a later statement replaces it in place.</summary>
public sealed class DisplayedValue
{
    private readonly string[] _mimeTypes;

    internal DisplayedValue(string displayId, object? value, string[] mimeTypes)
    {
        DisplayId = displayId;
        Value = value;
        _mimeTypes = mimeTypes;
    }

    /// <summary>Identifies the output within the run; not saved in the notebook.</summary>
    public string DisplayId { get; }

    /// <summary>True after the first <see cref="Update"/>.</summary>
    public bool IsUpdated { get; private set; }

    /// <summary>The value shown now.</summary>
    public object? Value { get; private set; }

    /// <summary>Replaces the output by another value, in the representations of the first one.</summary>
    /// <param name="updatedValue">The value to show instead.</param>
    public void Update(object? updatedValue)
    {
        Value = updatedValue;
        IsUpdated = true;
        CellScope.Current?.Update(DisplayId, MimeBundle.Of(updatedValue, _mimeTypes));
    }
}
