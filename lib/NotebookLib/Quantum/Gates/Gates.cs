using System.Collections.Immutable;
using System.Numerics;

namespace NotebookLib.Quantum;

/// <summary>
/// The known gates. Controlled gates such as CX are these gates with a control, so they are not listed again.
/// Matrices are row-major, the first target qubit most significant; angles in radians.
/// </summary>
/// <remarks>Nielsen and Chuang, Quantum Computation and Quantum Information, sec. 4.2 and 4.3; U as in OpenQASM 3.</remarks>
public static class Gates
{
    private const double Sqrt1_2 = 0.70710678118654752440;
    private static readonly Complex Im = Complex.ImaginaryOne;

    /// <summary>Identity.</summary>
    public static Gate I { get; } = Fixed("id", "I", [1, 0, 0, 1]);

    /// <summary>Pauli X, the NOT: [0, 1; 1, 0].</summary>
    public static Gate X { get; } = Fixed("x", "X", [0, 1, 1, 0]);

    /// <summary>Pauli Y: [0, -i; i, 0].</summary>
    public static Gate Y { get; } = Fixed("y", "Y", [0, -Im, Im, 0]);

    /// <summary>Pauli Z: diag(1, -1).</summary>
    public static Gate Z { get; } = Fixed("z", "Z", [1, 0, 0, -1]);

    /// <summary>Hadamard: [1, 1; 1, -1] / sqrt 2.</summary>
    public static Gate H { get; } = Fixed("h", "H", [Sqrt1_2, Sqrt1_2, Sqrt1_2, -Sqrt1_2]);

    /// <summary>S = diag(1, i), the square root of Z.</summary>
    public static Gate S { get; } = Fixed("s", "S", [1, 0, 0, Im], () => Sdg!);

    /// <summary>Inverse of S: diag(1, -i).</summary>
    public static Gate Sdg { get; } = Fixed("sdg", "S†", [1, 0, 0, -Im], () => S);

    /// <summary>T = diag(1, e^{i pi/4}), the square root of S.</summary>
    public static Gate T { get; } = Fixed("t", "T", [1, 0, 0, new Complex(Sqrt1_2, Sqrt1_2)], () => Tdg!);

    /// <summary>Inverse of T: diag(1, e^{-i pi/4}).</summary>
    public static Gate Tdg { get; } = Fixed("tdg", "T†", [1, 0, 0, new Complex(Sqrt1_2, -Sqrt1_2)], () => T);

    /// <summary>Square root of X: [1+i, 1-i; 1-i, 1+i] / 2.</summary>
    public static Gate SX { get; } = Fixed("sx", "√X", [new(.5, .5), new(.5, -.5), new(.5, -.5), new(.5, .5)], () => SXdg!);

    /// <summary>Inverse of the square root of X: [1-i, 1+i; 1+i, 1-i] / 2.</summary>
    public static Gate SXdg { get; } = Fixed("sxdg", "√X†", [new(.5, -.5), new(.5, .5), new(.5, .5), new(.5, -.5)], () => SX);

    /// <summary>Rotation about X, exp(-i t X/2) = [cos(t/2), -i sin(t/2); -i sin(t/2), cos(t/2)].</summary>
    public static Gate Rx { get; } = Rotation("rx", "Rx", 1, (angles, m) =>
    {
        var (s, c) = Math.SinCos(angles[0] / 2);
        m[0] = m[3] = c;
        m[1] = m[2] = new Complex(0, -s);
    });

    /// <summary>Rotation about Y, exp(-i t Y/2) = [cos(t/2), -sin(t/2); sin(t/2), cos(t/2)].</summary>
    public static Gate Ry { get; } = Rotation("ry", "Ry", 1, (angles, m) =>
    {
        var (s, c) = Math.SinCos(angles[0] / 2);
        m[0] = m[3] = c;
        m[1] = -s;
        m[2] = s;
    });

    /// <summary>Rotation about Z, exp(-i t Z/2) = diag(e^{-it/2}, e^{it/2}). Not the original's Rz, which is <see cref="Phase"/>.</summary>
    public static Gate Rz { get; } = Rotation("rz", "Rz", 1, (angles, m) =>
    {
        var (s, c) = Math.SinCos(angles[0] / 2);
        m[0] = new Complex(c, -s);
        m[1] = m[2] = 0;
        m[3] = new Complex(c, s);
    });

    /// <summary>Phase: diag(1, e^{it}). Equals Rz(t) up to the global phase e^{it/2}.</summary>
    public static Gate Phase { get; } = new("p", "P", 1, [AngleRole.PhaseFactor], ["theta"], (angles, m) =>
    {
        var (s, c) = Math.SinCos(angles[0]);
        m[0] = 1;
        m[1] = m[2] = 0;
        m[3] = new Complex(c, s);
    }, Negated(() => Phase!));

    /// <summary>General one-qubit gate, U(t, p, l) = [cos(t/2), -e^{il} sin(t/2); e^{ip} sin(t/2), e^{i(p+l)} cos(t/2)].</summary>
    public static Gate U { get; } = new("u", "U", 1, [AngleRole.HalfAngle, AngleRole.PhaseFactor, AngleRole.PhaseFactor],
        ["theta", "phi", "lambda"], (angles, m) =>
        {
            var (s, c) = Math.SinCos(angles[0] / 2);
            m[0] = c;
            m[1] = -Complex.FromPolarCoordinates(s, angles[2]);
            m[2] = Complex.FromPolarCoordinates(s, angles[1]);
            m[3] = Complex.FromPolarCoordinates(c, angles[1] + angles[2]);
        }, angles => (U!, [-angles[0], -angles[2], -angles[1]]));

    /// <summary>Exchange of two qubits.</summary>
    public static Gate Swap { get; } = Fixed("swap", "SWAP", [1, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 1]);

    /// <summary>Exchange of two qubits with a factor i on what moved: |01> to i|10>, |10> to i|01>.</summary>
    public static Gate ISwap { get; } = Fixed("iswap", "iSWAP", [1, 0, 0, 0, 0, 0, Im, 0, 0, Im, 0, 0, 0, 0, 0, 1], () => ISwapdg!);

    /// <summary>Inverse of iSWAP: a factor -i on what moved.</summary>
    public static Gate ISwapdg { get; } = Fixed("iswapdg", "iSWAP†", [1, 0, 0, 0, 0, 0, -Im, 0, 0, -Im, 0, 0, 0, 0, 0, 1], () => ISwap);

    /// <summary>exp(-i t XX/2) on two qubits.</summary>
    public static Gate Rxx { get; } = Rotation("rxx", "Rxx", 2, (angles, m) => TwoQubitFlip(angles[0], new(0, -1), new(0, -1), m));

    /// <summary>exp(-i t YY/2) on two qubits.</summary>
    public static Gate Ryy { get; } = Rotation("ryy", "Ryy", 2, (angles, m) => TwoQubitFlip(angles[0], new(0, 1), new(0, -1), m));

    /// <summary>exp(-i t ZZ/2) on two qubits: diag(e^{-it/2}, e^{it/2}, e^{it/2}, e^{-it/2}).</summary>
    public static Gate Rzz { get; } = Rotation("rzz", "Rzz", 2, (angles, m) =>
    {
        var (s, c) = Math.SinCos(angles[0] / 2);
        m.Clear();
        m[0] = m[15] = new Complex(c, -s);
        m[5] = m[10] = new Complex(c, s);
    });

    /// <summary>All known gates, one-qubit gates first.</summary>
    public static ImmutableArray<Gate> All { get; } =
        [I, X, Y, Z, H, S, Sdg, T, Tdg, SX, SXdg, Rx, Ry, Rz, Phase, U, Swap, ISwap, ISwapdg, Rxx, Ryy, Rzz];

    /// <summary>The known gate of a name.</summary>
    /// <param name="name">As in <see cref="Gate.Name"/>, for example <c>sdg</c>.</param>
    /// <exception cref="ArgumentException">There is no such gate; the message lists the names.</exception>
    public static Gate Named(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return All.FirstOrDefault(gate => gate.Name == name)
            ?? throw new ArgumentException($"There is no gate '{name}'; known are {string.Join(", ", All)}.", nameof(name));
    }

    private static Gate Fixed(string name, string label, Complex[] rowMajor, Func<Gate>? inverse = null) =>
        new(name, label, rowMajor.Length == 4 ? 1 : 2, [], [], (_, m) => rowMajor.CopyTo(m),
            inverse is null ? null : angles => (inverse(), angles));

    private static Gate Rotation(string name, string label, int targets, Gate.MatrixFormula formula)
    {
        Gate? gate = null;
        gate = new Gate(name, label, targets, [AngleRole.HalfAngle], ["theta"], formula, Negated(() => gate!));
        return gate;
    }

    private static Func<ImmutableArray<Angle>, (Gate, ImmutableArray<Angle>)> Negated(Func<Gate> gate) =>
        angles => (gate(), [.. angles.Select(angle => -angle)]);

    // cos(t/2) on the diagonal; |00> and |11> are exchanged with the factor outer * sin(t/2), |01> and |10> with inner * sin(t/2).
    private static void TwoQubitFlip(double theta, Complex outer, Complex inner, Span<Complex> m)
    {
        var (s, c) = Math.SinCos(theta / 2);
        m.Clear();
        m[0] = m[5] = m[10] = m[15] = c;
        m[3] = m[12] = outer * s;
        m[6] = m[9] = inner * s;
    }
}
