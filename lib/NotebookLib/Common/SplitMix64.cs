namespace NotebookLib.Common;

/// <summary>The generator SplitMix64, a counter with a strong mixing of its bits; it makes good states of poor seeds.</summary>
/// <remarks>Steele, Lea and Flood, Fast splittable pseudorandom number generators, OOPSLA 2014, fig. 17.</remarks>
/// <param name="state">Any number; neighbouring ones give unrelated streams.</param>
internal struct SplitMix64(ulong state)
{
    private ulong _state = state;

    /// <summary>The next 64 bits.</summary>
    public ulong Next() => Mix(_state += 0x9E3779B97F4A7C15);

    /// <summary>A one-to-one map of 64 bits in which each bit of the result depends on each bit of the argument.</summary>
    public static ulong Mix(ulong bits)
    {
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }
}
