using System.Globalization;
using System.Text;

namespace NotebookLib.Quantum.Drawing;

/// <summary>Angles as short text: <c>π/2</c>, <c>0.785</c>, <c>θ₁</c>, <c>2θ+π/4</c>.</summary>
internal static class AngleText
{
    private static readonly (string Name, string Letter)[] Greek =
    [
        ("alpha", "α"), ("beta", "β"), ("gamma", "γ"), ("delta", "δ"), ("epsilon", "ε"), ("eta", "η"), ("theta", "θ"), ("kappa", "κ"),
        ("lambda", "λ"), ("mu", "μ"), ("nu", "ν"), ("xi", "ξ"), ("rho", "ρ"), ("sigma", "σ"), ("tau", "τ"), ("phi", "φ"), ("chi", "χ"),
        ("psi", "ψ"), ("omega", "ω"),
    ];

    /// <summary>Several angles, separated by commas.</summary>
    public static string Format(IEnumerable<Angle> angles, int digits) => string.Join(", ", angles.Select(angle => Format(angle, digits)));

    /// <summary>One angle.</summary>
    public static string Format(Angle angle, int digits)
    {
        var name = angle.Name is null ? null : Name(angle.Name);
        return angle.Write(name, x => Number(x, digits), factor => factor switch
        {
            _ when PiFraction.Of(factor) is not null => $"{Number(factor, digits)}·{name}",
            _ when 1 / factor is var divisor && Math.Abs(divisor) <= 16 && divisor == Math.Round(divisor) =>
                $"{(divisor < 0 ? "-" : "")}{name}/{Math.Abs(divisor).ToString(CultureInfo.InvariantCulture)}",
            _ => Number(factor, digits) + (name!.Count(char.IsLetter) > 1 ? "·" : "") + name,
        });
    }

    /// <summary>A fraction of pi where the number is one to the last digits, otherwise a rounded decimal number.</summary>
    public static string Number(double x, int digits)
    {
        if (PiFraction.Of(x) is { } fraction)
            return fraction.ToString("π", "");
        var size = Math.Abs(x);
        if (size is not 0 and (< 1e-3 or >= 1e5))
            return x.ToString("0." + new string('#', digits - 1) + "e0", CultureInfo.InvariantCulture);
        return Round(x, digits).ToString("G15", CultureInfo.InvariantCulture);
    }

    // theta12 is written θ₁₂, theta[1] θ[1]: the digits at the end of a name count its members.
    private static string Name(string name)
    {
        var letters = name.TrimEnd("0123456789".ToCharArray());
        var index = name[letters.Length..];
        var bracket = letters.IndexOf('[');
        var word = bracket < 0 ? letters : letters[..bracket];
        var letter = Greek.FirstOrDefault(entry => entry.Name == word).Letter ?? word;
        var text = new StringBuilder(letter).Append(bracket < 0 ? "" : letters[bracket..]);
        foreach (var digit in index)
            text.Append(bracket < 0 ? (char)('₀' + digit - '0') : digit);
        return text.ToString();
    }

    private static double Round(double x, int digits) =>
        double.Parse(x.ToString("E" + (digits - 1).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
