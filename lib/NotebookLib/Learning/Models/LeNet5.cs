using System.Numerics;
using NotebookLib.Data;

namespace NotebookLib.Learning;

/// <summary>How <see cref="LeNet5"/> ends.</summary>
public enum LeNet5Output
{
    /// <summary>Plain scores; cross entropy takes their softmax itself. Learns faster.</summary>
    Logits,

    /// <summary>A softmax, of which cross entropy takes the softmax once more: slow to learn, as in the original.</summary>
    SoftmaxAsInTheOriginal,
}

/// <summary>
/// LeNet-5 for 28 x 28 images: two convolutions with tanh and pooling, three dense layers, 44,426 trainable values.
/// </summary>
/// <remarks>LeCun et al., "Gradient-based learning applied to document recognition", Proceedings of the IEEE 86 (1998), in its modern form.</remarks>
public sealed class LeNet5 : Classifier<float>
{
    /// <summary>Makes the model.</summary>
    /// <param name="seed">Seed of the parameters.</param>
    /// <param name="output">How the network ends.</param>
    /// <param name="learningRate">Step size of Adam.</param>
    /// <param name="weightDecay">L2 penalty of Adam.</param>
    public LeNet5(int seed = 0, LeNet5Output output = LeNet5Output.Logits, double learningRate = 1e-3, double weightDecay = 1e-8)
        : base("LeNet-5", new ImageShape(1, 28, 28), CreateNetwork<float>(seed, output), new CrossEntropy<float>(), learningRate, weightDecay)
    {
    }

    /// <summary>The layers alone.</summary>
    /// <param name="seed">Seed of the parameters.</param>
    /// <param name="output">How the network ends.</param>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    public static Sequential<T> CreateNetwork<T>(int seed, LeNet5Output output = LeNet5Output.Logits)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Layer<T>[] layers =
        [
            new Conv2d<T>(1, 6, kernel: 5), new Tanh<T>(), new MaxPool2d<T>(2), // (6, 12, 12)
            new Conv2d<T>(6, 16, kernel: 5), new Tanh<T>(), new MaxPool2d<T>(2), // (16, 4, 4)
            new Flatten<T>(), // (256)
            new Linear<T>(256, 120), new Sigmoid<T>(),
            new Linear<T>(120, 84), new Sigmoid<T>(),
            new Linear<T>(84, 10), // (10)
        ];
        return output == LeNet5Output.Logits ? new(seed, layers) : new(seed, [.. layers, new Softmax<T>()]);
    }
}
