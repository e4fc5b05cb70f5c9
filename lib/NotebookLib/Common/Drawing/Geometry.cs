namespace NotebookLib.Common.Drawing;

/// <summary>A place in a picture, in pixels from the top left corner.</summary>
internal readonly record struct Point(double X, double Y);

/// <summary>A rectangle in pixels of a picture; the origin is the top left corner, y points down.</summary>
internal readonly record struct Box(double Left, double Top, double Width, double Height)
{
    public double Right => Left + Width;

    public double Bottom => Top + Height;

    public double CentreX => Left + Width / 2;

    public double CentreY => Top + Height / 2;

    /// <summary>The rectangle grown on each side; a negative margin shrinks it.</summary>
    public Box Grow(double margin) => new(Left - margin, Top - margin, Width + 2 * margin, Height + 2 * margin);

    /// <summary>The smallest rectangle around this one and another.</summary>
    public Box Union(Box other)
    {
        var (left, top) = (Math.Min(Left, other.Left), Math.Min(Top, other.Top));
        return new Box(left, top, Math.Max(Right, other.Right) - left, Math.Max(Bottom, other.Bottom) - top);
    }
}
