using NotebookLib.Common;

namespace NotebookLib.Data;

// Transforms that choose among the images.
public sealed partial class ImageDataSet
{
    /// <summary>Keeps the images of some classes and numbers these classes anew, 0, 1, … in the order given.</summary>
    /// <param name="classes">Class indices, each at most once.</param>
    /// <returns>A new set, in the order of this one. Its labels are positions in <paramref name="classes"/>, its
    /// <see cref="ClassNames"/> the names of those classes, as a model with that many outputs needs them.</returns>
    /// <exception cref="ArgumentException">A class is unknown or given twice, or none is given.</exception>
    public ImageDataSet OfClasses(params int[] classes)
    {
        ArgumentNullException.ThrowIfNull(classes);
        if (classes.Length == 0) throw new ArgumentException($"No class was given; {KnownClasses()}.", nameof(classes));
        var newLabels = new int[ClassNames.Count];
        Array.Fill(newLabels, -1);
        for (var i = 0; i < classes.Length; i++)
        {
            var label = classes[i];
            if (label < 0 || label >= ClassNames.Count)
                throw new ArgumentException($"Unknown class {label}; {KnownClasses()}.", nameof(classes));
            if (newLabels[label] >= 0)
                throw new ArgumentException($"Class {label} ({ClassNames[label]}) was given twice; give each class once.", nameof(classes));
            newLabels[label] = i;
        }
        var kept = Enumerable.Range(0, Count).Where(i => newLabels[_labels[i]] >= 0).ToArray();
        var names = Array.ConvertAll(classes, label => ClassNames[label]);
        var name = $"{Name}, {(names.Length == 1 ? "class" : "classes")} {string.Join(", ", names)}";
        return Choose(name, kept, names, label => (byte)newLabels[label]);
    }

    /// <summary>Keeps the images of some classes, given by name, and numbers these classes anew, 0, 1, … in the order given.</summary>
    /// <param name="classNames">Names out of <see cref="ClassNames"/>, each at most once; upper and lower case are the same.</param>
    /// <returns>A new set, as of <see cref="OfClasses(int[])"/>.</returns>
    /// <exception cref="ArgumentException">A class is unknown or given twice, or none is given.</exception>
    public ImageDataSet OfClasses(params string[] classNames)
    {
        ArgumentNullException.ThrowIfNull(classNames);
        return OfClasses(Array.ConvertAll(classNames, ClassIndex));
    }

    /// <summary>Index of a class.</summary>
    /// <param name="className">Name out of <see cref="ClassNames"/>; upper and lower case are the same.</param>
    /// <exception cref="ArgumentException">There is no such class; the message lists all.</exception>
    public int ClassIndex(string className)
    {
        ArgumentNullException.ThrowIfNull(className);
        for (var i = 0; i < ClassNames.Count; i++)
        {
            if (string.Equals(ClassNames[i], className, StringComparison.OrdinalIgnoreCase)) return i;
        }
        throw new ArgumentException($"Unknown class '{className}'; {KnownClasses()}.", nameof(className));
    }

    /// <summary>Splits the set in two at random.</summary>
    /// <param name="firstCount">Number of images in the first part, 1 to <c>Count - 1</c>.</param>
    /// <param name="seed">Seed of the choice; the same seed gives the same parts.</param>
    /// <returns>Two sets in random order that share no image and together hold all.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A part would be empty.</exception>
    public (ImageDataSet First, ImageDataSet Second) Split(int firstCount, int seed)
    {
        if (firstCount < 1 || firstCount >= Count)
            throw new ArgumentOutOfRangeException(nameof(firstCount), firstCount,
                $"The first part of {Name} would have {firstCount} of {Count} images; "
                + $"allowed are 1 to {Count - 1}, so that both parts have some.");
        var order = Shuffled(seed);
        var first = Choose($"{Name}, {firstCount} at random", order[..firstCount]);
        return (first, Choose($"{Name}, the other {Count - firstCount}", order[firstCount..]));
    }

    /// <summary>Splits the set in two at random.</summary>
    /// <param name="firstFraction">Share of the images in the first part, between 0 and 1; the count is rounded.</param>
    /// <param name="seed">Seed of the choice; the same seed gives the same parts.</param>
    /// <returns>Two sets in random order that share no image and together hold all.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is not between 0 and 1, or a part would be empty.</exception>
    public (ImageDataSet First, ImageDataSet Second) Split(double firstFraction, int seed) => firstFraction is > 0 and < 1
        ? Split((int)Math.Round(firstFraction * Count), seed)
        : throw new ArgumentOutOfRangeException(nameof(firstFraction), firstFraction,
            FormattableString.Invariant(
                $"The share of the first part is {firstFraction}; it must lie between 0 and 1. For a number of images give an int."));

    /// <summary>The first images.</summary>
    /// <param name="count">How many, 0 to <c>Count</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many.</exception>
    public ImageDataSet Take(int count)
    {
        CheckCount(count);
        return count == Count ? this : Choose($"{Name}, first {count}", Enumerable.Range(0, count).ToArray());
    }

    /// <summary>Some images at random, each at most once.</summary>
    /// <param name="count">How many, 0 to <c>Count</c>.</param>
    /// <param name="seed">Seed of the choice; the same seed gives the same images.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many.</exception>
    public ImageDataSet Sample(int count, int seed)
    {
        CheckCount(count);
        return Choose($"{Name}, {count} at random", Shuffled(seed)[..count]);
    }

    private ImageDataSet Choose(string name, int[] indices, IReadOnlyList<string>? classNames = null, Func<byte, byte>? relabel = null)
    {
        var pixels = new byte[(long)indices.Length * Shape.Size];
        var labels = new byte[indices.Length];
        for (var i = 0; i < indices.Length; i++)
        {
            Pixels(indices[i]).CopyTo(pixels.AsSpan(i * Shape.Size));
            labels[i] = relabel is null ? _labels[indices[i]] : relabel(_labels[indices[i]]);
        }
        return new ImageDataSet(name, Shape, pixels, labels, classNames ?? ClassNames);
    }

    private int[] Shuffled(int seed)
    {
        var order = Enumerable.Range(0, Count).ToArray();
        new SeededRandom(seed, "choice").Shuffle(order);
        return order;
    }

    private string KnownClasses() =>
        "the classes are " + string.Join(", ", ClassNames.Select((name, i) => name == $"{i}" ? name : $"{i} {name}"));

    private void CheckCount(int count)
    {
        if (count < 0 || count > Count)
            throw new ArgumentOutOfRangeException(nameof(count), count, $"{count} images of {Name} were asked for; it has {Count}.");
    }
}
