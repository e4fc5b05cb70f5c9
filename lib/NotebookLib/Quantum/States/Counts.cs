using System.Collections;
using System.Diagnostics.CodeAnalysis;
using NotebookLib.Common;

namespace NotebookLib.Quantum;

/// <summary>How often each bit string came out in a number of shots. Ordered by bit string; only strings that came out are listed.</summary>
[TypeFormatterSource(typeof(PlainTextFormatter), PreferredMimeTypes = ["text/plain"])]
public sealed class Counts : IReadOnlyDictionary<string, int>
{
    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);

    internal Counts(IEnumerable<string> labels)
    {
        foreach (var label in labels)
        {
            _counts[label] = _counts.GetValueOrDefault(label) + 1;
            Shots++;
        }
    }

    /// <summary>Number of shots: the sum of all counts.</summary>
    public int Shots { get; }

    /// <summary>Number of different bit strings that came out.</summary>
    public int Count => _counts.Count;

    /// <summary>The bit strings that came out, in order.</summary>
    public IEnumerable<string> Keys => _counts.Keys;

    /// <summary>Their counts, in the same order.</summary>
    public IEnumerable<int> Values => _counts.Values;

    /// <summary>How often a bit string came out; 0 if it never did.</summary>
    /// <param name="label">For example <c>"010"</c>, qubit (or classical bit) 0 first.</param>
    public int this[string label] => _counts.GetValueOrDefault(label);

    /// <summary>The share of the shots that gave a bit string, 0 to 1.</summary>
    /// <param name="label">For example <c>"010"</c>.</param>
    public double Frequency(string label) => (double)this[label] / Shots;

    /// <inheritdoc/>
    public bool ContainsKey(string key) => _counts.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out int value) => _counts.TryGetValue(key, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, int>> GetEnumerator() => _counts.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary><c>00: 497, 11: 503</c>.</summary>
    public override string ToString() => string.Join(", ", _counts.Select(pair => $"{pair.Key}: {pair.Value}"));
}
