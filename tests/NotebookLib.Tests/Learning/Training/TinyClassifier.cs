using System.Runtime.InteropServices;
using NotebookLib.Data;
using NotebookLib.Learning;

namespace NotebookLib.Tests.Learning.Training;

/// <summary>Softmax regression with plain gradient descent: the smallest classifier that learns.</summary>
internal sealed class TinyClassifier : IClassifier
{
    private readonly float[] _weight;
    private readonly float[] _bias;
    private readonly float[] _gradient;

    public TinyClassifier(ImageShape shape, int classes, string name = "Tiny")
    {
        Name = name;
        InputShape = shape;
        ClassCount = classes;
        _weight = new float[classes * shape.Size];
        _bias = new float[classes];
        _gradient = new float[classes];
        Parameters = [new Parameter("0.weight", [classes, shape.Size], _weight), new Parameter("0.bias", [classes], _bias)];
    }

    public string Name { get; }

    public ImageShape InputShape { get; }

    public int ClassCount { get; }

    public IReadOnlyList<IParameter> Parameters { get; }

    public double LearningRate { get; set; } = 0.1;

    public List<double> LearningRates { get; } = new(10_000);

    public double Train(Batch batch)
    {
        LearningRates.Add(LearningRate);
        var size = InputShape.Size;
        var loss = 0.0;
        for (var i = 0; i < batch.Count; i++)
        {
            var image = batch.Image(i);
            Probabilities(image, _gradient);
            loss -= Math.Log(_gradient[batch.Labels[i]]);
            _gradient[batch.Labels[i]] -= 1;
            for (var c = 0; c < ClassCount; c++)
            {
                var step = (float)LearningRate / batch.Count * _gradient[c];
                _bias[c] -= step;
                for (var p = 0; p < size; p++) _weight[c * size + p] -= step * image[p];
            }
        }
        return loss / batch.Count;
    }

    public double Predict(Batch batch, Span<float> probabilities)
    {
        var loss = 0.0;
        for (var i = 0; i < batch.Count; i++)
        {
            var row = probabilities.Slice(i * ClassCount, ClassCount);
            Probabilities(batch.Image(i), row);
            loss -= Math.Log(row[batch.Labels[i]]);
        }
        return loss / batch.Count;
    }

    private void Probabilities(ReadOnlySpan<float> image, Span<float> result)
    {
        var sum = 0f;
        for (var c = 0; c < ClassCount; c++)
        {
            var logit = _bias[c];
            for (var p = 0; p < image.Length; p++) logit += _weight[c * image.Length + p] * image[p];
            result[c] = MathF.Exp(logit);
            sum += result[c];
        }
        for (var c = 0; c < ClassCount; c++) result[c] /= sum;
    }

    private sealed class Parameter(string name, int[] shape, float[] values) : IParameter
    {
        public string Name => name;

        public IReadOnlyList<int> Shape => shape;

        public int Count => values.Length;

        public string ElementType => "F32";

        public void CopyTo(Span<byte> destination) => MemoryMarshal.AsBytes<float>(values.AsSpan()).CopyTo(destination);

        public void CopyFrom(ReadOnlySpan<byte> source) => source.CopyTo(MemoryMarshal.AsBytes<float>(values.AsSpan()));
    }
}
