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
    /// The version cannot say something: named angles or gates under more than eight controls in 2.0, a matrix on more than six qubits.
    /// </exception>
    /// <remarks>
    /// A name such as <c>w[3]</c> that OpenQASM does not allow becomes <c>w_3</c>. Controlled <c>U</c> gates are written with <c>cu</c>, because the
    /// versions of the specification agree on its matrix and differ by a phase in that of <c>U</c>.
    /// </remarks>
    public string ToOpenQasm(OpenQasmVersion version = OpenQasmVersion.V3) => version switch
    {
        OpenQasmVersion.V2 => new Qasm2Writer(this).Write(),
        OpenQasmVersion.V3 => new Qasm3Writer(this).Write(),
        _ => throw new ArgumentOutOfRangeException(nameof(version), version, $"version {version} is not known; use OpenQasmVersion.V2 or OpenQasmVersion.V3"),
    };

    /// <summary>A circuit from OpenQASM text, version 2.0 or 3.0.</summary>
    /// <param name="text">
    /// Begins with <c>OPENQASM 2.0;</c> or <c>OPENQASM 3.0;</c>; without that line it is read as 3.0. Registers become qubits and bits in the order in
    /// which they are declared, index 0 first.
    /// </param>
    /// <exception cref="OpenQasmException">With line and column: what was found and what is allowed there.</exception>
    /// <remarks>
    /// Read are register and bit declarations, gates with modifiers (<c>ctrl</c>, <c>negctrl</c>, <c>inv</c>, <c>pow</c>), gate definitions,
    /// <c>gphase</c>, <c>measure</c>, <c>reset</c>, <c>barrier</c>, conditions on one bit, <c>input</c> angles and constants; not read are loops,
    /// subroutines, timing and classical arithmetic. <c>U</c>, <c>u2</c> and <c>u3</c> are <see cref="Gates.U"/>, as in Qiskit; under <c>ctrl</c> the
    /// texts of the specification add phases to them that differ from version to version.
    /// <para>OpenQASM 2.0: arXiv:1707.03429. OpenQASM 3: arXiv:2104.14722 and https://openqasm.com.</para>
    /// </remarks>
    public static Circuit FromOpenQasm(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new QasmReader(text).Read();
    }
}
