using System.Numerics;

namespace NotebookLib.Learning;

/// <summary>One rotation of each qubit, prepared for given angles: the special kernel for Ry, the general one for all others.</summary>
internal sealed unsafe class RotationKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int _qubits;
    private readonly Rotation _rotation;
    private readonly AngleConvention _convention;
    private readonly int _anglesEach;
    private readonly OneQubitMatrix[] _unitaries;
    private readonly OneQubitMatrix[] _generators;

    public RotationKernel(int qubits, Rotation rotation, AngleConvention convention)
    {
        _qubits = qubits;
        _rotation = rotation;
        _convention = convention;
        _anglesEach = RotationMatrix.AngleCount(rotation);
        _unitaries = new OneQubitMatrix[qubits];
        _generators = new OneQubitMatrix[qubits * _anglesEach];
        Ry = rotation == Rotation.Ry ? new RyTransform<T>(qubits) : null;
    }

    /// <summary>The special kernel, if the rotation is Ry.</summary>
    public RyTransform<T>? Ry { get; }

    /// <summary>Factor from the derivatives of <see cref="Ry"/> to those by the angles.</summary>
    public double RyFactor => RotationMatrix.HalfAngleFactor(_convention);

    /// <summary>Sets the angles, <c>qubits</c> x angles of a qubit.</summary>
    public void Prepare(ReadOnlySpan<T> angles)
    {
        if (Ry is not null)
        {
            Ry.Prepare(angles, RyFactor);
            return;
        }
        Span<double> ofQubit = stackalloc double[_anglesEach];
        for (var q = 0; q < _qubits; q++)
        {
            for (var a = 0; a < _anglesEach; a++) ofQubit[a] = double.CreateChecked(angles[q * _anglesEach + a]);
            _unitaries[q] = RotationMatrix.Unitary(_rotation, _convention, ofQubit);
            for (var a = 0; a < _anglesEach; a++) _generators[q * _anglesEach + a] = RotationMatrix.Generator(_rotation, _convention, ofQubit, a);
        }
    }

    /// <summary>Turns all qubits in place.</summary>
    /// <param name="real">Real half.</param>
    /// <param name="imaginary">Imaginary half, or null for a real state, which only Ry takes.</param>
    /// <param name="examples">Values in a row.</param>
    public void Apply(T* real, T* imaginary, int examples)
    {
        if (Ry is not null)
        {
            Ry.Forward(real, real, real, null, examples);
            if (imaginary is not null) Ry.Forward(imaginary, imaginary, imaginary, null, examples);
            return;
        }
        for (var q = 0; q < _qubits; q++) OneQubitKernel<T>.Apply(real, imaginary, 1 << _qubits, 1 << (_qubits - 1 - q), _unitaries[q], examples);
    }

    /// <summary>Adds the derivatives by the angles; takes the rotations back in state and co-state if asked.</summary>
    public void Backward(T* real, T* imaginary, T* coReal, T* coImaginary, int examples, Span<T> derivatives, bool undo)
    {
        if (Ry is not null)
        {
            Span<T> sums = stackalloc T[_qubits];
            sums.Clear();
            BackwardRy(real, coReal, examples, sums, undo);
            if (imaginary is not null) BackwardRy(imaginary, coImaginary, examples, sums, undo);
            for (var q = 0; q < _qubits; q++) derivatives[q] += T.CreateTruncating(RyFactor) * sums[q];
            return;
        }
        nint amplitudes = 1 << _qubits;
        for (var q = 0; q < _qubits; q++)
        {
            nint stride = 1 << (_qubits - 1 - q);
            var overlaps = OneQubitKernel<T>.Overlaps(real, imaginary, coReal, coImaginary, amplitudes, stride, examples);
            for (var a = 0; a < _anglesEach; a++)
            {
                var product = _generators[q * _anglesEach + a] * overlaps;
                derivatives[q * _anglesEach + a] += T.CreateTruncating((product.A + product.D).Real);
            }
            if (!undo) continue;
            var back = _unitaries[q].Adjoint;
            OneQubitKernel<T>.Apply(real, imaginary, amplitudes, stride, back, examples);
            OneQubitKernel<T>.Apply(coReal, coImaginary, amplitudes, stride, back, examples);
        }
    }

    private void BackwardRy(T* state, T* coState, int examples, Span<T> sums, bool undo)
    {
        if (undo) Ry!.Backward(state, coState, null, state, coState, examples, sums);
        else Ry!.Derivatives(state, coState, null, examples, sums);
    }
}
