using System.Diagnostics;
using System.Globalization;
using NotebookLib.Data;
using NotebookLib.Learning;

namespace Benchmarks.Learning;

/// <summary>
/// Where a training step's time goes: forward and backward of each layer as the network runs it (fused), for one chunk of examples on one
/// thread, the fastest of many runs. Run: <c>dotnet run -c Release --project tests/Benchmarks -- layer-times</c>
/// </summary>
internal static class LayerTimes
{
    /// <summary>Long enough for the runtime to reach its fastest code.</summary>
    private static readonly TimeSpan RunTime = TimeSpan.FromSeconds(0.4);

    private const int Examples = ExecutionPlan<float>.Examples;

    public static int Run()
    {
        Print(new LeNet5(seed: 1, LeNet5Output.SoftmaxAsInTheOriginal));
        Print(new SimpleCnn(seed: 1));
        return 0;
    }

    private static void Print(Classifier<float> model)
    {
        var plan = new ExecutionPlan<float>(FusedLayers.From(model.Network.Layers), model.Network.InputShape!);
        plan.Prepare();
        var (chunk, worker) = (new ChunkMemory<float>(plan), new WorkerMemory<float>(plan));
        var gradients = new float[plan.ParameterCount];
        var batch = new float[Examples * plan.InputShape.Size];
        var random = new Random(1);
        for (var i = 0; i < batch.Length; i++) batch[i] = 2 * random.NextSingle() - 1;
        Console.WriteLine($"{model.Name}, microseconds for {Examples} examples{"",-12}{"forward",10}{"backward",10}");
        var total = Line("load", () => ExampleLayout.Load<float, float>(batch, plan.InputShape.Size, 0, Examples, chunk.Input, Examples), null);
        for (var i = 0; i < worker.FirstGradient.Length; i++) worker.FirstGradient[i] = 2 * random.NextSingle() - 1;
        foreach (var layer in plan.Layers)
        {
            total += Line(
                layer.Layer.ToString()!,
                () => layer.Layer.Forward(Pass(layer, chunk, worker, gradients)),
                () => layer.Layer.Backward(Pass(layer, chunk, worker, gradients)));
        }
        var adam = model.Optimizer;
        var step = Fastest(adam.Step);
        total = total * 64 / Examples + step;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Adam {step:0.0}; all of a batch of 64: {total:0}"));
        Console.WriteLine();
    }

    private static LayerPass<float> Pass(PlannedLayer<float> layer, ChunkMemory<float> chunk, WorkerMemory<float> worker, float[] gradients)
    {
        return new LayerPass<float>(gradients, layer.ParameterOffsets)
        {
            Examples = Examples,
            InputShape = layer.InputShape,
            OutputShape = layer.OutputShape,
            Input = chunk.Activations(layer.InputStart, layer.InputShape.Size * Examples),
            Output = chunk.Activations(layer.OutputStart, layer.OutputShape.Size * Examples),
            OutputGradient = worker.FirstGradient[..(layer.OutputShape.Size * Examples)],
            InputGradient = (layer.IsInPlace ? worker.FirstGradient : worker.SecondGradient)[..(layer.InputShape.Size * Examples)],
            NeedsInputGradient = layer.NeedsInputGradient,
            Saved = chunk.Saved(layer.SavedStart, layer.SavedBytes),
            Scratch = worker.Scratch,
        };
    }

    private static double Line(string name, Action forward, Action? backward)
    {
        var (first, second) = (Fastest(forward), backward is null ? 0 : Fastest(backward));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-44}{first,10:0.0}{second,10:0.0}"));
        return first + second;
    }

    private static double Fastest(Action run)
    {
        var fastest = double.MaxValue;
        for (var begin = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begin) < RunTime;)
        {
            var start = Stopwatch.GetTimestamp();
            run();
            fastest = Math.Min(fastest, Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }
        return fastest;
    }
}
