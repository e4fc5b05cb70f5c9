using System.Globalization;
using System.Text;

namespace NotebookLib.Quantum;

/// <summary>
/// An angle in radians: a number, or a named angle that gets its value later. The general form is
/// <c>Factor * Name + Offset</c>; a number has no name and is its offset. All numbers are finite, and an offset is at most
/// <see cref="MaxRadians"/> in size. Immutable, compared by value, safe to share.
/// </summary>
/// <remarks>A <see cref="double"/> or a name converts by itself: <c>circuit.Ry(0.3, 0).Ry("theta", 1)</c>.</remarks>
public readonly record struct Angle
{
    /// <summary>The largest number of radians: beyond it neighbouring numbers are 1e-4 radians and more apart, so that an angle has lost its meaning.</summary>
    public const double MaxRadians = 1e12;

    private Angle(string? name, double factor, double offset)
    {
        if (!double.IsFinite(factor))
            throw new ArgumentException($"An angle must be a finite multiple of '{name}'; its factor is {Text(factor)}.");
        if (!double.IsFinite(offset))
            throw new ArgumentException($"An angle must be a finite number of radians; {Text(offset)} was given.");
        if (Math.Abs(offset) > MaxRadians)
            throw new ArgumentException($"An angle of {Text(offset)} radians has lost its digits: neighbouring numbers are {Text(Math.BitIncrement(Math.Abs(offset)) - Math.Abs(offset))} apart; give at most {Text(MaxRadians)}, best the remainder by 2 pi of an exact computation.");
        Name = name;
        Factor = factor;
        Offset = offset + 0.0; // turns -0 into 0
    }

    /// <summary>Name of the angle, or null for a number.</summary>
    public string? Name { get; }

    /// <summary>What the named value is multiplied by; 0 for a number.</summary>
    public double Factor { get; }

    /// <summary>What is added to the named value, in radians; for a number, the number.</summary>
    public double Offset { get; }

    /// <summary>True while the angle waits for a value.</summary>
    public bool IsNamed => Name is not null;

    /// <summary>The angle in radians.</summary>
    /// <exception cref="InvalidOperationException">The angle is named and has no value yet.</exception>
    public double Value => Name is null
        ? Offset
        : throw new InvalidOperationException($"Angle '{Name}' has no value yet; bind it first, for example circuit.Bind((\"{Name}\", 0.5)).");

    /// <summary>A named angle.</summary>
    /// <param name="name">Letters of any alphabet, digits, underscores and an index in brackets; starts with a letter or an underscore.</param>
    /// <exception cref="ArgumentException">The name is empty or has another character.</exception>
    public static Angle Named(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var runes = name.EnumerateRunes().ToArray(); // letters outside the basic plane are two chars
        var starts = runes.Length > 0 && (Rune.IsLetter(runes[0]) || runes[0].Value == '_');
        if (!starts || !Array.TrueForAll(runes, rune => Rune.IsLetterOrDigit(rune) || rune.Value is '_' or '[' or ']'))
            throw new ArgumentException(
                $"'{name}' cannot name an angle; use letters, digits and underscores, starting with a letter, for example \"theta1\". A number goes in as a number: 0.5, not \"0.5\".",
                nameof(name));
        return new Angle(name, 1, 0);
    }

    /// <summary>Named angles <c>name0</c>, <c>name1</c>, … for a layer.</summary>
    /// <param name="name">Common start of the names.</param>
    /// <param name="count">How many, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Count is below 1.</exception>
    public static Angle[] Named(string name, int count)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (count < 1)
            throw new ArgumentOutOfRangeException(nameof(count), count, $"{count} named angles were asked for; at least 1 is needed.");
        return [.. Enumerable.Range(0, count).Select(i => Named(name + i.ToString(CultureInfo.InvariantCulture)))];
    }

    /// <summary>The same angle with its name replaced by its value where the table has it.</summary>
    /// <param name="values">Radians by name.</param>
    /// <exception cref="ArgumentException">A value is NaN or infinite, or the angle becomes larger than <see cref="MaxRadians"/>.</exception>
    public Angle Bind(IReadOnlyDictionary<string, double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return Name is not null && values.TryGetValue(Name, out var value) ? Bind(value) : this;
    }

    /// <summary>A number of radians as an angle.</summary>
    /// <exception cref="ArgumentException">The number is NaN, infinite or larger than <see cref="MaxRadians"/>.</exception>
    public static implicit operator Angle(double radians) => new(null, 0, radians);

    /// <summary>A name as a named angle.</summary>
    public static implicit operator Angle(string name) => Named(name);

    /// <summary>The angle turned the other way.</summary>
    public static Angle operator -(Angle angle) => angle * -1;

    /// <summary>A multiple of the angle.</summary>
    /// <exception cref="ArgumentException">The result is no finite number of radians, or larger than <see cref="MaxRadians"/>.</exception>
    public static Angle operator *(Angle angle, double factor) => new(angle.Name, angle.Name is null ? 0 : angle.Factor * factor, angle.Offset * factor);

    /// <summary>A multiple of the angle.</summary>
    public static Angle operator *(double factor, Angle angle) => angle * factor;

    /// <summary>A fraction of the angle.</summary>
    /// <exception cref="ArgumentException">The divisor is 0 or the result no finite number of radians, or larger than <see cref="MaxRadians"/>.</exception>
    public static Angle operator /(Angle angle, double divisor) => divisor == 0
        ? throw new ArgumentException($"The angle {angle} is divided by 0; divide by another number.", nameof(divisor))
        : new(angle.Name, angle.Name is null ? 0 : angle.Factor / divisor, angle.Offset / divisor);

    /// <summary>The angle advanced by a number of radians.</summary>
    public static Angle operator +(Angle angle, double radians) => new(angle.Name, angle.Factor, angle.Offset + radians);

    /// <summary>The angle reduced by a number of radians.</summary>
    public static Angle operator -(Angle angle, double radians) => angle + -radians;

    private Angle Bind(double value) => double.IsFinite(value)
        ? new Angle(null, 0, Factor * value + Offset)
        : throw new ArgumentException($"Angle '{Name}' gets the value {Text(value)}; it must be a finite number of radians.");

    private static string Text(double x) => x.ToString("G6", CultureInfo.InvariantCulture);

    /// <summary>For reading: <c>1.5708</c>, <c>theta</c>, <c>-theta</c>, <c>2*theta+0.5</c>.</summary>
    public override string ToString()
    {
        var name = Name;
        return Write(name, Text, factor => $"{Text(factor)}*{name}");
    }

    /// <summary>The angle with its name as given, its numbers and its multiple of the name written by functions.</summary>
    internal string Write(string? name, Func<double, string> number, Func<double, string> multiple, string space = "")
    {
        if (name is null)
            return number(Offset);
        var scaled = Factor switch { 1 => name, -1 => "-" + name, _ => multiple(Factor) };
        return Offset == 0 ? scaled : $"{scaled}{space}{(Offset > 0 ? '+' : '-')}{space}{number(Math.Abs(Offset))}";
    }
}
