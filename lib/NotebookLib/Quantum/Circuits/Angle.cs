using System.Globalization;

namespace NotebookLib.Quantum;

/// <summary>
/// An angle in radians: a number, or a named angle that gets its value later. The general form is
/// <c>Factor * Name + Offset</c>; a number has no name and is its offset. Immutable, compared by value, safe to share.
/// </summary>
/// <remarks>A <see cref="double"/> or a name converts by itself: <c>circuit.Ry(0.3, 0).Ry("theta", 1)</c>.</remarks>
public readonly record struct Angle
{
    private Angle(string? name, double factor, double offset)
    {
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
        : throw new InvalidOperationException($"angle '{Name}' has no value yet; bind it first, for example circuit.Bind((\"{Name}\", 0.5))");

    /// <summary>A named angle.</summary>
    /// <param name="name">Letters, digits, underscores and an index in brackets; starts with a letter or an underscore.</param>
    /// <exception cref="ArgumentException">The name is empty or has another character.</exception>
    public static Angle Named(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var starts = name.Length > 0 && (char.IsLetter(name[0]) || name[0] == '_');
        if (!starts || !name.All(c => char.IsLetterOrDigit(c) || c is '_' or '[' or ']'))
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
        if (count < 1)
            throw new ArgumentOutOfRangeException(nameof(count), count, $"{count} named angles were asked for; at least 1 is needed.");
        return [.. Enumerable.Range(0, count).Select(i => Named(name + i.ToString(CultureInfo.InvariantCulture)))];
    }

    /// <summary>The same angle with its name replaced by its value where the table has it.</summary>
    /// <param name="values">Radians by name.</param>
    public Angle Bind(IReadOnlyDictionary<string, double> values) =>
        Name is not null && values.TryGetValue(Name, out var value) ? Factor * value + Offset : this;

    /// <summary>A number of radians as an angle.</summary>
    /// <exception cref="ArgumentException">The number is NaN or infinite.</exception>
    public static implicit operator Angle(double radians) => double.IsFinite(radians)
        ? new Angle(null, 0, radians)
        : throw new ArgumentException($"an angle must be a finite number of radians; {radians.ToString(CultureInfo.InvariantCulture)} was given", nameof(radians));

    /// <summary>A name as a named angle.</summary>
    public static implicit operator Angle(string name) => Named(name);

    /// <summary>The angle turned the other way.</summary>
    public static Angle operator -(Angle angle) => angle * -1;

    /// <summary>A multiple of the angle.</summary>
    public static Angle operator *(Angle angle, double factor) => new(angle.Name, angle.Factor * factor, angle.Offset * factor);

    /// <summary>A multiple of the angle.</summary>
    public static Angle operator *(double factor, Angle angle) => angle * factor;

    /// <summary>A fraction of the angle.</summary>
    public static Angle operator /(Angle angle, double divisor) => new(angle.Name, angle.Factor / divisor, angle.Offset / divisor);

    /// <summary>The angle advanced by a number of radians.</summary>
    public static Angle operator +(Angle angle, double radians) => new(angle.Name, angle.Factor, angle.Offset + radians);

    /// <summary>The angle reduced by a number of radians.</summary>
    public static Angle operator -(Angle angle, double radians) => angle + -radians;

    /// <summary>For reading: <c>1.5708</c>, <c>theta</c>, <c>-theta</c>, <c>2*theta+0.5</c>.</summary>
    public override string ToString()
    {
        static string Number(double x) => x.ToString("G6", CultureInfo.InvariantCulture);
        if (Name is null)
            return Number(Offset);
        var scaled = Factor switch { 1 => Name, -1 => "-" + Name, _ => $"{Number(Factor)}*{Name}" };
        return Offset switch { 0 => scaled, > 0 => $"{scaled}+{Number(Offset)}", _ => scaled + Number(Offset) };
    }
}
