using NotebookLib.Common;
using NotebookLib.Quantum.Drawing;

namespace NotebookLib.Quantum;

/// <content>Drawing: a circuit as last expression of a notebook cell shows itself.</content>
[TypeFormatterSource(typeof(CircuitFormatters), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed partial class Circuit
{
    /// <summary>The circuit drawn with box characters; qubit 0 on top, time runs to the right.</summary>
    /// <param name="options">Width in characters and more; null: the defaults.</param>
    /// <returns>Lines separated by <c>\n</c>. Filled dots are controls on 1, open dots on 0; M is a measurement, double lines carry classical bits.</returns>
    /// <exception cref="ArgumentException">The number of qubit names in the options is not the number of qubits.</exception>
    public string ToText(DrawingOptions? options = null) => TextDrawing.Draw(this, options ?? new DrawingOptions());

    /// <summary>The circuit drawn as SVG; qubit 0 on top, time runs to the right.</summary>
    /// <param name="options">Width in pixels and more; null: the defaults.</param>
    /// <returns>One <c>svg</c> element without scripts, ids or fonts of its own, with a label for screen readers; its colours follow light and dark pages.</returns>
    /// <exception cref="ArgumentException">The number of qubit names in the options is not the number of qubits.</exception>
    public string ToSvg(DrawingOptions? options = null) => Draw(options).Svg;

    /// <summary>The circuit as a picture together with the place of every instruction in it, for figures that point at gates.</summary>
    /// <param name="options">Width in pixels and more; null: the defaults.</param>
    /// <exception cref="ArgumentException">The number of qubit names in the options is not the number of qubits.</exception>
    public CircuitDrawing Draw(DrawingOptions? options = null) => SvgDrawing.Draw(this, options ?? new DrawingOptions());

    /// <summary>The SVG as an HTML image that code hosts keep, with the description as alternative text.</summary>
    /// <param name="options">Width in pixels and more; null: the defaults.</param>
    public string ToHtml(DrawingOptions? options = null) => CircuitFormatters.Html(this, options ?? new DrawingOptions());

    /// <summary>One sentence that says what a drawing of the circuit shows, for those who cannot see it.</summary>
    public string Describe() => InstructionText.Describe(this);

    /// <summary>The drawing with box characters.</summary>
    public override string ToString() => ToText();
}
