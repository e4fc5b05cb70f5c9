namespace NotebookLib.Data;

/// <summary>
/// Bilinear resize of 8-bit images with antialiasing. Each output pixel is a weighted mean under a triangle as wide as two output
/// pixels, at least two input pixels. Columns first, then rows, each pass rounded to 8 bits.
/// </summary>
/// <remarks>
/// The arithmetic is that of Pillow's resample for 8-bit images (weights as integers of 22 fractional bits), so that results are equal
/// byte for byte.
/// </remarks>
internal sealed class BilinearResize
{
    private const int FractionBits = 22;
    private const int Half = 1 << (FractionBits - 1);

    private readonly int _height;
    private readonly int _width;
    private readonly Taps _columns;
    private readonly Taps _rows;

    public BilinearResize(int height, int width, int newHeight, int newWidth)
    {
        _height = height;
        _width = width;
        _columns = new Taps(width, newWidth);
        _rows = new Taps(height, newHeight);
    }

    /// <summary>Resizes planes that lie one after the other. Planes are independent, so threads do not change the result.</summary>
    /// <param name="planes">Any number of (height, width) planes.</param>
    /// <returns>As many (new height, new width) planes.</returns>
    public byte[] Apply(byte[] planes)
    {
        var size = _height * _width;
        var newSize = _rows.Count * _columns.Count;
        var count = planes.Length / size;
        var result = new byte[(long)count * newSize];
        const int Block = 256;
        Parallel.For(0, (count + Block - 1) / Block, block =>
        {
            var narrow = new byte[_height * _columns.Count];
            var sums = new int[_columns.Count];
            for (var plane = block * Block; plane < Math.Min(count, (block + 1) * Block); plane++)
            {
                ResizeRows(planes.AsSpan(plane * size, size), narrow);
                ResizeColumns(narrow, sums, result.AsSpan(plane * newSize, newSize));
            }
        });
        return result;
    }

    /// <summary>(height, width) -> (height, new width).</summary>
    private void ResizeRows(ReadOnlySpan<byte> source, Span<byte> target)
    {
        for (var y = 0; y < _height; y++)
        {
            var row = source.Slice(y * _width, _width);
            for (var x = 0; x < _columns.Count; x++)
            {
                var sum = Half;
                var weights = _columns.Weights(x);
                var pixels = row.Slice(_columns.First(x), weights.Length);
                for (var i = 0; i < weights.Length; i++) sum += pixels[i] * weights[i];
                target[y * _columns.Count + x] = (byte)(sum >> FractionBits);
            }
        }
    }

    /// <summary>(height, new width) -> (new height, new width), a whole row at a time.</summary>
    private void ResizeColumns(ReadOnlySpan<byte> source, Span<int> sums, Span<byte> target)
    {
        for (var y = 0; y < _rows.Count; y++)
        {
            sums.Fill(Half);
            var weights = _rows.Weights(y);
            for (var i = 0; i < weights.Length; i++)
            {
                var row = source.Slice((_rows.First(y) + i) * sums.Length, sums.Length);
                for (var x = 0; x < row.Length; x++) sums[x] += row[x] * weights[i];
            }
            for (var x = 0; x < sums.Length; x++) target[y * sums.Length + x] = (byte)(sums[x] >> FractionBits);
        }
    }

    /// <summary>For each output pixel along one axis: which input pixels it is made of, and how much of each.</summary>
    private sealed class Taps
    {
        private readonly int[] _first;
        private readonly int[][] _weights;

        public Taps(int length, int newLength)
        {
            _first = new int[newLength];
            _weights = new int[newLength][];
            var scale = (double)length / newLength;
            var halfWidth = Math.Max(scale, 1);
            for (var i = 0; i < newLength; i++)
            {
                var centre = (i + 0.5) * scale;
                var start = Math.Max((int)(centre - halfWidth + 0.5), 0);
                var end = Math.Min((int)(centre + halfWidth + 0.5), length);
                var shares = new double[end - start];
                var total = 0.0;
                // Multiplying by the reciprocal, as the model does: a division would round some weights differently.
                var inverse = 1 / halfWidth;
                for (var p = start; p < end; p++) total += shares[p - start] = Math.Max(1 - Math.Abs((p - centre + 0.5) * inverse), 0);
                _first[i] = start;
                _weights[i] = Array.ConvertAll(shares, share => (int)(share / total * (1 << FractionBits) + 0.5));
            }
        }

        public int Count => _first.Length;

        public int First(int index) => _first[index];

        public ReadOnlySpan<int> Weights(int index) => _weights[index];
    }
}
