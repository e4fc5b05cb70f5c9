using System.Numerics;
using System.Runtime.Intrinsics;

namespace NotebookLib.Quantum.Kernels;

/// <content>Gates on several targets, and diagonal gates.</content>
internal sealed unsafe partial class Register<T>
{
    private void ApplyMatrix(BoundMatrix matrix, ReadOnlySpan<int> targets, in GatePlacement place, T* re, T* im)
    {
        var streamBits = stackalloc int[MatrixKernel<T>.MostTargets];
        var flipBits = stackalloc int[MatrixKernel<T>.MostTargets];
        var split = Split(targets, place, streamBits, flipBits);
        int streams = 1 << split.Streams, flips = 1 << split.Flips, terms = streams * flips;
        var strides = stackalloc nint[streams];
        for (var s = 0; s < streams; s++)
            strides[s] = (nint)_unit * Spread(s, targets, streamBits, split.Streams);
        var orders = stackalloc Vector256<int>[flips];
        for (var f = 0; f < flips; f++)
            orders[f] = Lanes.FlipOrder<T>((int)Spread(f, targets, flipBits, split.Flips));

        var coefficients = stackalloc ComplexVector<T>[streams * terms];
        Span<Complex> lanes = stackalloc Complex[Vector256<T>.Count];
        var dimension = 1 << targets.Length;
        for (var r = 0; r < streams; r++)
            for (var s = 0; s < streams; s++)
                for (var f = 0; f < flips; f++)
                {
                    for (var lane = 0; lane < lanes.Length; lane++)
                    {
                        var inside = Gather(lane, targets, flipBits, split.Flips);
                        var row = Place(r, streamBits, split.Streams, targets.Length) | Place(inside, flipBits, split.Flips, targets.Length);
                        var column = Place(s, streamBits, split.Streams, targets.Length) | Place(inside ^ f, flipBits, split.Flips, targets.Length);
                        lanes[lane] = place.Selects(lane) ? matrix.Entries[row * dimension + column] : r == s && f == 0 ? 1 : 0;
                    }
                    coefficients[r * terms + s * flips + f] = ComplexVector<T>.Create(lanes);
                }

        var runs = Runs(place);
        if (!matrix.IsReal)
        {
            runs.Execute(new MatrixKernel<T>(re, im, streams, flips, strides, orders, coefficients), Threads);
            return;
        }
        var real = stackalloc Vector256<T>[streams * terms];
        for (var i = 0; i < streams * terms; i++)
            real[i] = coefficients[i].Re;
        runs.Execute(new MatrixRealKernel<T>(re, streams, flips, strides, orders, real), Threads);
        if (im != null)
            runs.Execute(new MatrixRealKernel<T>(im, streams, flips, strides, orders, real), Threads);
    }

    private void ApplyDiagonal(BoundMatrix matrix, ReadOnlySpan<int> targets, in GatePlacement place, T* re, T* im)
    {
        var streamBits = stackalloc int[MatrixKernel<T>.MostTargets];
        var flipBits = stackalloc int[MatrixKernel<T>.MostTargets];
        var split = Split(targets, place, streamBits, flipBits);
        var strides = stackalloc nint[1 << split.Streams];
        var factors = stackalloc ComplexVector<T>[1 << split.Streams];
        Span<Complex> lanes = stackalloc Complex[Vector256<T>.Count];
        var dimension = 1 << targets.Length;
        var used = 0;
        for (var s = 0; s < 1 << split.Streams; s++)
        {
            var changes = false;
            for (var lane = 0; lane < lanes.Length; lane++)
            {
                var row = Place(s, streamBits, split.Streams, targets.Length)
                    | Place(Gather(lane, targets, flipBits, split.Flips), flipBits, split.Flips, targets.Length);
                lanes[lane] = place.Selects(lane) ? matrix.Entries[row * (dimension + 1)] : 1;
                changes |= lanes[lane] != 1;
            }
            if (!changes)
                continue; // Z, S, T and Phase leave the half with the target at 0 alone
            strides[used] = (nint)_unit * Spread(s, targets, streamBits, split.Streams);
            factors[used++] = ComplexVector<T>.Create(lanes);
        }
        var runs = Runs(place);
        if (!matrix.IsReal)
        {
            if (used == 1)
                runs.Execute(new ScaleComplexKernel<T>(re + strides[0], im + strides[0], factors[0]), Threads);
            else
                runs.Execute(new DiagonalKernel<T>(re, im, used, strides, factors), Threads);
            return;
        }
        for (var s = 0; s < used; s++)
        {
            runs.Execute(new ScaleRealKernel<T>(re + strides[s], factors[s].Re), Threads);
            if (im != null)
                runs.Execute(new ScaleRealKernel<T>(im + strides[s], factors[s].Re), Threads);
        }
    }

    // Which targets lie above the vector and which inside, as positions in the target list.
    private static (int Streams, int Flips) Split(ReadOnlySpan<int> targets, in GatePlacement place, int* streamBits, int* flipBits)
    {
        int streams = 0, flips = 0;
        for (var k = 0; k < targets.Length; k++)
        {
            if (targets[k] >= place.LaneBits)
                streamBits[streams++] = k;
            else
                flipBits[flips++] = k;
        }
        return (streams, flips);
    }

    // Bit i of a stream or flip number as the index bit of target positions[i].
    private static nint Spread(int number, ReadOnlySpan<int> targets, int* positions, int count)
    {
        nint result = 0;
        for (var i = 0; i < count; i++)
            result |= (nint)(number >> i & 1) << targets[positions[i]];
        return result;
    }

    // The reverse of Spread for a lane number.
    private static int Gather(int lane, ReadOnlySpan<int> targets, int* positions, int count)
    {
        var result = 0;
        for (var i = 0; i < count; i++)
            result |= (lane >> targets[positions[i]] & 1) << i;
        return result;
    }

    // Bit i of a stream or flip number as a bit of the matrix's row number: the first target is the most significant.
    private static int Place(int number, int* positions, int count, int targets)
    {
        var result = 0;
        for (var i = 0; i < count; i++)
            result |= (number >> i & 1) << (targets - 1 - positions[i]);
        return result;
    }
}
