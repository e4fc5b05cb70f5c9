namespace NotebookLib.Quantum;

/// <summary>Where something stands in a drawing, in pixels from its top left corner; y points down.</summary>
/// <param name="Left">Left edge.</param>
/// <param name="Top">Upper edge.</param>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
public readonly record struct DrawingBox(double Left, double Top, double Width, double Height);

/// <summary>A circuit as a picture, with the place of every instruction in it.</summary>
public sealed class CircuitDrawing
{
    internal CircuitDrawing(string svg, int width, int height, IReadOnlyList<DrawingBox?> places) =>
        (Svg, Width, Height, Places) = (svg, width, height, places);

    /// <summary>The picture: one <c>svg</c> element.</summary>
    public string Svg { get; }

    /// <summary>Width, in pixels.</summary>
    public int Width { get; }

    /// <summary>Height, in pixels.</summary>
    public int Height { get; }

    /// <summary>
    /// Where each instruction of the circuit stands. Null for one that is not drawn; for one that was broken over several lines, its place on the first.
    /// </summary>
    public IReadOnlyList<DrawingBox?> Places { get; }
}
