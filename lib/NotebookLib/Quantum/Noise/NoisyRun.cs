using System.Collections.Immutable;
using System.Globalization;
using NotebookLib.Common;

namespace NotebookLib.Quantum;

/// <summary>The result of a circuit under noise: the mixed state, and how likely each classical outcome is.</summary>
[TypeFormatterSource(typeof(PlainTextFormatter), PreferredMimeTypes = ["text/plain"])]
public sealed class NoisyRun
{
    internal NoisyRun(DensityMatrix state, ImmutableSortedDictionary<string, double> outcomes)
    {
        State = state;
        Outcomes = outcomes;
    }

    /// <summary>The state at the end, averaged over all outcomes.</summary>
    public DensityMatrix State { get; }

    /// <summary>
    /// Probability of each outcome as it is read, wrong readings included: the classical bits, bit 0 first; all qubits, qubit 0 first, if no
    /// measurement writes a bit. Outcomes that cannot happen are left out.
    /// </summary>
    public ImmutableSortedDictionary<string, double> Outcomes { get; }

    /// <summary>Probability of an outcome as it is read.</summary>
    /// <param name="outcome">For example <c>"00"</c>.</param>
    /// <returns>0 for one that cannot happen.</returns>
    /// <exception cref="ArgumentException">Another number of digits, or something else than 0 and 1.</exception>
    public double Probability(string outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        var length = Outcomes.First().Key.Length;
        if (outcome.Length != length || outcome.Any(digit => digit is not ('0' or '1')))
            throw new ArgumentException($"\"{outcome}\" is no outcome here; outcomes have {length} digits, each 0 or 1.", nameof(outcome));
        return Outcomes.GetValueOrDefault(outcome);
    }

    /// <summary>Draws outcomes.</summary>
    /// <param name="shots">How many, 1 to 100 million.</param>
    /// <param name="seed">The same seed gives the same counts.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of shots is outside its range.</exception>
    public Counts Sample(int shots, int seed = 1)
    {
        QuantumCheck.Shots(shots);
        var random = new SeededRandom(seed, "outcomes");
        var total = Outcomes.Values.Sum();
        return new Counts(Enumerable.Range(0, shots).Select(_ =>
        {
            var left = random.NextDouble() * total;
            return Outcomes.FirstOrDefault(outcome => (left -= outcome.Value) < 0, Outcomes.Last()).Key;
        }));
    }

    /// <summary>For reading: the outcomes with their probabilities, then the purity of the state.</summary>
    public override string ToString() => string.Join('\n', Outcomes.Select(outcome => string.Create(CultureInfo.InvariantCulture, $"{outcome.Key}: {outcome.Value:F4}")))
        + string.Create(CultureInfo.InvariantCulture, $"\npurity of the state: {State.Purity():F4}");
}
