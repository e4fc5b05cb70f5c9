namespace NotebookLib.Learning;

/// <summary>
/// Layers, networks, losses and optimiser in single precision, under short names. With <c>using static NotebookLib.Learning.NetworkBuilder;</c>
/// a network reads as in PyTorch: <c>Sequential(Conv2d(1, 6, kernel: 5), Tanh(), MaxPool2d(2), …)</c>.
/// </summary>
public static partial class NetworkBuilder
{
    /// <inheritdoc cref="Sequential{T}(Layer{T}[])"/>
    public static Sequential<float> Sequential(params Layer<float>[] layers) => new(layers);

    /// <inheritdoc cref="Sequential{T}(int, Layer{T}[])"/>
    public static Sequential<float> Sequential(int seed, params Layer<float>[] layers) => new(seed, layers);

    /// <inheritdoc cref="Conv2d{T}(int, int, int)"/>
    public static Conv2d<float> Conv2d(int inChannels, int outChannels, int kernel) => new(inChannels, outChannels, kernel);

    /// <inheritdoc cref="MaxPool2d{T}(int)"/>
    public static MaxPool2d<float> MaxPool2d(int window) => new(window);

    /// <summary>Reads an example of any shape as one row of values.</summary>
    public static Flatten<float> Flatten() => new();

    /// <inheritdoc cref="Linear{T}(int, int)"/>
    public static Linear<float> Linear(int inFeatures, int outFeatures) => new(inFeatures, outFeatures);

    /// <summary>The values followed by all their products: a linear layer on them is a quadratic classifier.</summary>
    public static QuadraticFeatures<float> QuadraticFeatures() => new();

    /// <summary>Hyperbolic tangent of every value.</summary>
    public static Tanh<float> Tanh() => new();

    /// <summary>Logistic function of every value.</summary>
    public static Sigmoid<float> Sigmoid() => new();

    /// <inheritdoc cref="LeakyReLU{T}(double)"/>
    public static LeakyReLU<float> LeakyReLU(double slope = 0.01) => new(slope);

    /// <summary>Turns an example's values into probabilities.</summary>
    public static Softmax<float> Softmax() => new();

    /// <summary>Cross entropy of the softmax of the scores.</summary>
    public static CrossEntropy<float> CrossEntropy() => new();

    /// <summary>Binary cross entropy of one output, the probability of class 1.</summary>
    public static BinaryCrossEntropy<float> BinaryCrossEntropy() => new();

    /// <summary>Adam for all parameters of a network.</summary>
    /// <param name="network">What to train.</param>
    /// <param name="learningRate">Step size, above 0.</param>
    /// <param name="weightDecay">L2 penalty, 0 or more.</param>
    public static Adam<float> Adam(Sequential<float> network, double learningRate = 1e-3, double weightDecay = 0)
    {
        ArgumentNullException.ThrowIfNull(network);
        return new(network.Parameters, learningRate, weightDecay);
    }
}
