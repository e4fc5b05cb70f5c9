using System.Numerics;
using System.Numerics.Tensors;
using MathNet.Numerics.LinearAlgebra;
using NotebookLib.Common;
using NotebookLib.Data;

namespace NotebookLib.Learning;

/// <summary>
/// The directions in which the images of a set vary most: eigenvectors of the covariance of their pixels with the largest eigenvalues.
/// Immutable.
/// </summary>
/// <remarks>
/// Found by subspace iteration with Rayleigh-Ritz values: Halko, Martinsson and Tropp, "Finding structure with randomness",
/// arXiv:0909.4061, section 4.5.
/// The full eigenvalue problem of 784 pixels would take seconds for 40 directions of use.
/// </remarks>
public sealed class PrincipalComponents
{
    /// <summary>Directions carried along beyond those asked for, so that the last of these converge too.</summary>
    private const int Spare = 20;

    private const int Iterations = 30;

    private readonly float[] _mean;
    private readonly float[][] _directions;
    private readonly double[] _variances;

    private PrincipalComponents(ImageShape shape, float[] mean, float[][] directions, double[] variances, double totalVariance)
    {
        Shape = shape;
        _mean = mean;
        _directions = directions;
        _variances = variances;
        TotalVariance = totalVariance;
    }

    /// <summary>Shape of one image.</summary>
    public ImageShape Shape { get; }

    /// <summary>Number of components.</summary>
    public int Count => _directions.Length;

    /// <summary>Mean image, scaled pixels.</summary>
    public ReadOnlySpan<float> Mean => _mean;

    /// <summary>Variance along each component, largest first.</summary>
    public ReadOnlySpan<double> Variances => _variances;

    /// <summary>Sum of the variances of all pixels; what all components together would have.</summary>
    public double TotalVariance { get; }

    /// <summary>One component, a unit vector over the pixels; its sign is such that its largest value is above 0.</summary>
    /// <param name="index">0 to <c>Count - 1</c>.</param>
    public ReadOnlySpan<float> Direction(int index) => _directions[index];

    /// <summary>Finds the components of a set.</summary>
    /// <param name="data">At least one image.</param>
    /// <param name="count">How many, 1 to the number of pixels.</param>
    /// <param name="scale">Interval of the scaled pixels that the components will be used on; [-1, 1] by default.</param>
    /// <exception cref="ArgumentException">The set is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of components is outside its range.</exception>
    public static PrincipalComponents Fit(ImageDataSet data, int count, PixelScale? scale = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Count == 0)
            throw new ArgumentException($"{data.Name} has no images, so it has no principal components.", nameof(data));
        var size = data.Shape.Size;
        if (count < 1 || count > size)
            throw new ArgumentOutOfRangeException(
                nameof(count), count, $"{count} components were asked for; images {data.Shape} have 1 to {size}.");
        var interval = scale ?? PixelScale.Symmetric;
        var (mean, covariance) = Moments(data);
        var (variances, vectors) = Largest(covariance, count);

        var factor = (interval.High - interval.Low) / 255.0;
        var directions = new float[count][];
        for (var k = 0; k < count; k++)
        {
            var vector = vectors.Column(k);
            var sign = Math.Sign(vector[vector.AbsoluteMaximumIndex()]);
            directions[k] = [.. vector.Select(value => (float)(sign * value))];
        }
        return new PrincipalComponents(
            data.Shape, [.. mean.Select(value => (float)(interval.Low + factor * value))], directions,
            [.. variances.Select(value => factor * factor * value)], factor * factor * covariance.Trace());
    }

    /// <summary>A layer without parameters that gives the components of an image.</summary>
    /// <param name="whiten">Whether each component is divided by its standard deviation, so that all have variance 1 and a linear layer
    /// learns all alike.</param>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    public Projection<T> ToLayer<T>(bool whiten = true) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var size = Shape.Size;
        var weights = new T[Count * size];
        for (var k = 0; k < Count; k++)
        {
            var factor = whiten && _variances[k] > 0 ? 1 / Math.Sqrt(_variances[k]) : 1;
            for (var i = 0; i < size; i++) weights[k * size + i] = T.CreateTruncating(factor * _directions[k][i]);
        }
        return new Projection<T>(Shape, weights, [.. _mean.Select(T.CreateTruncating)]);
    }

    /// <summary>Number of components and their share of the variance.</summary>
    public override string ToString() => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{Count} principal components of images {Shape}, {100 * _variances.Sum() / TotalVariance:0.0} % of the variance");

    /// <summary>Mean and covariance of the raw pixels, 0 to 255.</summary>
    private static (double[] Mean, Matrix<double> Covariance) Moments(ImageDataSet data)
    {
        var size = data.Shape.Size;
        var mean = new double[size];
        var products = new double[size * size];
        var image = new double[size];
        for (var n = 0; n < data.Count; n++)
        {
            TensorPrimitives.ConvertTruncating<byte, double>(data.Pixels(n), image);
            TensorPrimitives.Add(mean, image, mean);
            // Most pixels of a digit are black and add nothing.
            for (var i = 0; i < size; i++)
            {
                if (image[i] == 0) continue;
                var row = products.AsSpan(i * size + i, size - i);
                TensorPrimitives.MultiplyAddEstimate(image.AsSpan(i), image[i], row, row);
            }
        }
        TensorPrimitives.Divide(mean, (double)data.Count, mean);
        var covariance = Matrix<double>.Build.Dense(
            size, size, (row, column) => products[Math.Min(row, column) * size + Math.Max(row, column)] / data.Count - mean[row] * mean[column]);
        return (mean, covariance);
    }

    private static (double[] Values, Matrix<double> Vectors) Largest(Matrix<double> covariance, int count)
    {
        var size = covariance.RowCount;
        var width = Math.Min(size, count + Spare);
        var random = new SeededRandom(1, "subspace");
        var basis = Matrix<double>.Build.Dense(size, width, (_, _) => random.NextDouble() - 0.5);
        for (var i = 0; i < Iterations; i++) basis = (covariance * basis).QR(MathNet.Numerics.LinearAlgebra.Factorization.QRMethod.Thin).Q;
        // The small problem within the subspace; its eigenvalues come in ascending order.
        var small = basis.TransposeThisAndMultiply(covariance * basis);
        var evd = small.Evd(Symmetricity.Symmetric);
        var order = Enumerable.Range(0, width).OrderByDescending(k => evd.EigenValues[k].Real).Take(count).ToArray();
        var vectors = basis * Matrix<double>.Build.DenseOfColumnVectors(order.Select(k => evd.EigenVectors.Column(k)));
        return ([.. order.Select(k => Math.Max(0, evd.EigenValues[k].Real))], vectors);
    }
}
