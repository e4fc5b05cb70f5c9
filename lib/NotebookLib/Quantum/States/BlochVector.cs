using System.Globalization;

namespace NotebookLib.Quantum;

/// <summary>The state of one qubit as a point of the Bloch ball: the expectations of X, Y and Z.</summary>
/// <param name="X">Expectation of X, -1 to 1.</param>
/// <param name="Y">Expectation of Y, -1 to 1.</param>
/// <param name="Z">Expectation of Z, 1 for |0>, -1 for |1>.</param>
public readonly record struct BlochVector(double X, double Y, double Z)
{
    /// <summary>1 for a qubit that is not entangled, less for one that is; 0 for half of a Bell pair.</summary>
    public double Length => Math.Sqrt(X * X + Y * Y + Z * Z);

    /// <summary><c>(0.707, 0, 0.707)</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"({X + 0.0:0.###}, {Y + 0.0:0.###}, {Z + 0.0:0.###})");
}
