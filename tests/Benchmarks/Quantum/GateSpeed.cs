using System.Globalization;
using NotebookLib.Quantum;

namespace Benchmarks.Quantum;

/// <summary>
/// <c>dotnet run -c Release --project tests/Benchmarks -- quantum [qubits …] [threads] [/part of a gate's name]</c>: time of one gate on one complex state, beside a plain copy
/// loop over as many bytes in the same run. A gate that changes every amplitude reads and writes the whole state once, as the copy does;
/// ratio = (bytes the gate must move / its time) / (bytes the copy moves / its time).
/// </summary>
internal static class GateSpeed
{
    internal static int Run(string[] args)
    {
        var sizes = args.Where(arg => int.TryParse(arg, out _)).Select(int.Parse).ToArray();
        var only = args.FirstOrDefault(arg => arg.StartsWith('/'))?[1..] ?? "";
        foreach (var qubits in sizes.Length > 0 ? sizes : [10, 20, 22, 24, 26])
            Run(qubits, args.Contains("threads") ? Environment.ProcessorCount : 1, only);
        return 0;
    }

    private static void Run(int qubits, int threads, string only)
    {
        var state = new StateVector(qubits) { MaxThreads = threads };
        state.Layer(Gates.H).Phase(0.3, 0); // all amplitudes non-zero, and complex
        var rounds = qubits < 16 ? 1000 : qubits < 24 ? 10 : 3;
        var copy = CopySeconds(state.Count, rounds, out var library);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{qubits} qubits, {threads} thread(s): copy loop of {16L * state.Count / 1024.0:0} KiB {Time(copy)}, {32.0 * state.Count / copy / 1e9:0.0} GB/s (Span.CopyTo {32.0 * state.Count / library / 1e9:0.0} GB/s)"));
        int last = qubits - 1, middle = qubits / 2;
        foreach (var (label, part, circuit) in (IEnumerable<(string, double, Circuit)>)
        [
            .. new[] { 0, middle, last - 3, last - 2, last - 1, last }.SelectMany(target => new (string, double, Circuit)[]
            {
                ($"H {target}", 1, new Circuit(qubits).H(target)),
                ($"X {target}", 1, new Circuit(qubits).X(target)),
                ($"Rx {target}", 1, new Circuit(qubits).Rx(0.3, target)),
                ($"Ry {target}", 1, new Circuit(qubits).Ry(0.3, target)),
                ($"Rz {target}", 1, new Circuit(qubits).Rz(0.3, target)),
                ($"T {target}", 0.5, new Circuit(qubits).T(target)),
                ($"U {target}", 1, new Circuit(qubits).U(0.3, 0.4, 0.5, target)),
            }),
            ("CX 0 1", 0.5, new Circuit(qubits).CX(0, 1)),
            ($"CX 0 {last}", 0.5, new Circuit(qubits).CX(0, last)),
            ($"CX {last} 0", 0.5, new Circuit(qubits).CX(last, 0)),
            ($"CX {last - 1} {last}", 0.5, new Circuit(qubits).CX(last - 1, last)),
            ($"CZ {middle} {middle + 1}", 0.25, new Circuit(qubits).CZ(middle, middle + 1)),
            ($"CCX 0 1 {middle}", 0.25, new Circuit(qubits).CCX(0, 1, middle)),
            ($"SWAP 0 {middle}", 0.5, new Circuit(qubits).Swap(0, middle)),
            ($"SWAP 0 {last}", 0.5, new Circuit(qubits).Swap(0, last)),
            ("Rxx 0 1", 1, new Circuit(qubits).Rxx(0.3, 0, 1)),
            ($"Rxx 0 {last}", 1, new Circuit(qubits).Rxx(0.3, 0, last)),
            ($"Rzz 0 {middle}", 1, new Circuit(qubits).Rzz(0.3, 0, middle)),
            ("CX chain", 1, new Circuit(qubits).CxChain()),
            ("CX chain back", 1, new Circuit(qubits).CxChain(ChainOrder.FirstPairFirst)),
            ("CZ chain", 1, new Circuit(qubits).CzChain()),
            ("Ry layer", 1, new Circuit(qubits).RyLayer(Enumerable.Range(0, qubits).Select(k => 0.1 * k))),
            ("Phase layer", 1, new Circuit(qubits).PhaseLayer(Enumerable.Range(0, qubits).Select(k => 0.1 * k))),
        ])
        {
            if (!label.Contains(only, StringComparison.OrdinalIgnoreCase))
                continue;
            var gate = circuit[0];
            var seconds = Best.Seconds(() => state.Add(gate), qubits < 16 ? 0.0001 : 0.01, rounds);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {label,-16} {Time(seconds),10}   ratio {part * copy / seconds:0.00}"));
        }
    }

    // Seconds to copy as many bytes as the state has, at most 256 MiB at a time.
    private static double CopySeconds(int amplitudes, int rounds, out double library)
    {
        var length = Math.Min(2 * amplitudes, 1 << 25);
        double[] source = new double[length], destination = new double[length];
        Array.Fill(source, 1.0);
        var scale = 2.0 * amplitudes / length;
        library = scale * Best.Seconds(() => source.AsSpan().CopyTo(destination), 0.005, rounds);
        return scale * Best.Seconds(() =>
        {
            for (var i = 0; i < source.Length; i++)
                destination[i] = source[i];
        }, 0.005, rounds);
    }

    private static string Time(double seconds) => seconds < 1e-3
        ? string.Create(CultureInfo.InvariantCulture, $"{seconds * 1e6:0.000} µs")
        : string.Create(CultureInfo.InvariantCulture, $"{seconds * 1e3:0.00} ms");
}
