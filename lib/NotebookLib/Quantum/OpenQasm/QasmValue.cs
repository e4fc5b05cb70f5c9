using System.Globalization;

namespace NotebookLib.Quantum.OpenQasm;

/// <summary>
/// A value on the way through an expression: a number, or <c>Factor * Name + Offset</c> of a named angle. It may be larger than an angle can be, as the
/// divisor in <c>pi/1099511627776</c> is.
/// </summary>
/// <param name="Name">Name of the angle, or null for a number.</param>
/// <param name="Factor">What the named angle is multiplied by; 0 for a number.</param>
/// <param name="Offset">What is added; for a number, the number.</param>
internal readonly record struct QasmValue(string? Name, double Factor, double Offset)
{
    /// <summary>True while it waits for the value of a named angle.</summary>
    public bool IsNamed => Name is not null;

    public static implicit operator QasmValue(double number) => new(null, 0, number);

    public static implicit operator QasmValue(Angle angle) => new(angle.Name, angle.Factor, angle.Offset);

    public static QasmValue operator -(QasmValue value) => new(value.Name, -value.Factor, -value.Offset);

    /// <summary>The sum.</summary>
    public static QasmValue Sum(QasmValue left, QasmValue right, QasmToken at)
    {
        if (left.IsNamed && right.IsNamed && left.Name != right.Name)
            throw at.Error($"an angle can depend on one named angle; this one depends on '{left.Name}' and '{right.Name}'. Name the sum instead");
        return Finite(new(left.Name ?? right.Name, left.Factor + right.Factor, left.Offset + right.Offset), at);
    }

    /// <summary>The product.</summary>
    public static QasmValue Product(QasmValue left, QasmValue right, QasmToken at)
    {
        if (left.IsNamed && right.IsNamed)
            throw at.Error($"an angle can only be a multiple of a named angle; this one is a product of '{left.Name}' and '{right.Name}'");
        var (value, factor) = right.IsNamed ? (right, left.Offset) : (left, right.Offset);
        return Finite(new(value.Name, value.IsNamed ? value.Factor * factor : 0, value.Offset * factor), at);
    }

    /// <summary>The quotient; of two whole numbers a whole one, if that is asked for.</summary>
    public static QasmValue Quotient(QasmValue left, QasmValue right, bool isWhole, QasmToken at)
    {
        var divisor = right.Number(at);
        if (divisor == 0)
            throw at.Error("division by zero");
        var quotient = left.Offset / divisor;
        if (isWhole && !left.IsNamed && left.Offset == Math.Round(left.Offset) && divisor == Math.Round(divisor))
            quotient = Math.Truncate(quotient);
        return Finite(new(left.Name, left.IsNamed ? left.Factor / divisor : 0, quotient), at);
    }

    /// <summary>What the division leaves, with the sign of the dividend.</summary>
    public static QasmValue Remainder(QasmValue left, QasmValue right, QasmToken at)
    {
        var (dividend, divisor) = (left.Number(at), right.Number(at));
        return divisor == 0 ? throw at.Error("division by zero") : dividend % divisor;
    }

    /// <summary>A computed number.</summary>
    public static QasmValue Finite(QasmValue value, QasmToken at) => double.IsFinite(value.Offset) && double.IsFinite(value.Factor)
        ? value
        : throw at.Error($"the value is {(double.IsFinite(value.Offset) ? value.Factor : value.Offset).ToString(CultureInfo.InvariantCulture)}; an angle must be a finite number");

    /// <summary>The number.</summary>
    public double Number(QasmToken at) => !IsNamed
        ? Offset
        : throw at.Error($"the named angle '{Name}' has no value yet, so only sums with numbers and multiples of it can be read");

    /// <summary>The value as an angle.</summary>
    public Angle ToAngle(QasmToken at)
    {
        try
        {
            return Name is null ? Offset : Factor * Angle.Named(Name) + Offset;
        }
        catch (ArgumentException problem)
        {
            throw at.Error(problem.Message);
        }
    }
}
