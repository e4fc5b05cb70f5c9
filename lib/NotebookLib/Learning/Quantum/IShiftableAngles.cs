namespace NotebookLib.Learning;

/// <summary>A layer whose first parameter holds rotation angles, each for one gate, so that the parameter-shift rule gives their
/// derivatives.</summary>
internal interface IShiftableAngles
{
    /// <summary>Frequency ω of an angle: every probability is a + b cos ωx + c sin ωx in it.</summary>
    /// <param name="angle">Index in the first parameter's values.</param>
    double FrequencyOf(int angle);
}
