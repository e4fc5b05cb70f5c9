using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using NotebookLib.Common;

namespace NotebookLib.Quantum.Kernels;

/// <summary>
/// The amplitudes of one state or of a batch of states, stored amplitude-major, [amplitude][example], real and imaginary parts apart.
/// Without imaginary parts as long as the states are real. Gates act in place.
/// </summary>
internal sealed partial class Register<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Below this many elements one thread is done before another has woken up.
    private const int ThreadingFrom = 1 << 17;

    private const int SmallestPart = 1 << 14;

    // Up to this many elements the whole register stays in the cache, and cutting it into blocks gains nothing.
    private const int LargestDirect = 1 << 13;

    private readonly int _bits;
    private readonly int _unit;
    private readonly int _shift;
    private AlignedMemory<T>? _spare; // the other side of a permutation, kept for the next one

    internal Register(int qubits, int batch)
    {
        CheckSize(qubits, batch);
        Qubits = qubits;
        Batch = batch;
        // A batch of a power of two is nothing but more low index bits.
        _shift = BitOperations.IsPow2(batch) ? BitOperations.Log2((uint)batch) : 0;
        _unit = BitOperations.IsPow2(batch) ? 1 : batch;
        _bits = qubits + _shift;
        Re = new AlignedMemory<T>((1 << qubits) * batch);
    }

    private Register(Register<T> source)
    {
        (Qubits, Batch, MaxThreads) = (source.Qubits, source.Batch, source.MaxThreads);
        (_bits, _unit, _shift) = (source._bits, source._unit, source._shift);
        Re = source.Re.Copy();
        Im = source.Im?.Copy();
    }

    internal int Qubits { get; }

    internal int Batch { get; }

    internal int Amplitudes => 1 << Qubits;

    internal AlignedMemory<T> Re { get; private set; }

    internal AlignedMemory<T>? Im { get; private set; }

    /// <summary>Most threads a gate may use; results do not depend on it.</summary>
    internal int MaxThreads
    {
        get;
        set => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, $"{value} threads were asked for; at least 1 is needed.");
    } = Environment.ProcessorCount;

    // A part below a few thousand elements costs more to hand over than to do.
    private int Threads => Re.Length < ThreadingFrom ? 1 : Math.Min(MaxThreads, Re.Length / SmallestPart);

    internal Register<T> Copy() => new(this);

    /// <summary>Gives the states imaginary parts, zero at first.</summary>
    internal AlignedMemory<T> MakeComplex() => Im ??= new AlignedMemory<T>(Re.Length);

    /// <summary>Drops the imaginary parts; the caller has filled the real ones anew.</summary>
    internal void MakeReal() => Im = null;

    private static void CheckSize(int qubits, int batch)
    {
        if (qubits < 1)
            throw new ArgumentOutOfRangeException(nameof(qubits), qubits, $"A state of {qubits} qubits was asked for; at least 1 is needed.");
        if (batch < 1)
            throw new ArgumentOutOfRangeException(nameof(batch), batch, $"A batch of {batch} states was asked for; at least 1 is needed.");
        var bytes = Math.Pow(2, qubits) * batch * 2 * Unsafe.SizeOf<T>();
        var elements = Math.Pow(2, qubits) * batch;
        var free = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        if (elements > 1 << QuantumCheck.MaxQubits || bytes > free)
            throw new ArgumentOutOfRangeException(nameof(qubits), qubits, string.Create(CultureInfo.InvariantCulture,
                $"{(batch == 1 ? "A state" : $"A batch of {batch} states")} of {qubits} qubits needs {MemorySize.Text(bytes)} of memory (2^{qubits} amplitudes of {2 * Unsafe.SizeOf<T>()} bytes{(batch == 1 ? "" : $" for each of {batch} states")}); here are {MemorySize.Text(free)}, and at most {QuantumCheck.MaxQubits} qubits are possible. Every qubit less halves the memory."));
    }
}
