using System.Numerics;

namespace NotebookLib.Quantum.Kernels;

/// <summary>
/// A rotation of each qubit with its adjoint, prepared for given angles: the special kernel for Ry, that of single gates for all others.
/// States lie side by side, [amplitude][example].
/// </summary>
internal sealed unsafe class RotationKernel<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Entries = 4;

    private readonly int _qubits;
    private readonly int _exampleBits;
    private readonly Gate _gate;
    private readonly AngleConvention _convention;
    private readonly BoundMatrix[] _unitaries;
    private readonly BoundMatrix[] _inverses;
    private readonly Complex[] _generators;

    /// <param name="qubits">Number of qubits.</param>
    /// <param name="rotation">Which rotation.</param>
    /// <param name="convention">What an angle means.</param>
    /// <param name="examples">States side by side, a power of two and a multiple of 8.</param>
    public RotationKernel(int qubits, Rotation rotation, AngleConvention convention, int examples)
    {
        (_qubits, _exampleBits, _gate, _convention) = (qubits, BitOperations.Log2((uint)examples), rotation.Gate(), convention);
        _unitaries = [.. Enumerable.Range(0, qubits).Select(_ => new BoundMatrix(1, [1, 0, 0, 1]))];
        _inverses = [.. Enumerable.Range(0, qubits).Select(_ => new BoundMatrix(1, [1, 0, 0, 1]))];
        _generators = new Complex[qubits * _gate.AngleCount * Entries];
        Ry = rotation == Rotation.Ry ? new RyTransform<T>(qubits) : null;
    }

    /// <summary>The special kernel, if the rotation is Ry.</summary>
    public RyTransform<T>? Ry { get; }

    /// <summary>Factor from the derivatives of <see cref="Ry"/> to those by the angles.</summary>
    public double RyFactor => _convention.Factor(AngleRole.HalfAngle) / 2;

    /// <summary>Sets the angles, [qubit][angle of the gate], radians.</summary>
    public void Prepare(ReadOnlySpan<T> angles)
    {
        if (Ry is not null)
        {
            Ry.Prepare(angles, RyFactor);
            return;
        }
        var each = _gate.AngleCount;
        Span<double> ofQubit = stackalloc double[each];
        for (var q = 0; q < _qubits; q++)
        {
            for (var a = 0; a < each; a++) ofQubit[a] = _convention.Factor(_gate.AngleRoles[a]) * double.CreateChecked(angles[q * each + a]);
            _unitaries[q].Bind(_gate, ofQubit);
            _inverses[q].BindAdjoint(_unitaries[q]);
            for (var a = 0; a < each; a++) GateDerivative.WriteGenerator(_gate, ofQubit, a, _unitaries[q].Entries, Generator(q, a));
        }
    }

    /// <summary>Turns all qubits in place.</summary>
    /// <param name="real">Real parts.</param>
    /// <param name="imaginary">Imaginary parts, or null for a real state, which only Ry takes.</param>
    public void Apply(T* real, T* imaginary)
    {
        if (Ry is not null)
        {
            Ry.Forward(real, real, real, null, 1 << _exampleBits);
            if (imaginary is not null) Ry.Forward(imaginary, imaginary, imaginary, null, 1 << _exampleBits);
            return;
        }
        for (var q = 0; q < _qubits; q++) Block(real, imaginary).Apply(Placed(_unitaries, q));
    }

    /// <summary>Adds the derivatives by the angles; takes the rotations back in state and co-state if asked.</summary>
    public void Backward(T* real, T* imaginary, T* coReal, T* coImaginary, Span<T> derivatives, bool undo)
    {
        if (Ry is not null)
        {
            Span<T> sums = stackalloc T[_qubits];
            sums.Clear();
            BackwardRy(real, coReal, sums, undo);
            if (imaginary is not null) BackwardRy(imaginary, coImaginary, sums, undo);
            for (var q = 0; q < _qubits; q++) derivatives[q] += T.CreateTruncating(RyFactor) * sums[q];
            return;
        }
        Span<Complex> overlaps = stackalloc Complex[Entries];
        for (var q = 0; q < _qubits; q++)
        {
            GateOverlap<T>.Compute(coReal, coImaginary, real, imaginary, _qubits + _exampleBits, Placed(_unitaries, q), overlaps);
            for (var a = 0; a < _gate.AngleCount; a++)
            {
                var derivative = _convention.Factor(_gate.AngleRoles[a]) * GateOverlap<T>.Contract(Generator(q, a), overlaps);
                derivatives[q * _gate.AngleCount + a] += T.CreateTruncating(derivative);
            }
            if (!undo) continue;
            Block(real, imaginary).Apply(Placed(_inverses, q));
            Block(coReal, coImaginary).Apply(Placed(_inverses, q));
        }
    }

    private AmplitudeBlock<T> Block(T* real, T* imaginary) => new(real, imaginary, _qubits + _exampleBits, 1, 1);

    private PlacedGate Placed(BoundMatrix[] matrices, int qubit) => new(matrices[qubit], _qubits - 1 - qubit + _exampleBits, 0, 0);

    private Span<Complex> Generator(int qubit, int angle) => _generators.AsSpan((qubit * _gate.AngleCount + angle) * Entries, Entries);

    private void BackwardRy(T* state, T* coState, Span<T> sums, bool undo)
    {
        if (undo) Ry!.Backward(state, coState, null, state, coState, 1 << _exampleBits, sums);
        else Ry!.Derivatives(state, coState, null, 1 << _exampleBits, sums);
    }
}
