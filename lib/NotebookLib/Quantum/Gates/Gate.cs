using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;

namespace NotebookLib.Quantum;

/// <summary>
/// A kind of gate, declared once: its name, its angles, its matrix and its inverse. Which qubits it acts on, under which controls and
/// with which angles is said by a <see cref="GateInstruction"/>. Immutable. The known gates are in <see cref="Gates"/>.
/// </summary>
public sealed class Gate
{
    private readonly MatrixFormula _matrix;
    private readonly Func<ImmutableArray<Angle>, (Gate Gate, ImmutableArray<Angle> Angles)> _inverse;

    internal Gate(string name, string label, int targetCount, AngleRole[] angleRoles, string[] angleNames, MatrixFormula matrix,
        Func<ImmutableArray<Angle>, (Gate Gate, ImmutableArray<Angle> Angles)>? inverse = null)
    {
        Name = name;
        Label = label;
        TargetCount = targetCount;
        AngleRoles = [.. angleRoles];
        AngleNames = [.. angleNames];
        _matrix = matrix;
        _inverse = inverse ?? (angles => (this, angles));
    }

    /// <summary>Writes the matrix for given angles, row-major.</summary>
    internal delegate void MatrixFormula(ReadOnlySpan<double> angles, Span<Complex> rowMajor);

    /// <summary>Name in lower case, as OpenQASM writes it where it knows the gate: <c>h</c>, <c>sdg</c>, <c>ry</c>, <c>swap</c>.</summary>
    public string Name { get; }

    /// <summary>Short label for drawings: <c>H</c>, <c>S†</c>, <c>Ry</c>.</summary>
    public string Label { get; }

    /// <summary>Number of qubits the matrix acts on, controls not counted.</summary>
    public int TargetCount { get; }

    /// <summary>Names of the angles in order, for example theta, phi, lambda; empty for a gate without.</summary>
    public ImmutableArray<string> AngleNames { get; }

    /// <summary>How the matrix depends on each angle; gradients follow from it.</summary>
    public ImmutableArray<AngleRole> AngleRoles { get; }

    /// <summary>Number of angles.</summary>
    public int AngleCount => AngleNames.Length;

    /// <summary>True for a gate made from a matrix rather than one of <see cref="Gates"/>.</summary>
    public bool IsCustom { get; private init; }

    /// <summary>A gate from a matrix of one's own.</summary>
    /// <param name="name">Name for lists and drawings.</param>
    /// <param name="matrix">Unitary, 2^k x 2^k for k target qubits.</param>
    public static Gate FromMatrix(string name, GateMatrix matrix)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(matrix);
        return new Gate(name, name, matrix.Qubits, [], [], (_, rowMajor) => matrix.Entries.CopyTo(rowMajor),
            _ => (FromMatrix(name.EndsWith('†') ? name[..^1] : name + "†", matrix.Dagger()), []))
        {
            IsCustom = true,
        };
    }

    /// <summary>The matrix for given angles; row and column numbers have the first target qubit as most significant bit.</summary>
    /// <param name="angles">Radians, <see cref="AngleCount"/> of them.</param>
    /// <exception cref="ArgumentException">Wrong number of angles.</exception>
    public GateMatrix Matrix(params ReadOnlySpan<double> angles)
    {
        CheckAngleCount(angles.Length);
        var dimension = 1 << TargetCount;
        var entries = new Complex[dimension * dimension];
        _matrix(angles, entries);
        return GateMatrix.Trusted(dimension, entries);
    }

    /// <summary>The gate and angles that undo this gate with these angles.</summary>
    /// <param name="angles">Angles of this gate.</param>
    /// <exception cref="ArgumentException">Wrong number of angles.</exception>
    public (Gate Gate, ImmutableArray<Angle> Angles) Inverse(ImmutableArray<Angle> angles)
    {
        CheckAngleCount(angles.Length);
        return _inverse(angles);
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    /// <summary>Writes the matrix without allocating; the caller has checked the number of angles.</summary>
    internal void WriteMatrix(ReadOnlySpan<double> angles, Span<Complex> rowMajor) => _matrix(angles, rowMajor);

    internal void CheckAngleCount(int given)
    {
        if (given != AngleCount)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"Gate {Name} takes {(AngleCount == 0 ? "no angle" : AngleCount == 1 ? "1 angle" : AngleCount + " angles")}{(AngleCount > 0 ? $" ({string.Join(", ", AngleNames)})" : "")}; {given} {(given == 1 ? "was" : "were")} given."));
    }
}
