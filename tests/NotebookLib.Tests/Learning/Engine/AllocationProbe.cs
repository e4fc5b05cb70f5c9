using NotebookLib.Learning;

namespace NotebookLib.Tests.Learning.Engine;

/// <summary>
/// Changes nothing, but notes how much each thread that comes by has allocated so far. So the bytes of the network's own threads are known, apart from what else goes on
/// in the process.
/// </summary>
internal sealed class AllocationProbe : Layer<float>
{
    private const int Slots = 1 << 16;

    private readonly long[] _first = new long[Slots];
    private readonly long[] _last = new long[Slots];

    public override bool IsInPlace(TensorShape input) => true;

    /// <summary>Bytes allocated between the first and the last visit since <see cref="Reset"/>, by all threads together.</summary>
    public long Bytes => _last.Zip(_first, (last, first) => last - first).Sum();

    public override TensorShape OutputShape(TensorShape input) => input;

    public void Reset()
    {
        Array.Clear(_first);
        Array.Clear(_last);
    }

    public override void Forward(in LayerPass<float> pass)
    {
        var slot = Environment.CurrentManagedThreadId % Slots;
        _last[slot] = GC.GetAllocatedBytesForCurrentThread();
        if (_first[slot] == 0) _first[slot] = _last[slot];
    }

    public override void Backward(in LayerPass<float> pass)
    {
    }
}
