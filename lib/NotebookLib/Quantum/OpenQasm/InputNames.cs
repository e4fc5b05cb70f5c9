using System.Text;

namespace NotebookLib.Quantum.OpenQasm;

/// <summary>Names of angles as OpenQASM 3 identifiers that collide with nothing.</summary>
internal static class InputNames
{
    // Registers of the written text, constants, types and words of the language.
    private static readonly HashSet<string> Taken =
    [
        "q", "c", "U", "gphase", "pi", "π", "tau", "τ", "euler", "ℇ", "asin", "acos", "atan", "ln", "sin", "cos", "tan", "arcsin", "arccos", "arctan", "exp", "log", "sqrt", "pow", "mod",
        "ceiling", "floor", "popcount", "rotl", "rotr", "real", "imag", "sizeof", "OPENQASM", "include", "defcalgrammar", "def", "cal", "defcal",
        "gate", "extern", "box", "let", "break", "continue", "if", "else", "end", "return", "for", "while", "in", "switch", "case", "default",
        "pragma", "input", "output", "const", "readonly", "mutable", "qreg", "qubit", "creg", "bool", "bit", "int", "uint", "float", "angle",
        "complex", "array", "void", "duration", "stretch", "inv", "ctrl", "negctrl", "dim", "durationof", "delay", "reset", "measure", "barrier",
        "true", "false", "im", "nop", "iswap", "rxx", "ryy", "rzz", .. StandardGates.NamesOf(OpenQasmVersion.V3),
    ];

    /// <summary>An identifier for each name: itself where that is allowed.</summary>
    /// <param name="names">The names.</param>
    /// <param name="registers">Names of registers, which are taken as well.</param>
    public static Dictionary<string, string> For(IReadOnlyList<string> names, IEnumerable<string> registers)
    {
        var taken = new HashSet<string>(Taken.Concat(registers));
        var used = new HashSet<string>(names);
        var result = new Dictionary<string, string>();
        foreach (var name in names)
        {
            var identifier = Identifier(name);
            if (identifier != name)
                while (taken.Contains(identifier) || !used.Add(identifier))
                    identifier += "_";
            while (taken.Contains(identifier))
                identifier += "_";
            used.Add(identifier);
            result[name] = identifier;
        }
        return result;
    }

    // An identifier has letters, also those of other alphabets, underscores and the digits 0 to 9; anything else becomes an underscore.
    private static string Identifier(string name)
    {
        var text = new StringBuilder();
        foreach (var rune in name.TrimEnd(']').EnumerateRunes())
            text.Append(Rune.IsLetter(rune) || rune.Value is >= '0' and <= '9' ? rune.ToString() : "_");
        return text.ToString();
    }
}
