namespace NotebookLib.Quantum.OpenQasm;

/// <summary>Global phases added up. Where in a block a global phase stands does not matter, so a block needs one number, and one for each named angle.</summary>
internal sealed class PhaseSum
{
    // Phases that cancel leave rounding behind.
    private const double Zero = 1e-13;

    private readonly Dictionary<string, double> _factors = [];
    private double _number;

    /// <summary>Adds a phase.</summary>
    public void Add(Angle phase)
    {
        _number = Math.IEEERemainder(_number + phase.Offset, 2 * Math.PI);
        if (phase.Name is { } name)
            _factors[name] = _factors.GetValueOrDefault(name) + phase.Factor;
    }

    /// <summary>What the phases come to; empty if they cancel.</summary>
    public IReadOnlyList<Angle> Total()
    {
        var total = _factors.Where(entry => Math.Abs(entry.Value) > Zero).Select(entry => entry.Value * Angle.Named(entry.Key)).ToList();
        if (Math.Abs(_number) > Zero)
            total.Add(_number);
        return total;
    }
}
