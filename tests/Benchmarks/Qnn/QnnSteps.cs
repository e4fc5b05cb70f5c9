using System.Diagnostics;
using System.Globalization;
using Benchmarks.Learning;
using NotebookLib.Data;
using NotebookLib.Learning;

namespace Benchmarks.Qnn;

/// <summary>
/// One training step (forward, loss, backward, Adam) of both QNNs, batch 64, ours and the original's code on PyTorch in turns, so that
/// both see the same machine. Prints
/// the fastest and the median step of each and the ratio.
/// Run: <c>dotnet run -c Release --project tests/Benchmarks -- qnn-steps [folder of the original repository] [threads] [rounds]</c>
/// </summary>
internal static class QnnSteps
{
    private const int BatchSize = 64;
    private const int OurStepsPerRound = 400;

    public static int Run(string[] arguments)
    {
        var folder = arguments.Length > 0 ? arguments[0] : null;
        var threads = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 1;
        var rounds = arguments.Length > 2 ? int.Parse(arguments[2], CultureInfo.InvariantCulture) : 3;
        if (folder is not null && !File.Exists(Path.Combine(folder, "quantum_circuit_simulator.py")))
        {
            Console.Error.WriteLine(
                $"{folder} has no quantum_circuit_simulator.py; give the folder of a checkout of the original repository, or nothing for our times alone.");
            return 2;
        }
        using var peer = folder is null ? null : PyTorchPeer.Start("/usr/bin/python3", Path.Combine("Qnn", "qnn_peer.py"), Path.GetFullPath(folder));
        Console.WriteLine(peer is null
            ? "Our times alone; milliseconds a step."
            : $"The original on PyTorch {peer.Version}, {threads} thread(s) each, batch {BatchSize}, {rounds} rounds in turns; milliseconds a step.");
        Console.WriteLine($"{"model",-28}{"ours, best",12}{"median",9}{"original, best",16}{"median",9}{"ratio, best",13}{"median",9}");
        Compare("QNN, 10 qubits, 1 layer", "qnn", new NotebookLib.Learning.Qnn(seed: 1), peer, 3, threads, rounds);
        Compare("QNN 2, 8 qubits, 3 layers", "qnn2", new TwoClassQnn(seed: 1), peer, 10, threads, rounds);
        return 0;
    }

    private static void Compare(string title, string name, Classifier<float> model, PyTorchPeer? peer, int peerSteps, int threads, int rounds)
    {
        model.Network.Threads = threads;
        var batch = RandomBatch(model);
        var (ours, theirs) = (new List<double>(), new List<double>());
        for (var step = 0; step < OurStepsPerRound; step++) model.Train(batch);
        peer?.Time(name, threads, BatchSize, 1);
        for (var round = 0; round < rounds; round++)
        {
            for (var step = 0; step < OurStepsPerRound; step++)
            {
                var start = Stopwatch.GetTimestamp();
                model.Train(batch);
                ours.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
            if (peer is not null) theirs.AddRange(peer.Time(name, threads, BatchSize, peerSteps));
        }
        Console.Write(string.Create(CultureInfo.InvariantCulture, $"{title,-28}{ours.Min(),12:0.0000}{Median(ours),9:0.0000}"));
        Console.WriteLine(peer is null ? "" : string.Create(
            CultureInfo.InvariantCulture,
            $"{theirs.Min(),16:0.0}{Median(theirs),9:0.0}{theirs.Min() / ours.Min(),13:0}{Median(theirs) / Median(ours),9:0}"));
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static Batch RandomBatch(Classifier<float> model)
    {
        var random = new Random(1);
        var batch = new Batch(model.InputShape, BatchSize) { Count = BatchSize };
        for (var i = 0; i < batch.Images.Length; i++) batch.Images[i] = 2 * random.NextSingle() - 1;
        for (var i = 0; i < BatchSize; i++) batch.Labels[i] = random.Next(model.ClassCount);
        return batch;
    }
}
