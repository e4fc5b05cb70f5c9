using System.Globalization;

namespace NotebookLib.Quantum;

/// <summary>The expectation of an observable after a circuit, and its derivative by each named angle.</summary>
/// <param name="Value">The expectation.</param>
/// <param name="Names">The named angles, in the order of <see cref="Circuit.AngleNames"/>.</param>
/// <param name="Gradient">The derivative of the expectation by each of them, per radian.</param>
/// <param name="CircuitRuns">What it cost: how many times a state went through the whole circuit, forwards or backwards.</param>
public sealed record ExpectationGradient(double Value, IReadOnlyList<string> Names, IReadOnlyList<double> Gradient, int CircuitRuns)
{
    /// <summary>The derivative by one angle.</summary>
    /// <param name="name">Name of the angle.</param>
    /// <exception cref="ArgumentException">The circuit has no such angle.</exception>
    public double this[string name]
    {
        get
        {
            for (var i = 0; i < Names.Count; i++)
                if (Names[i] == name)
                    return Gradient[i];
            throw new ArgumentException($"The circuit has no angle '{name}'; its angles are {string.Join(", ", Names)}.", nameof(name));
        }
    }

    /// <summary><c>0.921; theta: -0.389, phi: 0</c>.</summary>
    public override string ToString()
    {
        static string Number(double x) => (Math.Round(x, 6) + 0.0).ToString("G6", CultureInfo.InvariantCulture);
        return $"{Number(Value)}; {string.Join(", ", Names.Select((name, i) => $"{name}: {Number(Gradient[i])}"))}";
    }
}
