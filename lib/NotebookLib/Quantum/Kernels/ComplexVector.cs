using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NotebookLib.Common;
using static NotebookLib.Common.Lanes;

namespace NotebookLib.Quantum.Kernels;

/// <summary>As many complex numbers as a vector has lanes, real and imaginary parts apart.</summary>
internal readonly struct ComplexVector<T>(Vector256<T> re, Vector256<T> im) where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    internal readonly Vector256<T> Re = re;
    internal readonly Vector256<T> Im = im;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static unsafe ComplexVector<T> Load(T* re, T* im) => new(Vector256.Load(re), Vector256.Load(im));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal unsafe void Store(T* re, T* im)
    {
        Re.Store(re);
        Im.Store(im);
    }

    /// <summary>a x + b y, lane by lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ComplexVector<T> SumOfProducts(ComplexVector<T> a, ComplexVector<T> x, ComplexVector<T> b, ComplexVector<T> y) => new(
        SubtractProduct(b.Im, y.Im, MultiplyAdd(b.Re, y.Re, SubtractProduct(a.Im, x.Im, a.Re * x.Re))),
        MultiplyAdd(b.Im, y.Re, MultiplyAdd(b.Re, y.Im, MultiplyAdd(a.Im, x.Re, a.Re * x.Im))));

    /// <summary>a x, lane by lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ComplexVector<T> operator *(ComplexVector<T> a, ComplexVector<T> x) => new(
        SubtractProduct(a.Im, x.Im, a.Re * x.Re), MultiplyAdd(a.Im, x.Re, a.Re * x.Im));

    /// <summary>sum + a x, lane by lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ComplexVector<T> AddProduct(ComplexVector<T> sum, ComplexVector<T> a, ComplexVector<T> x) => new(
        SubtractProduct(a.Im, x.Im, MultiplyAdd(a.Re, x.Re, sum.Re)), MultiplyAdd(a.Im, x.Re, MultiplyAdd(a.Re, x.Im, sum.Im)));

    /// <summary>Lanes in another order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ComplexVector<T> Permute(Vector256<int> order) => new(Lanes.Permute(Re, order), Lanes.Permute(Im, order));

    /// <summary>A coefficient for each lane.</summary>
    internal static ComplexVector<T> Create(ReadOnlySpan<Complex> lanes)
    {
        Vector256<T> re = default, im = default;
        for (var i = 0; i < Vector256<T>.Count; i++)
        {
            re = re.WithElement(i, T.CreateTruncating(lanes[i].Real));
            im = im.WithElement(i, T.CreateTruncating(lanes[i].Imaginary));
        }
        return new ComplexVector<T>(re, im);
    }
}
