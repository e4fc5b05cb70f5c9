using System.Numerics;

namespace NotebookLib.Learning;

/// <summary>Matrices of the rotations and their derivatives.</summary>
/// <remarks>Nielsen and Chuang, Quantum Computation and Quantum Information, section 4.2.</remarks>
internal static class RotationMatrix
{
    /// <summary>Angles of one qubit.</summary>
    public static int AngleCount(Rotation rotation) => rotation == Rotation.General ? 3 : 1;

    /// <summary>Factor from an angle to the half angle that stands in the matrix.</summary>
    public static double HalfAngleFactor(AngleConvention convention) => convention == AngleConvention.Full ? 1 : 0.5;

    /// <summary>
    /// Largest difference of two eigenvalues of the generator of an angle: probabilities are a sinusoid of this frequency in the angle.
    /// </summary>
    public static double Frequency(Rotation rotation, AngleConvention convention, int angle) =>
        rotation == Rotation.Phase || angle > 0 ? 1 : 2 * HalfAngleFactor(convention);

    /// <summary>The unitary matrix.</summary>
    public static OneQubitMatrix Unitary(Rotation rotation, AngleConvention convention, ReadOnlySpan<double> angles)
    {
        var (sine, cosine) = Math.SinCos(HalfAngleFactor(convention) * angles[0]);
        switch (rotation)
        {
            case Rotation.Ry: return new(cosine, -sine, sine, cosine);
            case Rotation.Rx: return new(cosine, new Complex(0, -sine), new Complex(0, -sine), cosine);
            case Rotation.Rz: return new(new Complex(cosine, -sine), 0, 0, new Complex(cosine, sine));
            case Rotation.Phase: return new(1, 0, 0, Complex.FromPolarCoordinates(1, angles[0]));
            default:
                var (phi, lambda) = (Complex.FromPolarCoordinates(1, angles[1]), Complex.FromPolarCoordinates(1, angles[2]));
                return new(cosine, -lambda * sine, phi * sine, phi * lambda * cosine);
        }
    }

    /// <summary>The matrix K with dU/dangle = K U.</summary>
    public static OneQubitMatrix Generator(Rotation rotation, AngleConvention convention, ReadOnlySpan<double> angles, int angle)
    {
        var factor = HalfAngleFactor(convention);
        var i = Complex.ImaginaryOne;
        switch (rotation)
        {
            case Rotation.Ry: return new(0, -factor, factor, 0);
            case Rotation.Rx: return new(0, -i * factor, -i * factor, 0);
            case Rotation.Rz: return new(-i * factor, 0, 0, i * factor);
            case Rotation.Phase: return new(0, 0, 0, i);
        }
        var (sine, cosine) = Math.SinCos(factor * angles[0]);
        var (phi, lambda) = (Complex.FromPolarCoordinates(1, angles[1]), Complex.FromPolarCoordinates(1, angles[2]));
        var derivative = angle switch
        {
            0 => new OneQubitMatrix(-factor * sine, -lambda * factor * cosine, phi * factor * cosine, -phi * lambda * factor * sine),
            1 => new OneQubitMatrix(0, 0, i * phi * sine, i * phi * lambda * cosine),
            _ => new OneQubitMatrix(0, -i * lambda * sine, 0, i * phi * lambda * cosine),
        };
        return derivative * Unitary(rotation, convention, angles).Adjoint;
    }
}
