using System.Numerics;
using NotebookLib.Data;

namespace NotebookLib.Learning;

/// <summary>LeNet-5's little sister for 28 x 28 images: one convolution with rectifier and pooling, one dense layer, 54,410 trainable values.</summary>
public sealed class SimpleCnn : Classifier<float>
{
    /// <summary>Makes the model.</summary>
    /// <param name="seed">Seed of the parameters.</param>
    /// <param name="learningRate">Step size of Adam.</param>
    /// <param name="weightDecay">L2 penalty of Adam.</param>
    public SimpleCnn(int seed = 0, double learningRate = 1e-3, double weightDecay = 1e-8)
        : base("Simple CNN", new ImageShape(1, 28, 28), CreateNetwork<float>(seed), new CrossEntropy<float>(), learningRate, weightDecay)
    {
    }

    /// <summary>The layers alone.</summary>
    /// <param name="seed">Seed of the parameters.</param>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    public static Sequential<T> CreateNetwork<T>(int seed) where T : unmanaged, IBinaryFloatingPointIeee754<T> => new(
        seed,
        new Conv2d<T>(1, 32, kernel: 3), // (32, 26, 26)
        new LeakyReLU<T>(0),
        new MaxPool2d<T>(2), // (32, 13, 13)
        new Flatten<T>(), // (5408)
        new Linear<T>(5408, 10)); // (10)
}
