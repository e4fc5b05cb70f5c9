using NotebookLib.Data;
using NotebookLib.Quantum;

namespace NotebookLib.Learning;

/// <summary>Settings of <see cref="Qnn"/>. The defaults are the original's.</summary>
public sealed record QnnOptions
{
    /// <summary>Shape of one image.</summary>
    public ImageShape InputShape { get; init; } = new(1, 28, 28);

    /// <summary>Zeros on each side of an image; 2 makes 32 x 32 pixels of 28 x 28, that is 10 qubits.</summary>
    public int Pad { get; init; } = 2;

    /// <summary>Number of classes.</summary>
    public int Classes { get; init; } = 10;

    /// <summary>Layers of the circuit. At one layer the entangler changes nothing that the linear layer could not undo.</summary>
    public int Depth { get; init; } = 1;

    /// <summary>Gates after each layer of rotations.</summary>
    public Entangler Entangler { get; init; } = Entangler.CxChain();

    /// <summary>Rotation of each qubit.</summary>
    public Rotation Rotation { get; init; } = Rotation.Ry;

    /// <summary>What an angle means.</summary>
    public AngleConvention Convention { get; init; } = AngleConvention.Full;

    /// <summary>Angles start uniformly in ± this, radians.</summary>
    public double AngleRange { get; init; } = 0.01;

    /// <summary>Factor on the probabilities before the linear layer. 1,024 probabilities are about 0.001 each; 100 lets the linear layer
    /// learn faster.</summary>
    public double ProbabilityScale { get; init; } = 1;

    /// <summary>Step size of Adam.</summary>
    public double LearningRate { get; init; } = 0.1;

    /// <summary>L2 penalty of Adam.</summary>
    public double WeightDecay { get; init; } = 1e-10;

    /// <summary>The original's settings.</summary>
    public static QnnOptions Original { get; } = new();

    /// <summary>
    /// Three layers, probabilities times 100, angles from ± 1.5, Adam 0.02. Made for pixels in [0, 1] and a learning rate that falls along a cosine.
    /// </summary>
    public static QnnOptions Improved { get; } = new() { Depth = 3, ProbabilityScale = 100, AngleRange = 1.5, LearningRate = 0.02 };
}
