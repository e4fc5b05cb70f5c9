using System.Globalization;

namespace NotebookLib.Learning;

/// <summary>Checks of layers' constructor arguments.</summary>
internal static class LayerArgument
{
    public static int AtLeastOne(int value, string name) => value >= 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}; it must be 1 or more.");

    public static double Finite(double value, string name, double least = double.MinValue) => value >= least && double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(name, value, string.Create(
            CultureInfo.InvariantCulture, $"{name} is {value}; it must be a finite number{(least == 0 ? ", 0 or more" : "")}."));
}
