using System.Globalization;
using System.Numerics;
using System.Text;

namespace NotebookLib.Quantum;

/// <summary>Writes a matrix of complex numbers as aligned rows.</summary>
internal static class MatrixText
{
    internal static string Write(int rows, int columns, Func<int, int, Complex> entry, int digits = 3)
    {
        var cells = new string[rows, columns];
        var widths = new int[columns];
        for (var row = 0; row < rows; row++)
            for (var column = 0; column < columns; column++)
            {
                cells[row, column] = Number(entry(row, column), digits);
                widths[column] = Math.Max(widths[column], cells[row, column].Length);
            }
        var text = new StringBuilder();
        for (var row = 0; row < rows; row++)
        {
            text.Append(row == 0 ? "[" : "\n[");
            for (var column = 0; column < columns; column++)
                text.Append(column == 0 ? "" : "  ").Append(cells[row, column].PadLeft(widths[column]));
            text.Append(']');
        }
        return text.ToString();
    }

    /// <summary><c>0.707</c>, <c>-i</c>, <c>0.5-0.5i</c>; rounded, without trailing zeros.</summary>
    internal static string Number(Complex value, int digits)
    {
        var format = "0." + new string('#', digits);
        string Text(double x) => x.ToString(format, CultureInfo.InvariantCulture);
        var (re, im) = (Math.Round(value.Real, digits) + 0.0, Math.Round(value.Imaginary, digits) + 0.0);
        if (im == 0)
            return Text(re);
        var size = Math.Abs(im) == 1 ? "" : Text(Math.Abs(im));
        return (re == 0 ? "" : Text(re)) + (im < 0 ? "-" : re == 0 ? "" : "+") + size + "i";
    }
}
