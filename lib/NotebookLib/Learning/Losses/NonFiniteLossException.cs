using System.Globalization;

namespace NotebookLib.Learning;

/// <summary>The loss of a batch is infinite or not a number, so its gradient is of no use.</summary>
public sealed class NonFiniteLossException : ArithmeticException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="loss">The loss found.</param>
    public NonFiniteLossException(double loss)
        : base(string.Create(
            CultureInfo.InvariantCulture,
            $"The loss is {loss}: parameters grew beyond all bounds or the images are not finite. Lower the learning rate, and look for NaN in images and parameters."))
        => Loss = loss;

    /// <summary>The loss found.</summary>
    public double Loss { get; }
}
