using NotebookLib.Quantum;

namespace NotebookLib.Tests.Quantum.OpenQasm;

/// <summary>Few words that ask for much: what is too much is refused before it is done, what is only wide is read.</summary>
public sealed class CostTests
{
    private const string V2 = "OPENQASM 2.0;\ninclude \"qelib1.inc\";\n";
    private const string V3 = "OPENQASM 3.0;\ninclude \"stdgates.inc\";\n";
    private const long MostBytes = 200L << 20;

    private static string Times(int count, string text) => string.Concat(Enumerable.Repeat(text, count));

    public static TheoryData<string, string> TooMuch => new()
    {
        { "100 gates on a wide register", V2 + "qreg q[10000]; " + Times(100, "h q; ") },
        { "gates of two wide registers", V2 + "qreg a[5000]; qreg b[5000]; " + Times(100, "cx a, b; ") },
        { "measurements of a wide register", V2 + "qreg q[10000]; creg c[10000]; " + Times(100, "measure q -> c; ") },
        { "resets of a wide register", V2 + "qreg q[10000]; " + Times(100, "reset q; ") },
        { "powers of a power", V3 + "qubit q; pow(10000) @ pow(10000) @ x q;" },
        { "inverses of a power", V3 + $"qubit q; {Times(500, "inv @ ")}pow(10000) @ x q;" },
        { "powers and inverses by turns", V3 + $"qubit q; {Times(40, "inv @ pow(2) @ ")}x q;" },
        { "a power on a wide register", V3 + "qubit[10000] q; pow(1000) @ x q;" },
        { "a power of a definition of powers", V3 + "gate a x1 { pow(1000) @ x x1; } gate b x1 { pow(1000) @ a x1; } gate d x1 { pow(1000) @ b x1; } qubit q; d q;" },
        { "fractional powers of large gates", V3 + "gate g a, b, c, d, e, f { cx a, b; cx b, c; cx c, d; cx d, e; cx e, f; h a; } qubit[6] q; for int i in [1:1000] { pow(0.5) @ g q[0], q[1], q[2], q[3], q[4], q[5]; }" },
        { "controls on controls", V3 + "gate g a { pow(1000) @ x a; } gate k a, b { ctrl @ g a, b; } qubit[10] q; for int i in [1:1000] { ctrl @ k q[0], q[1], q[2]; }" },
        { "a long loop", V3 + "qubit q; for int i in [1:1000000000] { }" },
        { "loops in loops", V3 + $"qubit q; {string.Concat(Enumerable.Range(0, 8).Select(i => $"for int i{i} in [1:100] "))} x q;" },
        { "a loop over a long body", V3 + $"qubit q; for int i in [1:100000] {{ {Times(500, "if (i == 0) { x q; } ")} }}" },
        { "definitions of definitions", V2 + "gate g0 a { x a; x a; } " + string.Concat(Enumerable.Range(1, 40).Select(i => $"gate g{i} a {{ g{i - 1} a; g{i - 1} a; }} ")) + "qreg q[1]; g40 q[0];" },
        { "barriers under a loop", V3 + "qubit[10000] q; for int i in [1:100000] { barrier q; }" },
        { "let in a loop", V3 + "qubit[10000] q; for int i in [1:100000] { let a = q[0:4999] ++ q[5000:9999]; }" },
    };

    [Theory, MemberData(nameof(TooMuch), DisableDiscoveryEnumeration = true)]
    public void FromOpenQasm_TextThatAsksForTooMuch_IsRefusedBeforeItIsDone(string kind, string text)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<OpenQasmException>(() => Circuit.FromOpenQasm(text));
        Assert.Contains("the text asks for more than", error.Message);
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(bytes < MostBytes, $"{kind} allocated {bytes >> 20} MiB before it was refused");
    }

    public static TheoryData<string, string> Wide => new()
    {
        { "100 barriers on 10,000 qubits", V2 + "qreg q[10000]; " + Times(100, "barrier q; ") },
        { "different barriers on 10,000 qubits", V3 + "qubit[10000] q; for int i in [1:50] { barrier q[i:9999]; }" },
        { "a gate on 10,000 qubits", V2 + "qreg q[10000]; h q;" },
        { "100 inverses", V3 + $"qubit q; {Times(100, "inv @ ")}x q;" },
        { "64 controls, 100 times", V3 + $"qubit[65] q; let a = q[0:63]; {Times(100, "ctrl(64) @ x " + string.Join(", ", Enumerable.Range(0, 65).Select(i => $"q[{i}]")) + "; ")}" },
        { "a loop of 10,000 turns", V3 + "qubit q; for int i in [1:10000] { rx(pi/i) q; }" },
        { "50,000 gates written out", V2 + "qreg q[1]; " + Times(50_000, "h q[0];\n") },
        { "a gate definition on 3,000 qubits", V2 + $"gate g {string.Join(",", Enumerable.Range(0, 3000).Select(i => "a" + i))} {{ {string.Concat(Enumerable.Range(0, 3000).Select(i => $"h a{i};"))} }} qreg q[3000]; " },
    };

    [Theory, MemberData(nameof(Wide), DisableDiscoveryEnumeration = true)]
    public void FromOpenQasm_WideOrLongText_IsReadWithLittleMemory(string kind, string text)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.True(Circuit.FromOpenQasm(text).Qubits > 0);
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(bytes < MostBytes, $"{kind} allocated {bytes >> 20} MiB");
    }
}
