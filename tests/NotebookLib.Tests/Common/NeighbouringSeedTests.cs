using NotebookLib.Data;
using NotebookLib.Learning;
using NotebookLib.Quantum;

namespace NotebookLib.Tests.Common;

/// <summary>Whatever takes a seed gives unrelated results for seeds s and s + 1: whoever repeats a run over seeds 0, 1, 2, … relies on it.</summary>
public sealed class NeighbouringSeedTests
{
    private const int Seeds = 4000;

    [Fact]
    public void Coins_AgreeInHalfOfTheCases()
    {
        Func<int, int>[] coins =
        [
            seed => new StateVector(1, seed).H(0).MeasureQubit(0),
            seed => new Circuit(1).H(0).Measure(0, 0).Run(seed).Bits[0] - '0',
            seed => new Circuit(1).H(0).Sample(1, seed).Single().Key[0] - '0',
            seed => new Circuit(1).H(0).Measure(0, 0).Sample(1, seed).Single().Key[0] - '0',
            seed => new Circuit(1).H(0).Measure(0, 0).H(0).Measure(0, 0).Sample(1, seed).Single().Key[0] - '0',
            seed => NoiseModel.None.Run(new Circuit(1).H(0)).Sample(1, seed).Single().Key[0] - '0',
        ];
        foreach (var coin in coins)
        {
            var outcomes = Enumerable.Range(0, Seeds).Select(coin).ToArray();
            Statistics.HasMean(0.5, 0.5, [.. outcomes.Select(outcome => (double)outcome)]);
            Statistics.HasMean(0.5, 0.5, [.. outcomes.Zip(outcomes.Skip(1), (one, next) => one == next ? 1.0 : 0.0)]);
        }
    }

    [Fact]
    public void RandomStates_HaveTheFidelityOfIndependentOnes()
    {
        // Two Haar-random states of dimension d: the fidelity has mean 1/d and variance (d - 1) / (d^2 (d + 1)).
        const int d = 8;
        var states = Enumerable.Range(0, 2000).Select(seed => RandomQuantum.State(3, seed)).ToArray();
        var fidelities = states.Zip(states.Skip(1), (one, next) => one.Fidelity(next)).ToArray();
        Statistics.HasMean(1.0 / d, Math.Sqrt((d - 1.0) / (d * d * (d + 1.0))), fidelities);
    }

    [Fact]
    public void InitialParameters_AreUncorrelated()
    {
        var layers = Enumerable.Range(0, 50).Select(seed =>
        {
            var network = new Sequential<float>(new Linear<float>(40, 25));
            network.Initialize(seed);
            return network.Parameters.SelectMany(parameter => parameter.Values.ToArray()).Select(value => (double)value).ToArray();
        }).ToArray();
        Statistics.AreUncorrelated(layers[..^1].SelectMany(values => values).ToArray(), layers[1..].SelectMany(values => values).ToArray());
    }

    [Fact]
    public void Shuffles_LeaveOneImageInPlaceOnAverage()
    {
        // Of two independent orders, the number of places with the same image is nearly Poisson: mean 1, variance 1.
        var data = Numbered(30);
        var orders = Enumerable.Range(0, 1000).Select(seed => data.Sample(30, seed)).ToArray();
        var same = orders.Zip(orders.Skip(1), (one, next) => (double)Enumerable.Range(0, 30).Count(i => one.Pixels(i).SequenceEqual(next.Pixels(i)))).ToArray();
        Statistics.HasMean(1, 1, same);
    }

    [Fact]
    public void ChoiceAndShuffle_OfOneSeed_AreDifferentOrders()
    {
        var data = Numbered(30);
        var same = Enumerable.Range(0, 500).Select(seed =>
        {
            var choice = data.Sample(30, seed);
            var batch = new BatchLoader(data, 30, seed).First();
            return (double)Enumerable.Range(0, 30).Count(i => Scaled(choice.Pixels(i)).SequenceEqual(batch.Image(i)));
        }).ToArray();
        Statistics.HasMean(1, 1, same);

        static ReadOnlySpan<float> Scaled(ReadOnlySpan<byte> pixels)
        {
            var scaled = new float[pixels.Length];
            PixelScale.Symmetric.Apply(pixels, scaled);
            return scaled;
        }
    }

    /// <summary>Images of one pixel, each of another value.</summary>
    private static ImageDataSet Numbered(int count) =>
        new("Numbers", new ImageShape(1, 1, 1), [.. Enumerable.Range(0, count).Select(i => (byte)i)], new byte[count], ["a"]);
}
