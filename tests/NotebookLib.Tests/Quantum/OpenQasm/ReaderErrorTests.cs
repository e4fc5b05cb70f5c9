using NotebookLib.Quantum;

namespace NotebookLib.Tests.Quantum.OpenQasm;

/// <summary>Bad texts: the message has line and column, what was found, what is allowed and what to do.</summary>
public sealed class ReaderErrorTests
{
    private const string V2 = "OPENQASM 2.0;\ninclude \"qelib1.inc\";\n";
    private const string V3 = "OPENQASM 3.0;\ninclude \"stdgates.inc\";\n";

    public static TheoryData<string, string> Bad => new()
    {
        { "", "line 1, column 1: the text declares no qubits; a circuit needs at least one, for example qubit[2] q;" },
        { "OPENQASM 4.0;", "line 1, column 10: version '4.0' is not read; versions 2.0 and 3.0 are" },
        { "OPENQASM 2.0;\nqreg q[1];\nh q[0];", "line 3, column 1: gate 'h' is in qelib1.inc; add include \"qelib1.inc\"; at the top" },
        { V2 + "qreg q[2];\n  foo q[0];", "line 4, column 3: there is no gate 'foo'; known are CX, U, c3sqrtx," },
        { V2 + "qreg q[2]; h q[2];", "line 3, column 16: the index of q is 2; allowed are whole numbers from 0 to 1" },
        { V2 + "qreg q[2]; h r[0];", "line 3, column 14: there is no qubit register 'r'; declared are q[2]" },
        { V2 + "h q[0];", "line 3, column 3: there is no qubit register 'q'; declare it first, for example qreg q[2];" },
        { V2 + "qreg q[2]; rx q[0];", "line 3, column 12: gate rx takes 1 angle; 0 were given" },
        { V2 + "qreg q[2]; cx(1) q[0], q[1];", "line 3, column 12: gate cx takes no angle; 1 was given" },
        { V2 + "qreg q[2]; cx q[0];", "line 3, column 12: cx acts on 2 qubits; 1 was given" },
        { V2 + "qreg q[2]; cx q[1], q[1];", "line 3, column 12: q[1] is given twice to cx; the qubits of a gate must differ" },
        { V2 + "qreg q[2]; cx q[0], q;", "line 3, column 12: q[0] is given twice to cx" },
        { V2 + "qreg a[2]; qreg b[3]; cx a, b;", "line 3, column 29: a has 2 qubits and b has 3; registers given to one gate must have the same size" },
        { V2 + "qreg q[2]; h q[0]", "line 3, column 18: ';' is expected after the gate; found the end of the text" },
        { V2 + "qreg q[0];", "line 3, column 8: the size of a register is 0; allowed are whole numbers from 1 to 10000" },
        { V2 + "qreg q[20000];", "line 3, column 8: the size of a register is 20000; allowed are whole numbers from 1 to 10000" },
        { V2 + "qreg q[2]; qreg q[2];", "line 3, column 17: the name 'q' is already used; choose another one" },
        { V2 + "qreg q[2]; creg c[3]; measure q -> c;", "line 3, column 23: q has 2 qubits and c has 3 bits; a measurement needs as many bits as qubits" },
        { V2 + "qreg q[2]; measure q[0];", "line 3, column 24: a measurement needs a bit for its outcome: measure q[0] -> c[0];; found ';'" },
        { V2 + "qreg q[2]; creg c[1]; if (c = 2) h q[0];", "line 3, column 29: ')' is expected after the condition; found '='" },
        { V2 + "qreg q[2]; if (c == 2) h q[0];", "line 3, column 16: there is no bit register 'c'; declare it first, for example creg c[2];" },
        { V2 + "opaque magic a; qreg q[1]; h q[0]; magic q[0];", "line 3, column 36: gate magic is opaque: the text declares it without saying what it does, so it cannot be run" },
        { V2 + "opaque magic(t) a; gate g a { h a; magic(1) a; } qreg q[1]; g q[0];", "line 3, column 36: gate magic is opaque" },
        { V2 + "opaque magic a, b; qreg q[1]; magic q[0];", "line 3, column 31: magic acts on 2 qubits; 1 was given" },
        { V2 + "qubit[2] q;", "line 3, column 1: 'qubit' is OpenQASM 3; begin the text with OPENQASM 3.0; and include \"stdgates.inc\";" },
        { V2 + "qreg q[2]; ctrl @ x q[0], q[1];", "line 3, column 12: 'ctrl' is OpenQASM 3; begin the text with OPENQASM 3.0; and include \"stdgates.inc\";" },
        { V2 + "qreg q[1]; rx(1/0) q[0];", "line 3, column 16: division by zero" },
        { V2 + "qreg q[1]; rx(sqrt(-1)) q[0];", "line 3, column 15: the value is NaN; an angle must be a finite number" },
        { V2 + "qreg q[1]; rx(theta) q[0];", "line 3, column 15: there is no number 'theta'; known are pi, tau, euler" },
        { V2 + "qreg q[1]; rx(2*) q[0];", "line 3, column 17: a number, a name or '(' is expected in an expression; found ')'" },
        { V2 + "gate g(a) x { rx(b) x; }", "line 3, column 18: there is no number 'b'; known are a, pi, tau, euler" },
        { V2 + "gate g x { h y; }", "line 3, column 14: the gate being defined has no qubit 'y'; its qubits are x" },
        { V2 + "gate g x { h x[0]; }", "line 3, column 15: inside a gate definition a qubit has no index" },
        { V2 + "gate g x { g x; }", "line 3, column 12: there is no gate 'g'" },
        { V2 + "gate g x { h x; } gate g x { y x; }", "line 3, column 24: gate g is defined twice; give one of them another name" },
        { V2 + "gate g x, x { }", "line 3, column 11: the name 'x' is used twice; names must differ" },
        { "OPENQASM 2.0;\ninclude \"other.inc\";", "line 2, column 9: the file 'other.inc' is not read; only \"qelib1.inc\" is known. Put the definitions of other files into the text" },
        { "OPENQASM 2.0;\ninclude \"qelib1.inc;\n", "line 2, column 9: the text that begins here has no closing quote" },
        { "include \"qelib1.inc\";", "line 1, column 22: the text declares no qubits; a circuit needs at least one, for example qreg q[2];" },
        { "OPENQASM 3.0;\ninclude \"qelib1.inc\";", "line 2, column 9: qelib1.inc belongs to version 2.0; include \"stdgates.inc\" instead, or begin the text with OPENQASM 2.0;" },
        { V3 + "qubit[2] q; while (true) { h q[0]; }", "line 3, column 13: 'while' is not read, because it needs a program that computes while the circuit runs; read are" },
        { V3 + "def f(qubit a) { h a; } qubit q; f(q);", "line 3, column 1: 'def' is not read, because it needs a program that computes while the circuit runs" },
        { V3 + "qubit[2] q; int n = 2; for int i in [0:n] { h q[i]; }", "line 3, column 13: 'int' is not read" },
        { V3 + "qubit[2] q; bit[2] c; for bit b in c { h q[0]; }", "line 3, column 27: a loop counts with int or uint; found 'bit'" },
        { V3 + "qubit[2] q; for int i in q { h q[0]; }", "line 3, column 26: a loop runs over a range of constants, [0:2], or a set of them, {0, 2}; found 'q'" },
        { V3 + "qubit[2] q; for int i in [0:2] { h q[i]; }", "line 3, column 38: the index of q is 2; allowed are whole numbers from 0 to 1" },
        { V3 + "qubit[2] q; for int i in [0:0:1] { h q[i]; }", "line 3, column 13: the step of a loop is 0; it must be another whole number" },
        { V3 + "qubit[2] q; for int q in [0:1] { }", "line 3, column 21: the name 'q' is already used; choose another one" },
        { V3 + "qubit[2] q; for int i in [0:1] { qubit r; }", "line 3, column 34: 'qubit' cannot stand in a block" },
        { V3 + "qubit[2] q; let a = q[0] ++ q[0];", "line 3, column 17: 'a' would have a qubit or bit twice; each can have one place in it" },
        { V3 + "const uint n = 1.5; qubit[n] q;", "line 3, column 16: the constant n is 1.5; allowed are whole numbers from 0 to" },
        { V3 + "input float n; qubit[n] q;", "line 3, column 22: the named angle 'n' has no value yet" },
        { V3 + "qubit q; rx(1e20) q;", "line 3, column 10: An angle of 1E+20 radians has lost its digits: neighbouring numbers are 16384 apart; give at most 1E+12" },
        { V3 + "qubit q; rx(1e308 * 10) q;", "line 3, column 19: the value is Infinity; an angle must be a finite number" },
        { V3 + "qubit q; input float a; rx((a + 9e11) * 2) q;", "line 3, column 25: An angle of 1.8E+12 radians has lost its digits" },
        { V3 + "qubit[3] q; h q[1:3];", "line 3, column 19: the index of q is 3; allowed are whole numbers from -3 to 2" },
        { V3 + "qubit[3] q; h q[2:1];", "line 3, column 18: the range from 2 to 1 of q is empty; both ends belong to a range" },
        { V3 + "qubit[3] q; h q[0.5];", "line 3, column 17: the index of q is 0.5; allowed are whole numbers from 0 to 2" },
        { V3 + "qubit q; h q[0];", "line 3, column 13: 'q' is a single qubit and has no index" },
        { V3 + "h $0;", "line 3, column 3: physical qubits such as $0 are not read; declare qubits, for example qubit[2] q;" },
        { V3 + "qubit q; rxx(1) q, q;", "line 3, column 10: there is no gate 'rxx'; known are" },
        { V3 + "qubit q; rx(theta) q;", "line 3, column 13: there is no number 'theta'; known are pi, tau, euler. A named angle is declared with: input float[64] theta;" },
        { V3 + "input int n; qubit q;", "line 3, column 7: an input of type 'int' is not read; allowed are float and angle, which become named angles" },
        { V3 + "input float a; input float b; qubit q; rx(a + b) q;", "line 3, column 45: an angle can depend on one named angle; this one depends on 'a' and 'b'. Name the sum instead" },
        { V3 + "input float a; qubit q; rx(a * a) q;", "line 3, column 30: an angle can only be a multiple of a named angle; this one is a product of 'a' and 'a'" },
        { V3 + "input float a; qubit q; rx(sin(a)) q;", "line 3, column 28: the named angle 'a' has no value yet, so only sums with numbers and multiples of it can be read" },
        { V3 + "input float a; qubit q; pow(0.5) @ rx(a) q;", "line 3, column 25: pow(0.5) of rx depends on the value of 'a', which it does not have yet; multiply the angle instead, or use a whole exponent" },
        { V3 + "qubit[7] q; gate g a, b, c, d, e, f, h { x a; x b; x c; x d; x e; x f; x h; } pow(0.5) @ g q[0], q[1], q[2], q[3], q[4], q[5], q[6];", "line 3, column 79: pow(0.5) needs the matrix of g with all that acts in it, 7 qubits; fractional powers are read up to 6 qubits" },
        { V3 + "qubit[2] q; pow(1000000) @ x q[0];", "line 3, column 13: pow(1000000) repeats a gate too often; whole exponents up to 10000 are read" },
        { V3 + "qubit[2] q; ctrl(0) @ x q[0];", "line 3, column 18: the number of controls is 0; allowed are whole numbers from 1 to 64" },
        { V3 + "qubit[2] q; ctrl @ x q[0];", "line 3, column 20: x with its controls acts on 2 qubits; 1 was given" },
        { V3 + "qubit[2] q; bit[2] c; if (c == 1.5) x q[0];", "line 3, column 32: a number in a condition is 1.5; allowed are whole numbers" },
        { V3 + "qubit[2] q; bit[2] c; bit[3] d; if (c == d) x q[0];", "line 3, column 39: registers of 2 and 3 bits are compared; compare as many bits on both sides" },
        { V3 + "qubit[2] q; bit[2] c; bit[2] d; if (c < d) x q[0];", "line 3, column 39: '<' compares a register with a number; here both sides depend on the run" },
        { V3 + "qubit[2] q; bit[2] c; if (c == \"12\") x q[0];", "line 3, column 32: bits are written with the digits 0 and 1, for example \"10\"; found \"12\"" },
        { V3 + "qubit[2] q; bit[2] c; if (int[1](c) == 1) x q[0];", "line 3, column 27: int[1] of 2 bits loses digits" },
        { V3 + "qubit[2] q; bit[2] c; const bool t = c == 1;", "line 3, column 38: a constant cannot depend on bits" },
        { V3 + "qubit[2] q; bit[2] c = \"01\";", "line 3, column 24: bits are 0 at the start; another value comes from a measurement only" },
        { V3 + "qubit[2] q; bit[2] c; if (c[0] & c[1]) x q[0];", "line 3, column 32: ')' is expected after the condition; found '&'" },
        { V3 + "qubit[2] q; bit[2] c; if (c[0]) { x q[0];", "line 3, column 33: the block that begins here has no closing brace }" },
        { V3 + "qubit[2] q; bit[2] c; if (c[0]) { qubit r; }", "line 3, column 35: 'qubit' cannot stand in a block; in a block are read gates, measure, reset, barrier, if, for, let and const" },
        { V3 + "qubit[2] q; bit c; c = q[0];", "line 3, column 24: 'measure' is expected after =: a bit gets its value from a measurement" },
        { V3 + "qubit[2] q; /* no end", "line 3, column 13: the comment that begins here has no end; close it with */" },
        { V3 + "qubit[2] q; h q[0] ?", "line 3, column 20: the character '?' has no meaning in OpenQASM" },
        { V3 + "qubit[2] q; 5;", "line 3, column 13: a statement is expected; found '5'" },
        { V3 + "qubit[2] q; hello;", "line 3, column 13: 'hello' is not known here; a statement begins with a gate or with qubit, bit, input, const, let, for, gate, measure, reset, barrier, if or include" },
    };

    [Theory, MemberData(nameof(Bad))]
    public void FromOpenQasm_BadText_SaysWhereAndWhat(string text, string message)
    {
        var error = Assert.Throws<OpenQasmException>(() => Circuit.FromOpenQasm(text));
        Assert.StartsWith(message, error.Message);
        Assert.StartsWith($"line {error.Line}, column {error.Column}: ", error.Message);
    }

    [Fact]
    public void FromOpenQasm_DeepParentheses_AreRefused()
    {
        var error = Assert.Throws<OpenQasmException>(() => Circuit.FromOpenQasm(V3 + $"qubit q; rx({new string('(', 100_000)}1) q;"));
        Assert.Contains("the expression is nested more than 200 deep; split it", error.Message);
    }

    [Fact]
    public void FromOpenQasm_LongExpression_IsRefused()
    {
        var error = Assert.Throws<OpenQasmException>(() => Circuit.FromOpenQasm(V3 + $"qubit q; rx({string.Join('+', Enumerable.Repeat("1", 100_000))}) q;"));
        Assert.Contains("the expression has more than 1000 operators; split it", error.Message);
    }

    [Theory, InlineData("x a;"), InlineData("")]
    public void FromOpenQasm_DefinitionsThatExplode_AreRefused(string core)
    {
        var text = V3 + $"gate g0 a {{ {core} }}\n";
        for (var i = 1; i <= 30; i++)
            text += $"gate g{i} a {{ {string.Concat(Enumerable.Repeat($"g{i - 1} a; ", 10))} }}\n";
        var error = Assert.Throws<OpenQasmException>(() => Circuit.FromOpenQasm(text + "qubit q; g30 q;"));
        Assert.Matches("with 'g[0-9]+' the text asks for more than [0-9]+ gates, loops and powers written out", error.Message);
    }

    [Fact]
    public void FromOpenQasm_DeepDefinitions_AreRefused()
    {
        var text = V3 + "gate g0 a { x a; }\n" + string.Concat(Enumerable.Range(1, 200).Select(i => $"gate g{i} a {{ g{i - 1} a; }}\n"));
        var error = Assert.Throws<OpenQasmException>(() => Circuit.FromOpenQasm(text + "qubit q; g200 q;"));
        Assert.Contains("is nested more than 100 deep", error.Message);
    }
}
