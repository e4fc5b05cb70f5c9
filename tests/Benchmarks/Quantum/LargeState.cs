using System.Diagnostics;
using System.Globalization;
using NotebookLib.Quantum;

namespace Benchmarks.Quantum;

/// <summary><c>dotnet run -c Release --project tests/Benchmarks -- quantum-memory [qubits]</c>: a circuit on one large state, and the most memory the process held.</summary>
internal static class LargeState
{
    internal static int Run(string[] args)
    {
        var qubits = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 26;
        var circuit = new Circuit(qubits).Layer(Gates.H).PhaseLayer(Enumerable.Range(0, qubits).Select(k => 0.1 * k)).CxChain()
            .RyLayer(Enumerable.Range(0, qubits).Select(k => 0.1 * k)).CzChain();
        var state = new StateVector(qubits);
        foreach (var instruction in circuit)
        {
            var start = Stopwatch.GetTimestamp();
            state.Add(instruction);
            Report($"{instruction.ToString()!.Split(" 0")[0].Split('(')[0]}", Stopwatch.GetElapsedTime(start));
        }
        var clock = Stopwatch.GetTimestamp();
        state.Apply(circuit);
        Report("all of it again", Stopwatch.GetElapsedTime(clock));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"squared norm - 1 = {state.SquaredNorm() - 1:G2}, 3 samples: {state.Sample(3)}"));
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"most memory held: {process.PeakWorkingSet64 / 1048576.0:0} MiB"));
        return 0;
    }

    private static void Report(string what, TimeSpan time) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-24} {time.TotalMilliseconds,8:0} ms"));
}
