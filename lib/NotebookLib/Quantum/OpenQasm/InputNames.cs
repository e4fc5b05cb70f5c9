using System.Text;

namespace NotebookLib.Quantum.OpenQasm;

/// <summary>Names of angles as OpenQASM 3 identifiers that collide with nothing.</summary>
internal static class InputNames
{
    // Registers of the written text, constants, types and words of the language.
    private static readonly HashSet<string> Taken =
    [
        "q", "c", "U", "gphase", "pi", "tau", "euler", "sin", "cos", "tan", "arcsin", "arccos", "arctan", "exp", "log", "sqrt", "pow", "mod",
        "ceiling", "floor", "popcount", "rotl", "rotr", "real", "imag", "sizeof", "OPENQASM", "include", "defcalgrammar", "def", "cal", "defcal",
        "gate", "extern", "box", "let", "break", "continue", "if", "else", "end", "return", "for", "while", "in", "switch", "case", "default",
        "pragma", "input", "output", "const", "readonly", "mutable", "qreg", "qubit", "creg", "bool", "bit", "int", "uint", "float", "angle",
        "complex", "array", "void", "duration", "stretch", "inv", "ctrl", "negctrl", "dim", "durationof", "delay", "reset", "measure", "barrier",
        "true", "false", "im", "nop", "iswap", "rxx", "ryy", "rzz", .. StandardGates.NamesOf(OpenQasmVersion.V3),
    ];

    /// <summary>An identifier for each name: itself where that is allowed.</summary>
    public static Dictionary<string, string> For(IReadOnlyList<string> names)
    {
        var used = new HashSet<string>(names);
        var result = new Dictionary<string, string>();
        foreach (var name in names)
        {
            var identifier = Identifier(name);
            if (identifier != name)
                while (Taken.Contains(identifier) || !used.Add(identifier))
                    identifier += "_";
            while (Taken.Contains(identifier))
                identifier += "_";
            used.Add(identifier);
            result[name] = identifier;
        }
        return result;
    }

    private static string Identifier(string name)
    {
        var text = new StringBuilder();
        foreach (var c in name.TrimEnd(']'))
            text.Append(c is '[' or ']' ? '_' : c);
        return text.ToString();
    }
}
