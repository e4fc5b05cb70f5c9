using MathNet.Numerics.LinearAlgebra;
using NotebookLib.Common;
using Complex = System.Numerics.Complex;

namespace NotebookLib.Quantum;

public sealed partial class Circuit
{
    /// <summary>Runs the circuit on |0…0>.</summary>
    /// <param name="seed">Seed of its measurements.</param>
    /// <returns>The state at the end, with the classical bits measured.</returns>
    /// <exception cref="ArgumentException">Angles without a value.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Too many qubits; the message has the memory needed.</exception>
    public StateVector Run(int seed = 1)
    {
        QuantumCheck.Runnable(this, Qubits);
        return new StateVector(Qubits, seed).Apply(this);
    }

    /// <summary>The states on the way, the initial state first: one step for each instruction.</summary>
    /// <param name="initial">State to start from, which stays as it is; null: |0…0>.</param>
    /// <param name="seed">Seed of the measurements.</param>
    /// <exception cref="ArgumentException">Angles without a value, or the initial state has another number of qubits.</exception>
    public IEnumerable<CircuitStep> Steps(StateVector? initial = null, int seed = 1)
    {
        QuantumCheck.Runnable(this, initial?.Qubits ?? Qubits);
        return Iterate();

        IEnumerable<CircuitStep> Iterate()
        {
            var state = initial?.Copy(seed) ?? new StateVector(Qubits, seed);
            yield return new CircuitStep(0, null, state.Copy());
            for (var i = 0; i < Count; i++)
                yield return new CircuitStep(i + 1, this[i], state.Add(this[i]).Copy());
        }
    }

    /// <summary>Runs the circuit many times from |0…0> and counts the outcomes.</summary>
    /// <param name="shots">Number of runs, 1 to 100 million.</param>
    /// <param name="seed">The same seed gives the same counts.</param>
    /// <returns>Counts of the classical bits, bit 0 first; of all qubits, qubit 0 first, if no measurement writes a bit.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of shots is outside its range.</exception>
    /// <exception cref="ArgumentException">Angles without a value.</exception>
    public Counts Sample(int shots, int seed = 1)
    {
        QuantumCheck.Shots(shots);
        QuantumCheck.Runnable(this, Qubits);
        // Everything up to the first measurement, reset or condition is the same in every run.
        var common = _instructions.TakeWhile(instruction => instruction.IsUnitary).ToArray();
        var state = new StateVector(Qubits, seed);
        foreach (var instruction in common)
            state.Add(instruction);
        var rest = _instructions.Skip(common.Length).ToArray();
        if (Array.TrueForAll(rest, instruction => instruction is BarrierInstruction))
            return state.Sample(shots, seed);

        // Only measurements at the end: drawing basis states is enough.
        return new Counts(Array.TrueForAll(rest, instruction => instruction is MeasureInstruction { Bit: not null } or BarrierInstruction)
            ? state.SampleIndices(shots, seed).Select(index => Measured(index, rest.OfType<MeasureInstruction>()))
            : Repeated(state, rest, shots, seed));
    }

    private string Measured(int index, IEnumerable<MeasureInstruction> measurements)
    {
        var digits = new string('0', Bits).ToCharArray();
        foreach (var measure in measurements)
            digits[measure.Bit!.Value] = (index >> (Qubits - 1 - measure.Qubit) & 1) == 1 ? '1' : '0';
        return new string(digits);
    }

    private IEnumerable<string> Repeated(StateVector start, Instruction[] rest, int shots, int seed)
    {
        var writesBits = Array.Exists(rest, instruction => instruction.BitsWritten.Any());
        var seeds = new SeededRandom(seed, "shots");
        for (var shot = 0; shot < shots; shot++)
        {
            var run = start.Copy(seeds.Next());
            foreach (var instruction in rest)
                run.Add(instruction);
            yield return writesBits ? run.Bits.PadRight(Bits, '0') : BasisLabel.Of(run.SampleIndices(1, seeds.Next())[0], Qubits);
        }
    }

    /// <summary>The whole circuit as a unitary matrix, 2^n x 2^n; row and column numbers have qubit 0 as most significant bit.</summary>
    /// <exception cref="InvalidOperationException">The circuit measures, resets or depends on a classical bit.</exception>
    /// <exception cref="ArgumentException">Angles without a value.</exception>
    /// <exception cref="ArgumentOutOfRangeException">More qubits than a matrix can hold.</exception>
    public Matrix<Complex> ToMatrix()
    {
        QuantumCheck.Matrix(Qubits);
        if (!IsUnitary)
            throw new InvalidOperationException("A circuit with measurements, resets or classical conditions has no matrix; take the part before them.");
        // All basis states in one batch: example k of the result is column k.
        var dimension = 1 << Qubits;
        var batch = new StateBatch<double>(Qubits, dimension);
        batch.RealParts.Clear();
        for (var k = 0; k < dimension; k++)
            batch.RealParts[k * dimension + k] = 1;
        batch.Apply(this);
        return Matrix<Complex>.Build.Dense(dimension, dimension, (row, column) => batch[row, column]);
    }

    /// <summary>The phases of the eigenvalues e^{i phase} of the circuit's matrix, ascending, in (-pi, pi].</summary>
    /// <inheritdoc cref="ToMatrix"/>
    public double[] Eigenphases() => [.. ToMatrix().Evd(Symmetricity.Asymmetric).EigenValues.Select(value => value.Phase).Order()];
}
