namespace NotebookLib.Charts;

/// <summary>How values are spread along an axis.</summary>
public enum AxisScale
{
    /// <summary>Equal distances for equal differences.</summary>
    Linear,

    /// <summary>Equal distances for equal ratios; all values must be above 0. Exponential growth is a straight line over a linear axis.</summary>
    Logarithmic,
}
