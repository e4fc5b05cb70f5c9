namespace NotebookLib.Charts.Drawing;

/// <summary>A rectangle in pixels of the figure; the origin is the top left corner, y points down.</summary>
internal readonly record struct Box(double Left, double Top, double Width, double Height)
{
    public double Right => Left + Width;

    public double Bottom => Top + Height;

    public double CentreX => Left + Width / 2;

    public double CentreY => Top + Height / 2;

    /// <summary>The rectangle grown on each side; a negative margin shrinks it.</summary>
    public Box Grow(double margin) => new(Left - margin, Top - margin, Width + 2 * margin, Height + 2 * margin);
}
