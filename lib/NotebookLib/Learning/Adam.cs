using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NotebookLib.Common;

namespace NotebookLib.Learning;

/// <summary>
/// Adam with L2 weight decay, as PyTorch's <c>torch.optim.Adam</c>: g += decay · p; m = β1 m + (1 - β1) g; v = β2 v + (1 - β2) g²;
/// p -= rate · (m / (1 - β1^t)) / (√(v / (1 - β2^t)) + ε).
/// </summary>
/// <remarks>Kingma and Ba, "Adam: a method for stochastic optimization", arXiv:1412.6980, algorithm 1.</remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Adam<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Parameter<T>[] _parameters;
    private readonly T[][] _means;
    private readonly T[][] _squares;
    private int _step;

    /// <summary>Makes an optimiser.</summary>
    /// <param name="parameters">What to train, for example <see cref="Sequential{T}.Parameters"/>.</param>
    /// <param name="learningRate">Step size, above 0.</param>
    /// <param name="weightDecay">L2 penalty, 0 or more.</param>
    /// <param name="beta1">Decay of the mean gradient, in [0, 1).</param>
    /// <param name="beta2">Decay of the mean squared gradient, in [0, 1).</param>
    /// <param name="epsilon">Added to the root of the mean square, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public Adam(
        IReadOnlyList<Parameter<T>> parameters, double learningRate = 1e-3, double weightDecay = 0, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (!(weightDecay >= 0) || !double.IsFinite(weightDecay))
            throw new ArgumentOutOfRangeException(nameof(weightDecay), weightDecay, Range("Weight decay", weightDecay, "0 or more (1e-8 is usual here)"));
        if (beta1 is not (>= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(beta1), beta1, Range("beta1", beta1, "in [0, 1)"));
        if (beta2 is not (>= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(beta2), beta2, Range("beta2", beta2, "in [0, 1)"));
        if (!(epsilon > 0))
            throw new ArgumentOutOfRangeException(nameof(epsilon), epsilon, Range("epsilon", epsilon, "above 0"));
        _parameters = [.. parameters];
        _means = [.. parameters.Select(parameter => new T[parameter.Count])];
        _squares = [.. parameters.Select(parameter => new T[parameter.Count])];
        LearningRate = learningRate;
        WeightDecay = weightDecay;
        Beta1 = beta1;
        Beta2 = beta2;
        Epsilon = epsilon;
    }

    /// <summary>Step size, above 0; a schedule changes it between steps.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a finite number above 0.</exception>
    public double LearningRate
    {
        get;
        set => field = value > 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, Range("The learning rate", value, "above 0 (0.001 is usual)"));
    }

    /// <summary>L2 penalty.</summary>
    public double WeightDecay { get; }

    /// <summary>Decay of the mean gradient.</summary>
    public double Beta1 { get; }

    /// <summary>Decay of the mean squared gradient.</summary>
    public double Beta2 { get; }

    /// <summary>Added to the root of the mean square.</summary>
    public double Epsilon { get; }

    /// <summary>Changes every parameter by its gradient. Leaves the gradients; the next backward pass replaces them.</summary>
    public void Step()
    {
        _step++;
        for (var p = 0; p < _parameters.Length; p++) Update(_parameters[p].Values, _parameters[p].Gradient, _means[p], _squares[p]);
    }

    /// <summary>
    /// Sets all gradients to zero. Needed only before backward passes that accumulate: by default a backward pass replaces the gradients.
    /// </summary>
    public void ZeroGrad()
    {
        foreach (var parameter in _parameters) parameter.Gradient.Clear();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Update(Span<T> values, ReadOnlySpan<T> gradients, Span<T> means, Span<T> squares)
    {
        var rate = T.CreateChecked(LearningRate / (1 - Math.Pow(Beta1, _step)));
        var correction = T.CreateChecked(1 / Math.Sqrt(1 - Math.Pow(Beta2, _step)));
        var (beta1, beta2) = (T.CreateChecked(Beta1), T.CreateChecked(Beta2));
        var (rest1, rest2) = (T.CreateChecked(1 - Beta1), T.CreateChecked(1 - Beta2));
        var (decay, epsilon) = (T.CreateChecked(WeightDecay), T.CreateChecked(Epsilon));
        var i = 0;
        for (; i <= values.Length - Vector256<T>.Count; i += Vector256<T>.Count)
        {
            var value = Vector256.Create<T>(values[i..]);
            var gradient = Lanes.MultiplyAdd(Vector256.Create(decay), value, Vector256.Create(gradients[i..]));
            var mean = Lanes.MultiplyAdd(Vector256.Create(beta1), Vector256.Create<T>(means[i..]), Vector256.Create(rest1) * gradient);
            var square = Lanes.MultiplyAdd(Vector256.Create(beta2), Vector256.Create<T>(squares[i..]), Vector256.Create(rest2) * gradient * gradient);
            mean.CopyTo(means[i..]);
            square.CopyTo(squares[i..]);
            var change = Vector256.Create(rate) * mean / Lanes.MultiplyAdd(Vector256.Sqrt(square), Vector256.Create(correction), Vector256.Create(epsilon));
            (value - change).CopyTo(values[i..]);
        }
        for (; i < values.Length; i++)
        {
            var gradient = gradients[i] + decay * values[i];
            means[i] = beta1 * means[i] + rest1 * gradient;
            squares[i] = beta2 * squares[i] + rest2 * gradient * gradient;
            values[i] -= rate * means[i] / (T.Sqrt(squares[i]) * correction + epsilon);
        }
    }

    private static string Range(string name, double value, string allowed) =>
        string.Create(CultureInfo.InvariantCulture, $"{name} is {value}; it must be {allowed}.");
}
