namespace NotebookLib.Data;

/// <summary>A data set in its two parts, and where it was found.</summary>
/// <param name="Train">The images to learn from.</param>
/// <param name="Test">The images to judge by, never shown in training.</param>
/// <param name="Origin">Where the files were found, one sentence without a path of this machine, fit to be printed in a notebook.</param>
/// <param name="IsSample">Whether this is the small bundled sample that stands in for the full set.</param>
public sealed record TrainAndTest(ImageDataSet Train, ImageDataSet Test, string Origin, bool IsSample = false);
