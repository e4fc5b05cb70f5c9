using NotebookLib.Quantum.OpenQasm;

namespace NotebookLib.Quantum;

/// <content>
/// OpenQASM. Qubit k is <c>q[k]</c> and bit k is <c>c[k]</c>, so qubit 0, the most significant bit of our basis labels, is <c>q[0]</c>. Tools
/// that print <c>q[0]</c> as the rightmost, least significant bit (Qiskit does) show the labels of the same states reversed: our |001> is their |100>.
/// </content>
public sealed partial class Circuit
{
    /// <summary>The circuit as OpenQASM text.</summary>
    /// <param name="version">Version 3.0 by default.</param>
    /// <returns>
    /// Lines separated by <c>\n</c>. Read back, version 3.0 gives the same state with its global phase. Version 2.0 gives the same state up to a global
    /// phase, since the language cannot say one; what it has no word for is written with simpler gates.
    /// </returns>
    /// <exception cref="InvalidOperationException">
    /// The version cannot say something: a matrix on more than six qubits; in 2.0 named angles, gates under more than eight controls, a measurement
    /// without a bit, a condition that would have to be read again after one of its bits was written.
    /// </exception>
    /// <remarks>
    /// A name such as <c>w[3]</c> that OpenQASM does not allow becomes <c>w_3</c>. Controlled <c>U</c> gates are written with <c>cu</c>, because all
    /// tools agree on its matrix and differ by a phase in that of <c>U</c>. Bits that are compared as a number get a register of their own.
    /// </remarks>
    public string ToOpenQasm(OpenQasmVersion version = OpenQasmVersion.V3) => version switch
    {
        OpenQasmVersion.V2 => new Qasm2Writer(this).Write(),
        OpenQasmVersion.V3 => new Qasm3Writer(this).Write(),
        _ => throw new ArgumentOutOfRangeException(nameof(version), version, $"Version {version} is not known; use OpenQasmVersion.V2 or OpenQasmVersion.V3."),
    };

    /// <summary>A circuit from OpenQASM text, version 2.0 or 3.0.</summary>
    /// <param name="text">
    /// Begins with <c>OPENQASM 2.0;</c> or <c>OPENQASM 3.0;</c>; without that line a text that includes <c>qelib1.inc</c> is 2.0, any other 3.0. Registers become qubits and bits in the order in
    /// which they are declared, index 0 first.
    /// </param>
    /// <exception cref="OpenQasmException">With line and column: what was found and what is allowed there.</exception>
    /// <remarks>
    /// Read are declarations of registers, bits, <c>input</c> angles and constants, <c>let</c> and ranges, gates with modifiers (<c>ctrl</c>,
    /// <c>negctrl</c>, <c>inv</c>, <c>pow</c>), gate definitions, <c>gphase</c>, <c>measure</c>, <c>reset</c>, <c>barrier</c>, <c>if</c> with
    /// comparisons of bits and registers, and <c>for</c> with constant bounds. Pragmas, annotations and <c>opaque</c> gates that are not called are passed
    /// over. Not read are subroutines, loops of the run, timing and classical arithmetic: they need a program that computes while the circuit runs.
    /// <para>A fractional power is the principal one of the gate's matrix. <c>U</c> of version 3 has the phase e^{i theta/2} that its specification gives it,
    /// <c>U</c> of version 2 has not; global phases are kept, added up at the end of their block. What a text asks for in gates, loops and powers is limited to
    /// 100,000 gates and 20 for each of its words.</para>
    /// <para>OpenQASM 2.0: arXiv:1707.03429. OpenQASM 3: arXiv:2104.14722 and https://openqasm.com.</para>
    /// </remarks>
    public static Circuit FromOpenQasm(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new QasmReader(text).Read();
    }
}
