using System.Numerics;
using NotebookLib.Quantum;

namespace NotebookLib.Teaching;

public static partial class Ask
{
    /// <summary>
    /// Asks for the amplitudes of a state. One that differs by a global phase is right: no measurement tells the two apart.
    /// </summary>
    /// <param name="right">Computes the state.</param>
    /// <param name="tolerance">Largest difference of an amplitude that still counts as right.</param>
    public static Question<Complex[]> State(Func<StateVector> right, double tolerance = 2 * Tolerance)
    {
        ArgumentNullException.ThrowIfNull(right);
        return new(() => right().ToArray(), (given, exact) => SameState(given, exact, tolerance),
            "the amplitudes in place of null, in the order of the labels: [a, b] for one qubit, [a, b, c, d] for two",
            (given, exact) => given.Length != exact.Length
                ? $"{given.Length} amplitudes were given; count the labels: n qubits have 2 to the power n." : null,
            (given, exact) => given.Zip(exact, (a, b) => (a - b.Magnitude * b.Magnitude).Magnitude <= tolerance).All(near => near)
                ? "these are probabilities; an amplitude is a number whose squared magnitude is the probability." : null,
            (given, exact) => Norm(given) > 0 && SameState([.. given.Select(a => a / Norm(given))], exact, tolerance)
                ? "the right ratio, but not normalised: the squared magnitudes must add up to 1." : null,
            (given, exact) => SameState(BitsReversed(given), exact, tolerance) ? OtherBitOrder : null,
            (given, _) => Math.Abs(Norm(given) - 1) > tolerance * Math.Sqrt(given.Length)
                ? "not a state: the squared magnitudes must add up to 1." : null,
            (given, exact) => given.Zip(exact, (a, b) => Near(a.Magnitude, b.Magnitude, tolerance)).All(near => near)
                ? "the probabilities are right; look at the signs and the factors i." : null);
    }

    /// <summary>Asks for a list of numbers, such as probabilities by label or the entries of a matrix row by row.</summary>
    /// <param name="right">Computes the numbers.</param>
    /// <param name="tolerance">Largest difference of a number that still counts as right.</param>
    public static Question<double[]> Vector(Func<double[]> right, double tolerance = Tolerance)
    {
        ArgumentNullException.ThrowIfNull(right);
        bool Same(IEnumerable<double> given, double[] exact) =>
            given.Zip(exact, (a, b) => Near(a, b, tolerance)).All(near => near);
        return new(right, (given, exact) => given.Length == exact.Length && Same(given, exact),
            "the numbers in place of null, for example [1, 0, -1]",
            (given, exact) => given.Length != exact.Length
                ? $"{given.Length} numbers were given; another number of them is asked for." : null,
            (given, exact) => Same(given.Select(a => -a), exact) ? "the sizes are right; look at the signs." : null,
            (given, exact) => Same(given.Reverse(), exact) ? "the right numbers, but from the other end." : null,
            (given, exact) => Same(given.Select(a => a * a), exact) ? "these are amplitudes; their squares are asked for." : null,
            (given, exact) => given.Zip(exact, (a, b) => Near(a, b, tolerance)).Count(near => near) is > 0 and var near
                ? $"{near} of {exact.Length} numbers are right." : null);
    }

    /// <summary>Asks for a label: one digit 0 or 1 for each qubit, qubit 0 first. Blanks and the signs of a ket, |10>, are left out.</summary>
    /// <param name="right">Computes the label, with or without the signs of a ket.</param>
    public static Question<string> Bits(Func<string> right)
    {
        ArgumentNullException.ThrowIfNull(right);
        return new(right, (given, exact) => Digits(given) == Digits(exact), "one digit 0 or 1 for each qubit, qubit 0 first, between the quotes",
            (given, _) => Digits(given).Any(c => c is not ('0' or '1')) ? "a label has the digits 0 and 1 only." : null,
            (given, exact) => Digits(given).Length != Digits(exact).Length ? "a label has one digit for each qubit: count the qubits." : null,
            (given, exact) => string.Concat(Digits(given).Reverse()) == Digits(exact) ? OtherBitOrder : null,
            (given, exact) => Digits(given).Zip(Digits(exact)).All(pair => pair.First != pair.Second) ? "every bit is the other way round." : null);
    }

    private const string OtherBitOrder = "the bits are in the other order: qubit 0 is the leftmost, most significant one.";

    private static string Digits(string label) => string.Concat(label.Where(c => !char.IsWhiteSpace(c))).Trim('|', '>', '⟩');

    private static bool SameState(Complex[] given, Complex[] exact, double tolerance)
    {
        if (given.Length != exact.Length) return false;
        var overlap = given.Zip(exact, (a, b) => Complex.Conjugate(a) * b).Aggregate(Complex.Zero, (sum, product) => sum + product);
        var phase = overlap.Magnitude > 0 ? overlap / overlap.Magnitude : Complex.One;
        return given.Zip(exact, (a, b) => (a * phase - b).Magnitude).All(difference => difference <= tolerance);
    }

    private static double Norm(Complex[] amplitudes) => Math.Sqrt(amplitudes.Sum(a => a.Magnitude * a.Magnitude));

    private static Complex[] BitsReversed(Complex[] amplitudes)
    {
        var bits = BitOperations.Log2((uint)amplitudes.Length);
        return [.. Enumerable.Range(0, amplitudes.Length).Select(index =>
            amplitudes[Enumerable.Range(0, bits).Sum(bit => (index >> bit & 1) << (bits - 1 - bit))])];
    }
}
