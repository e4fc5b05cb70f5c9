using System.Globalization;
using System.Numerics;

namespace NotebookLib.Tests.Quantum.OpenQasm;

/// <summary>
/// A random program of OpenQASM 3 on three qubits and five bits, with conditions of all kinds, and its outcomes by a simulation of its own: one state
/// for each pattern of the bits, gates by their definition. Nothing of the library is used.
/// </summary>
internal sealed class RandomProgram
{
    private const int Qubits = 3;
    private static readonly string[] BitNames = ["c[0]", "c[1]", "d[0]", "d[1]", "e"];

    private readonly Random _random;

    public RandomProgram(int seed)
    {
        _random = new Random(1_000_003 * seed + 17);
        var body = Block(6, depth: 0);
        var last = Measure(0, 4);
        Text = "OPENQASM 3.0;\ninclude \"stdgates.inc\";\nqubit[3] q;\nbit[2] c;\nbit[2] d;\nbit e;\n" + body.Text + last.Text;
        var start = new Complex[1 << Qubits];
        start[0] = 1;
        var branches = last.Run(body.Run(new() { ["00000"] = [start] }));
        Outcomes = branches.Select(branch => KeyValuePair.Create(branch.Key, branch.Value.Sum(Norm))).Where(entry => entry.Value > 1e-14).ToDictionary();
    }

    // The unnormalised states for each pattern of the bits.
    private delegate Dictionary<string, List<Complex[]>> Step(Dictionary<string, List<Complex[]>> branches);

    /// <summary>The program.</summary>
    public string Text { get; }

    /// <summary>Probability of each pattern of its bits, c[0] first.</summary>
    public Dictionary<string, double> Outcomes { get; }

    private (string Text, Step Run) Block(int statements, int depth)
    {
        var parts = Enumerable.Range(0, _random.Next(1, statements + 1)).Select(_ => Statement(depth)).ToArray();
        return (string.Join("\n", parts.Select(part => part.Text)) + "\n", branches => parts.Aggregate(branches, (seen, part) => part.Run(seen)));
    }

    private (string Text, Step Run) Statement(int depth) => _random.Next(depth < 2 ? 8 : 5) switch
    {
        0 => Rotation(),
        1 => Flip(),
        2 or 3 => Measure(_random.Next(Qubits), _random.Next(BitNames.Length)),
        4 => Measure(_random.Next(Qubits), null),
        _ => If(depth),
    };

    private (string Text, Step Run) If(int depth)
    {
        var condition = Condition(2);
        var then = Block(3, depth + 1);
        var otherwise = _random.Next(3) switch { 0 => Block(2, depth + 1), 1 when depth < 1 => If(depth + 1), _ => (Text: "", Run: branches => branches) };
        var isElseIf = otherwise.Text.StartsWith("if", StringComparison.Ordinal) && _random.Next(2) == 0;
        var tail = otherwise.Text.Length == 0 ? "" : isElseIf && IsSingle(otherwise.Text) ? " else " + otherwise.Text : $" else {{ {otherwise.Text} }}";
        return ($"if ({condition.Text}) {{ {then.Text} }}{tail}", branches =>
        {
            var result = new Dictionary<string, List<Complex[]>>();
            foreach (var part in branches.GroupBy(branch => condition.Holds(branch.Key)))
                foreach (var (bits, states) in (part.Key ? then : otherwise).Run(part.ToDictionary()))
                    Add(result, bits, states);
            return result;
        }
        );
    }

    // One if with all that belongs to it, so that else can stand before it without braces.
    private static bool IsSingle(string text)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] == '{' ? 1 : text[i] == '}' ? -1 : 0;
            if (text[i] == '}' && depth == 0 && !text[(i + 1)..].StartsWith(" else", StringComparison.Ordinal) && text[(i + 1)..].Trim().Length > 0)
                return false;
        }
        return true;
    }

    private (string Text, Func<string, bool> Holds) Condition(int depth)
    {
        var kind = _random.Next(depth == 0 ? 4 : 8);
        if (kind < 2)
        {
            var bit = _random.Next(BitNames.Length);
            return kind == 0 ? (BitNames[bit], bits => bits[bit] == '1') : ($"{BitNames[bit]} == 0", bits => bits[bit] == '0');
        }
        if (kind < 4)
        {
            var first = 2 * _random.Next(2);
            var value = _random.Next(-1, 6);
            var sign = _random.Next(6);
            string[] signs = ["==", "!=", "<", "<=", ">", ">="];
            return ($"{"cd"[first / 2]} {signs[sign]} {value.ToString(CultureInfo.InvariantCulture)}", bits =>
            {
                var number = bits[first] - '0' + 2 * (bits[first + 1] - '0');
                return sign switch { 0 => number == value, 1 => number != value, 2 => number < value, 3 => number <= value, 4 => number > value, _ => number >= value };
            }
            );
        }
        var left = Condition(depth - 1);
        if (kind == 4)
            return ($"!({left.Text})", bits => !left.Holds(bits));
        var right = Condition(depth - 1);
        return kind == 5
            ? ($"({left.Text}) || {Tight(right.Text)}", bits => left.Holds(bits) || right.Holds(bits))
            : ($"{Tight(left.Text)} && ({right.Text})", bits => left.Holds(bits) && right.Holds(bits));

        static string Tight(string text) => text.Contains('|') || text.Contains('&') ? $"({text})" : text;
    }

    private (string Text, Step Run) Rotation()
    {
        var (qubit, angle) = (_random.Next(Qubits), Math.Round(6 * _random.NextDouble() - 3, 3));
        var mask = 1 << (Qubits - 1 - qubit);
        var (sin, cos) = Math.SinCos(angle / 2);
        var text = string.Create(CultureInfo.InvariantCulture, $"ry({angle}) q[{qubit}];");
        return (text, OnStates(state => [.. Enumerable.Range(0, state.Length)
            .Select(i => (i & mask) == 0 ? cos * state[i] - sin * state[i | mask] : sin * state[i ^ mask] + cos * state[i])]));
    }

    private (string Text, Step Run) Flip()
    {
        var control = _random.Next(Qubits);
        var target = (control + _random.Next(1, Qubits)) % Qubits;
        var (on, flip) = (1 << (Qubits - 1 - control), 1 << (Qubits - 1 - target));
        return ($"cx q[{control}], q[{target}];", OnStates(state => [.. Enumerable.Range(0, state.Length).Select(i => state[(i & on) == 0 ? i : i ^ flip])]));
    }

    private static (string Text, Step Run) Measure(int qubit, int? bit)
    {
        var mask = 1 << (Qubits - 1 - qubit);
        return ($"{(bit is { } named ? BitNames[named] + " = " : "")}measure q[{qubit}];", branches =>
        {
            var result = new Dictionary<string, List<Complex[]>>();
            foreach (var (bits, states) in branches)
                foreach (var outcome in (char[])['0', '1'])
                {
                    var kept = states.Select(state => state.Select((amplitude, i) => (i & mask) != 0 == (outcome == '1') ? amplitude : 0).ToArray()).Where(state => Norm(state) > 0);
                    Add(result, bit is { } written ? bits[..written] + outcome + bits[(written + 1)..] : bits, [.. kept]);
                }
            return result;
        }
        );
    }

    private static Step OnStates(Func<Complex[], Complex[]> gate) => branches =>
        branches.ToDictionary(branch => branch.Key, branch => branch.Value.Select(gate).ToList());

    private static void Add(Dictionary<string, List<Complex[]>> branches, string bits, List<Complex[]> states)
    {
        if (!branches.TryAdd(bits, states))
            branches[bits] = [.. branches[bits], .. states];
    }

    private static double Norm(Complex[] state) => state.Sum(amplitude => amplitude.Real * amplitude.Real + amplitude.Imaginary * amplitude.Imaginary);
}
