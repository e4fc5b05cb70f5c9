namespace NotebookLib.Teaching;

/// <summary>
/// The kinds of question. Each takes the right answer as a calculation and knows the mistakes that people make with that kind of
/// answer: an amplitude where a probability is asked, degrees for radians, the bits in the other order.
/// </summary>
public static partial class Ask
{
    private const double Tolerance = 0.005;

    /// <summary>Asks for a number.</summary>
    /// <param name="right">Computes the number.</param>
    /// <param name="tolerance">Largest difference that still counts as right; at least 0. Default: two decimal places.</param>
    /// <exception cref="ArgumentOutOfRangeException">The tolerance is negative or not a number.</exception>
    public static Question<double?> Number(Func<double> right, double tolerance = Tolerance) =>
        OfNumber(right, tolerance, "a number in place of null", WrongSign(tolerance), NotExactEnough(tolerance));

    /// <summary>Asks for a whole number, such as how many gates or amplitudes.</summary>
    /// <param name="right">Counts them.</param>
    public static Question<double?> Count(Func<int> right)
    {
        ArgumentNullException.ThrowIfNull(right);
        return OfNumber(() => right(), 0, "a whole number in place of null",
            (given, _) => given != Math.Floor(given) || given < 0
                ? $"{given} cannot be a count; it is a whole number, 0 or more." : null,
            (given, exact) => Math.Abs(given - exact) == 1 ? "off by one: count once more, and look at where you begin and end." : null,
            (given, exact) => exact > 1 && double.IsPow2(given / exact)
                ? "off by a power of two: which bits are free, and which are fixed?" : null);
    }

    /// <summary>Asks for a probability, 0 to 1.</summary>
    /// <param name="right">Computes the probability.</param>
    /// <param name="tolerance">Largest difference that still counts as right.</param>
    /// <exception cref="ArgumentOutOfRangeException">The tolerance is negative or not a number.</exception>
    public static Question<double?> Probability(Func<double> right, double tolerance = Tolerance) =>
        OfNumber(right, tolerance, "a probability from 0 to 1 in place of null",
            (given, exact) => given > 1 && Near(given / 100, exact, tolerance)
                ? "this is in per cent; a probability goes from 0 to 1." : null,
            (given, exact) => exact > tolerance && Near(given * given, exact, tolerance)
                ? "this is an amplitude. A probability is its squared magnitude." : null,
            (given, _) => given is < 0 or > 1 ? $"{given} is no probability; those lie between 0 and 1." : null,
            (given, exact) => Near(Math.Sqrt(given), exact, tolerance) ? "squared once too often." : null,
            (given, exact) => Near(1 - given, exact, tolerance) ? "this is the probability that it does not happen." : null,
            NotExactEnough(tolerance));

    /// <summary>Asks for the expectation of an observable with the outcomes +1 and -1.</summary>
    /// <param name="right">Computes the expectation.</param>
    /// <param name="tolerance">Largest difference that still counts as right.</param>
    /// <exception cref="ArgumentOutOfRangeException">The tolerance is negative or not a number.</exception>
    public static Question<double?> Expectation(Func<double> right, double tolerance = Tolerance) =>
        OfNumber(right, tolerance, "an expectation from -1 to 1 in place of null",
            (given, _) => given is < -1 or > 1 ? $"{given} is no mean of outcomes +1 and -1; it lies between -1 and 1." : null,
            WrongSign(tolerance),
            (given, exact) => Near(2 * given - 1, exact, tolerance)
                ? "this is the probability of +1. The expectation is that of +1 less that of -1." : null,
            (given, exact) => Near(1 - 2 * given, exact, tolerance)
                ? "this is the probability of -1. The expectation is that of +1 less that of -1." : null,
            NotExactEnough(tolerance));

    /// <summary>Asks for an angle in radians.</summary>
    /// <param name="right">Computes the angle.</param>
    /// <param name="tolerance">Largest difference that still counts as right.</param>
    /// <exception cref="ArgumentOutOfRangeException">The tolerance is negative or not a number.</exception>
    public static Question<double?> Angle(Func<double> right, double tolerance = Tolerance) =>
        OfNumber(right, tolerance, "an angle in radians, for example Math.PI / 7, in place of null",
            WrongSign(tolerance),
            (given, exact) => Math.Abs(exact) > tolerance && Near(double.DegreesToRadians(given), exact, tolerance)
                ? "this is in degrees; angles here are in radians." : null,
            (given, exact) => Near(given, 2 * exact, tolerance) || Near(2 * given, exact, tolerance)
                ? "off by a factor of two: is the angle meant, or the half of it in the matrix?" : null,
            (given, exact) => Near(Math.IEEERemainder(given - exact, Math.Tau), 0, tolerance)
                ? "off by full turns; give the angle nearest to 0." : null,
            NotExactEnough(tolerance));

    private static Question<double?> OfNumber(
        Func<double> right, double tolerance, string whatToFillIn, params Func<double, double, string?>[] commonMistakes)
    {
        ArgumentNullException.ThrowIfNull(right);
        if (!(tolerance >= 0))
            throw new ArgumentOutOfRangeException(nameof(tolerance), tolerance, $"The tolerance is {tolerance}; it must be 0 or more.");
        return new(() => right(), (given, exact) => Near(given!.Value, exact!.Value, tolerance), whatToFillIn,
            [(given, _) => double.IsFinite(given!.Value) ? null : "this is not a finite number.",
                .. commonMistakes.Select(reason => (Func<double?, double?, string?>)((given, exact) => reason(given!.Value, exact!.Value)))]);
    }

    private static Func<double, double, string?> WrongSign(double tolerance) =>
        (given, exact) => Near(-given, exact, tolerance) ? "the size is right; look at the sign." : null;

    private static Func<double, double, string?> NotExactEnough(double tolerance) =>
        (given, exact) => Near(given, exact, 10 * tolerance) ? "close; calculate with more decimal places." : null;

    // A little wider than the tolerance, so that rounding does not decide at its edge.
    private static bool Near(double given, double exact, double tolerance) => Math.Abs(given - exact) <= tolerance + 1e-12;
}
