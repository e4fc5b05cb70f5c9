using System.Text;
using NotebookLib.Quantum;

namespace NotebookLib.Tests.Quantum.OpenQasm;

/// <summary>Texts with random damage: each is read, or refused with line and column; what is read can be written and read again.</summary>
public sealed class MutationTests
{
    private const int Texts = 4000;

    private static readonly string[] Words =
    [
        ";", "{", "}", "(", ")", "[", "]", ",", "@", ":", "->", "==", "!=", "<", "&&", "||", "!", "++", "*", "/", "%", "**", "-", "if", "else", "for", "in", "let", "const", "int", "uint",
        "qubit", "bit", "gate", "opaque", "measure", "reset", "barrier", "input", "float", "ctrl", "negctrl", "inv", "pow", "gphase", "U", "x", "h", "rx", "cx", "swap", "u3", "q", "c", "d",
        "e", "a", "0", "1", "2", "-1", "0x1F", "0b10", "1e300", "0.5", "pi", "τ", "1e-400", "99999999999999999999", "q[0]", "c[0:1]", "q[{0,1}]", "{0, 1}", "[0:2]", "\"01\"", "true", "false",
        "pragma", "@note", "#pragma", "// x\n", "/* x */", "\r", "\n", "𝜓", "\ud800", "\0", "π", "int[2](c)", "sin(", "while", "def",
    ];

    private static readonly string[] Seeds =
    [
        "OPENQASM 2.0;\ninclude \"qelib1.inc\";\ngate g(t) a, b { cx a, b; u1(t/2) b; barrier a; cx a, b; }\nopaque o(t) a;\nqreg q[3];\ncreg c[2];\ncreg d[1];\nh q;\ng(pi/4) q[0], q[1];\n"
            + "measure q[0] -> c[0];\nif (c == 2) x q[2];\nif (d == 1) measure q[1] -> c[1];\nreset q[1];\nbarrier q;\nrccx q[0], q[1], q[2];\n",
        "OPENQASM 3.0;\ninclude \"stdgates.inc\";\nconst uint n = 3;\ninput float[64] a;\nqubit[n] q;\nbit[2] c;\nbit d = measure q[0];\nlet p = q[1:2] ++ q[0];\nfor uint i in [0:n - 1] { rx(a + i) q[i]; }\n"
            + "gate g(t) x1, x2 { ctrl @ pow(0.5) @ x x1, x2; gphase(t); inv @ U(t, 0, 1) x1; }\nc[0] = measure p[0];\nif (c == 1 && !d || c[1] != c[0]) { x q[0]; d = measure q[1]; } else if (d) { g(0.1) q[0], q[1]; } else { reset q; }\n"
            + "measure q[2];\nnegctrl @ swap q[0], q[1], q[2];\nbarrier;\n",
    ];

    [Fact]
    public void FromOpenQasm_DamagedTexts_AreReadOrRefusedWithAPlace()
    {
        var read = 0;
        for (var seed = 0; seed < Texts; seed++)
        {
            var text = Mutated(seed);
            try
            {
                var circuit = Circuit.FromOpenQasm(text);
                read++;
                Assert.Equal(circuit.Qubits, Circuit.FromOpenQasm(circuit.ToOpenQasm()).Qubits);
                _ = circuit.ToText();
            }
            catch (OpenQasmException refused)
            {
                Assert.True(refused.Line >= 1 && refused.Column >= 1 && refused.Message.StartsWith($"line {refused.Line}, column {refused.Column}: "));
            }
            catch (Exception wrong) when (wrong is not Xunit.Sdk.IAssertionException)
            {
                Assert.Fail($"seed {seed}: {wrong}\n{text}");
            }
        }
        Assert.InRange(read, Texts / 100, Texts);
    }

    private static string Mutated(int seed)
    {
        var random = new Random(7919 * seed + 1);
        var text = new StringBuilder(Seeds[seed % Seeds.Length]);
        for (var change = random.Next(1, 5); change > 0; change--)
        {
            var at = random.Next(text.Length);
            var length = Math.Min(random.Next(12), text.Length - at);
            switch (random.Next(5))
            {
                case 0: text.Remove(at, length); break;
                case 1: text.Insert(at, Words[random.Next(Words.Length)]); break;
                case 2: text.Insert(random.Next(text.Length), text.ToString(at, length)); break;
                case 3: text[at] = (char)random.Next(32, 127); break;
                default: text.Remove(at, length).Insert(at, Words[random.Next(Words.Length)]); break;
            }
            if (text.Length == 0)
                text.Append(' ');
        }
        return text.ToString();
    }
}
