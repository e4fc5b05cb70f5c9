using System.Globalization;
using MathNet.Numerics.LinearAlgebra;
using NotebookLib.Charts.Drawing;
using NotebookLib.Quantum;
using Complex = System.Numerics.Complex;

namespace NotebookLib.Charts;

public static partial class Figures
{
    /// <summary>The density matrix of a state: real and imaginary part of each entry by colour and number.</summary>
    /// <param name="state">A state of at most 5 qubits.</param>
    /// <param name="title">Heading.</param>
    /// <exception cref="ArgumentException">The state has more than 5 qubits.</exception>
    public static Figure DensityMatrix(StateVector state, string title = "Density matrix")
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Qubits > 5) throw new ArgumentException($"The state has {state.Qubits} qubits; at most 5 are drawn. Draw the reduced density matrix of some of them.", nameof(state));
        return DensityMatrix(state.DensityMatrix(), title);
    }

    /// <summary>A density matrix: real and imaginary part of each entry by colour and number.</summary>
    /// <param name="matrix">2^n x 2^n finite numbers for n from 1 to 5, qubit 0 the most significant bit.</param>
    /// <param name="title">Heading.</param>
    /// <exception cref="ArgumentException">The matrix is not square, its size is not a power of two up to 32, or an entry is not finite.</exception>
    public static Figure DensityMatrix(Matrix<Complex> matrix, string title = "Density matrix")
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(title);
        if (matrix.RowCount != matrix.ColumnCount || matrix.RowCount is < 2 or > 32 || !System.Numerics.BitOperations.IsPow2(matrix.RowCount))
            throw new ArgumentException($"The matrix is {matrix.RowCount} x {matrix.ColumnCount}; a density matrix of n qubits is 2^n x 2^n, and 1 to 5 qubits are drawn.", nameof(matrix));
        if (matrix.Enumerate().Any(entry => !Complex.IsFinite(entry))) throw new ArgumentException("The matrix has an entry that is not a finite number.", nameof(matrix));
        return new DensityChart(matrix, title).Draw();
    }

    private sealed class DensityChart(Matrix<Complex> matrix, string title)
    {
        private const double RoomForHeading = 30;

        private readonly int _size = matrix.RowCount;
        private readonly int _qubits = System.Numerics.BitOperations.Log2((uint)matrix.RowCount);
        private readonly double _reach = Math.Max(1e-12, matrix.Enumerate().Max(entry => Math.Max(Math.Abs(entry.Real), Math.Abs(entry.Imaginary))));

        private double Cell => _size switch { 2 => 84, 4 => 62, 8 => 40, 16 => 20, _ => 10.5 };

        public Figure Draw()
        {
            string[] labels = [.. Enumerable.Range(0, _size).Select(i => _size <= 8 ? AmplitudeText.Ket(i, _qubits) : Sparse(i))];
            var y = Axis.Listed("", labels, reversed: true);
            string[] bras = [.. labels.Select(ket => ket.Length == 0 ? "" : $"\u27E8{ket[1..^1]}|")];
            var x = _size <= 4 ? Axis.Listed("Column", bras) : Axis.Listed("Column", bras).WithTurnedLabels(-90);
            var side = _size * Cell;
            var left = Panel.RoomLeft(y);
            var isReal = matrix.Enumerate().All(entry => Math.Abs(entry.Imaginary) < 1e-9);
            var panels = isReal ? 1 : 2;
            var facts = $"{Say.Many(_qubits, "qubit")}, purity {Say.Value(Purity)}{(isReal ? "; the imaginary part is zero" : "")}";
            var needed = Math.Max(panels * (left + side) + (panels - 1) * 34, Math.Max(TextMeasure.Width(facts, Theme.SubtitleSize), 260));
            var sheet = new Sheet(title, facts, (int)Math.Ceiling(Math.Max(needed, TextMeasure.Width(title, Theme.TitleSize, bold: true)) + 2 * Theme.Margin + 8),
                RoomForHeading + side + Panel.RoomBelow(x) + 12 + ColourBar.Height);
            for (var part = 0; part < panels; part++)
            {
                var start = sheet.Content.Left + part * (left + side + 34);
                var panel = sheet.AddPanel(new Box(start + left, sheet.Content.Top + RoomForHeading, side, side), x, y);
                sheet.Text(new Point(start, panel.Area.Top - 18), part == 0 ? "Real part" : "Imaginary part", new TextStyle(Theme.HeadingSize, Theme.Ink, Bold: true));
                DrawPart(panel, part == 0 ? entry => entry.Real : entry => entry.Imaginary);
            }
            ColourBar.Draw(sheet, new Point(sheet.Content.Left + 2, sheet.Content.Bottom - ColourBar.Height), ColourMap.Diverging.Sample(255), -_reach, _reach, "Value of the entry");
            return sheet.ToFigure(Describe());
        }

        private double Purity => matrix.Enumerate().Sum(entry => entry.Magnitude * entry.Magnitude);

        // Of many labels only every fourth has room.
        private string Sparse(int index) => index % (_size / 8) == 0 ? AmplitudeText.Ket(index, _qubits) : "";

        private void DrawPart(Panel panel, Func<Complex, double> part)
        {
            panel.Add(new HeatmapMark(panel, _size, _size, (row, column) => Entry(row, column, part(matrix[row, column])), ColourMap.Diverging)
            {
                Gap = _size <= 8 ? 2 : 0,
                TextSize = TextSize,
            });
            panel.Sheet.Rectangle(panel.Area, new Paint(Stroke: Theme.Frame));
        }

        private HeatmapCell Entry(int row, int column, double value) => new(
            0.5 + value / _reach / 2, _size <= 8 ? CellText(value) : "",
            $"{AmplitudeText.Ket(row, _qubits)}\u27E8{AmplitudeText.Bits(column, _qubits)}|\n{AmplitudeText.Number(matrix[row, column])}", Value: value);

        private double TextSize => _size <= 4 ? Theme.TextSize : 10.5;

        private static string CellText(double value) => Math.Abs(value) < 5e-3 ? "" : value.ToString("0.##", CultureInfo.InvariantCulture).Replace('-', '\u2212');

        private string Describe()
        {
            var entries = (from row in Enumerable.Range(0, _size)
                           from column in Enumerable.Range(0, _size)
                           where matrix[row, column].Magnitude > 5e-4
                           orderby matrix[row, column].Magnitude descending
                           select $"{AmplitudeText.Number(matrix[row, column])} at {AmplitudeText.Ket(row, _qubits)}\u27E8{AmplitudeText.Bits(column, _qubits)}|").ToArray();
            return $"{title} of {Say.Many(_qubits, "qubit")}, purity {Say.Value(Purity)}. Largest entries: {Say.List(entries)}.";
        }
    }
}
