using System.Runtime.InteropServices;

namespace NotebookLib.TorchSharp.Loading;

/// <summary>
/// Keeps libtorch's warnings off the error stream, where they would stand, with date and source line, among what a notebook's cell prints: for
/// example that this processor has no use for the optional library NNPACK. Errors reach the caller as exceptions all the same.
/// </summary>
internal static class NativeLog
{
    private const string LevelVariable = "TORCH_CPP_LOG_LEVEL";

    /// <summary>The variable in libtorch's base library that holds the lowest level printed. (The environment variable does not reach it.)</summary>
    private const string LevelSymbol = "FLAGS_caffe2_log_level";

    private const int Error = 2;

    /// <summary>Does so, unless the user has set a level or the library does not show its variable.</summary>
    /// <param name="baseLibrary">Handle of c10.</param>
    public static void ErrorsOnly(nint baseLibrary)
    {
        if (Environment.GetEnvironmentVariable(LevelVariable) is null && NativeLibrary.TryGetExport(baseLibrary, LevelSymbol, out var level))
            Marshal.WriteInt32(level, Error);
    }
}
