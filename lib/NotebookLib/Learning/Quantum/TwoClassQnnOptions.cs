using NotebookLib.Data;
using NotebookLib.Quantum;

namespace NotebookLib.Learning;

/// <summary>What <see cref="TwoClassQnn"/> takes for the probability of class 1.</summary>
public enum TwoClassReadout
{
    /// <summary>The probability that the last qubit is 0, as in the original. It seldom comes near 0 or 1, so the loss stays
    /// high.</summary>
    ZeroProbability,

    /// <summary>The logistic function of scale · ⟨Z⟩ + offset on the last qubit, with these two numbers trained beside the
    /// angles.</summary>
    CalibratedExpectation,
}

/// <summary>Settings of <see cref="TwoClassQnn"/>. The defaults are the original's.</summary>
public sealed record TwoClassQnnOptions
{
    /// <summary>Shape of one image; 16 x 16 pixels are 8 qubits.</summary>
    public ImageShape InputShape { get; init; } = new(1, 16, 16);

    /// <summary>Zeros on each side of an image.</summary>
    public int Pad { get; init; }

    /// <summary>Layers of the circuit.</summary>
    public int Depth { get; init; } = 3;

    /// <summary>
    /// Gates after each layer of rotations. With the original's order and three layers, 9 of 24 angles can change the last qubit; with the
    /// other order all can.
    /// </summary>
    public Entangler Entangler { get; init; } = Entangler.CxChain();

    /// <summary>Rotation of each qubit.</summary>
    public Rotation Rotation { get; init; } = Rotation.Ry;

    /// <summary>What an angle means.</summary>
    public AngleConvention Convention { get; init; } = AngleConvention.Full;

    /// <summary>Angles start uniformly in ± this, radians.</summary>
    public double AngleRange { get; init; } = 0.01;

    /// <summary>What is taken for the probability of class 1.</summary>
    public TwoClassReadout Readout { get; init; } = TwoClassReadout.ZeroProbability;

    /// <summary>Step size of Adam.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>L2 penalty of Adam.</summary>
    public double WeightDecay { get; init; } = 1e-8;

    /// <summary>The original's settings.</summary>
    public static TwoClassQnnOptions Original { get; } = new();

    /// <summary>The other order of the CX chain, a calibrated readout, Adam 0.01. Made for pixels in [0, 1].</summary>
    public static TwoClassQnnOptions Improved { get; } = new()
    {
        Entangler = Entangler.CxChain(ChainOrder.FirstPairFirst),
        Readout = TwoClassReadout.CalibratedExpectation,
        LearningRate = 0.01,
    };
}
