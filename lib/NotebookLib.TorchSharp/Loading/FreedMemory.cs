using System.Runtime.InteropServices;

namespace NotebookLib.TorchSharp.Loading;

/// <summary>
/// Lets glibc keep memory that was freed. Torch frees its tensors at every operation; glibc gives blocks of that size back to the system, which
/// clears every page anew at the next operation. For a small network that takes longer than the arithmetic, up to ten times as long.
/// </summary>
internal static partial class FreedMemory
{
    /// <summary>Freed bytes at the end of the heap that stay with the process.</summary>
    private const int KeptBytes = 256 << 20;

    /// <summary>Blocks from this size on come from the system one by one; the largest limit that glibc takes.</summary>
    private const int LargestHeapBlock = 32 << 20;

    // Parameters of mallopt, from malloc.h.
    private const int TrimThreshold = -1;
    private const int MapThreshold = -3;

    /// <summary>Does so, unless the user has set such limits in the environment.</summary>
    public static void Keep()
    {
        if (Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Any(name => name == "GLIBC_TUNABLES" || name.StartsWith("MALLOC_", StringComparison.Ordinal))) return;
        Set(TrimThreshold, KeptBytes);
        Set(MapThreshold, LargestHeapBlock);
    }

    [LibraryImport("libc.so.6", EntryPoint = "mallopt")]
    private static partial int Set(int parameter, int value);
}
