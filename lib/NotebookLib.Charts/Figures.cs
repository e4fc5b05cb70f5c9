namespace NotebookLib.Charts;

/// <summary>
/// All figures of the library. Each method returns a <see cref="Figure"/>; as the last expression of a notebook cell it shows itself.
/// </summary>
public static partial class Figures
{
}
