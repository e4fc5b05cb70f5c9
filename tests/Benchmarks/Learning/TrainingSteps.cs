using System.Diagnostics;
using System.Globalization;
using NotebookLib.Data;
using NotebookLib.Learning;

namespace Benchmarks.Learning;

/// <summary>
/// One training step (forward, loss, backward, Adam) of LeNet-5 and the simple CNN, batch 64, ours and PyTorch's in turns, so that both
/// see the same machine. Prints for each the fastest and the median step by the clock, and the processor time of a step, which other
/// programs on the machine disturb least.
/// Run: <c>dotnet run -c Release --project tests/Benchmarks -- training-steps [threads] [rounds]</c>
/// </summary>
internal static class TrainingSteps
{
    private const int BatchSize = 64;
    private const int OurStepsPerRound = 200;
    private const int PeerStepsPerRound = 20;

    public static int Run(string[] arguments)
    {
        var threads = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 1;
        var rounds = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 5;
        using var peer = PyTorchPeer.Start("/usr/bin/python3");
        Console.WriteLine(peer is null
            ? "No PyTorch at /usr/bin/python3: our times alone."
            : $"PyTorch {peer.Version}, {threads} thread(s) each, batch {BatchSize}, {rounds} rounds in turns; milliseconds a step.");
        Console.WriteLine($"{"",-12}{"ours",24}{"PyTorch",26}{"PyTorch / ours",24}");
        Console.WriteLine($"{"model",-12}{"best",8}{"median",8}{"cpu",8}{"best",10}{"median",8}{"cpu",8}{"best",8}{"median",8}{"cpu",8}");
        Compare("simple_cnn", new SimpleCnn(seed: 1), peer, threads, rounds);
        Compare("lenet5", new LeNet5(seed: 1, LeNet5Output.SoftmaxAsInTheOriginal), peer, threads, rounds);
        return 0;
    }

    private static void Compare(string name, Classifier<float> model, PyTorchPeer? peer, int threads, int rounds)
    {
        model.Network.Threads = threads;
        var batch = RandomBatch();
        var (ours, theirs) = (new List<double>(), new List<double>());
        var (ourCpu, theirCpu) = (double.MaxValue, double.MaxValue);
        for (var step = 0; step < OurStepsPerRound; step++) model.Train(batch);
        peer?.Time(name, threads, BatchSize, PeerStepsPerRound);
        for (var round = 0; round < rounds; round++)
        {
            var cpu = Environment.CpuUsage.TotalTime;
            for (var step = 0; step < OurStepsPerRound; step++)
            {
                var start = Stopwatch.GetTimestamp();
                model.Train(batch);
                ours.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
            ourCpu = Math.Min(ourCpu, (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds / OurStepsPerRound);
            if (peer is null) continue;
            var answer = peer.Time(name, threads, BatchSize, PeerStepsPerRound);
            theirCpu = Math.Min(theirCpu, answer[0]);
            theirs.AddRange(answer[1..]);
        }
        Console.Write(string.Create(CultureInfo.InvariantCulture, $"{name,-12}{ours.Min(),8:0.000}{Median(ours),8:0.000}{ourCpu,8:0.000}"));
        Console.WriteLine(peer is null ? "" : string.Create(
            CultureInfo.InvariantCulture,
            $"{theirs.Min(),10:0.00}{Median(theirs),8:0.00}{theirCpu,8:0.00}{theirs.Min() / ours.Min(),8:0.0}{Median(theirs) / Median(ours),8:0.0}{theirCpu / ourCpu,8:0.0}"));
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static Batch RandomBatch()
    {
        var random = new Random(1);
        var batch = new Batch(new ImageShape(1, 28, 28), BatchSize) { Count = BatchSize };
        for (var i = 0; i < batch.Images.Length; i++) batch.Images[i] = 2 * random.NextSingle() - 1;
        for (var i = 0; i < BatchSize; i++) batch.Labels[i] = random.Next(10);
        return batch;
    }
}
