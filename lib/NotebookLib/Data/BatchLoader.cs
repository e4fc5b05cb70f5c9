using System.Collections;
using NotebookLib.Common;

namespace NotebookLib.Data;

/// <summary>
/// Cuts a data set into batches of scaled pixels, one pass for each enumeration. One <see cref="Batch"/> is filled anew for
/// every step, so a pass allocates nothing; copy what must outlive the step. Not for use by several threads at once.
/// </summary>
public sealed class BatchLoader : IEnumerable<Batch>
{
    private readonly ImageDataSet _data;
    private readonly int[] _order;
    private readonly Random? _random;
    private readonly Batch _batch;

    /// <summary>Makes a loader.</summary>
    /// <param name="data">The images.</param>
    /// <param name="batchSize">Images in a batch, at least 1; all when there are not so many. The last batch of a pass may be smaller.</param>
    /// <param name="shuffleSeed">Seed of the order, drawn anew for each pass; <c>null</c> keeps the order of the data set.</param>
    /// <param name="scale">Interval of the scaled pixels; [-1, 1] by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">The batch size is below 1.</exception>
    /// <exception cref="ArgumentException">The data set is empty.</exception>
    public BatchLoader(ImageDataSet data, int batchSize, int? shuffleSeed = null, PixelScale? scale = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Count == 0)
            throw new ArgumentException($"{data.Name} has no images, so there is nothing to batch.", nameof(data));
        _data = data;
        BatchSize = Math.Min(batchSize, data.Count);
        _batch = new Batch(data.Shape, BatchSize);
        Scale = scale ?? PixelScale.Symmetric;
        _order = Enumerable.Range(0, data.Count).ToArray();
        _random = shuffleSeed is { } seed ? new SeededRandom(seed, "shuffle") : null;
    }

    /// <summary>Images in a full batch.</summary>
    public int BatchSize { get; }

    /// <summary>Interval of the scaled pixels.</summary>
    public PixelScale Scale { get; }

    /// <summary>Images in one pass.</summary>
    public int ImageCount => _data.Count;

    /// <summary>Batches in one pass, a smaller last one included.</summary>
    public int BatchCount => (_data.Count - 1) / BatchSize + 1;

    /// <summary>Starts a pass; with a seed, in a new order.</summary>
    public Enumerator GetEnumerator()
    {
        SkipPass();
        return new Enumerator(this);
    }

    /// <summary>Draws the order of a pass and leaves its batches out, to come to the order of a later pass.</summary>
    internal void SkipPass() => _random?.Shuffle(_order);

    IEnumerator<Batch> IEnumerable<Batch>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Fill(int start)
    {
        var size = _data.Shape.Size;
        _batch.Count = Math.Min(BatchSize, _order.Length - start);
        for (var i = 0; i < _batch.Count; i++)
        {
            var index = _order[start + i];
            Scale.Apply(_data.Pixels(index), _batch.Images.AsSpan(i * size, size));
            _batch.Labels[i] = _data.Labels[index];
        }
    }

    /// <summary>One pass over the data set.</summary>
    public struct Enumerator : IEnumerator<Batch>
    {
        private readonly BatchLoader _loader;
        private int _next;

        internal Enumerator(BatchLoader loader) => _loader = loader;

        /// <inheritdoc/>
        public readonly Batch Current => _loader._batch;

        readonly object IEnumerator.Current => Current;

        /// <inheritdoc/>
        public bool MoveNext()
        {
            if (_next >= _loader._order.Length) return false;
            _loader.Fill(_next);
            _next += _loader.BatchSize;
            return true;
        }

        /// <inheritdoc/>
        public void Reset() => _next = 0;

        /// <inheritdoc/>
        public readonly void Dispose()
        {
        }
    }
}
