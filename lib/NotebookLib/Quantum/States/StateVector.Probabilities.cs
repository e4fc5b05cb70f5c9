using System.Numerics;
using NotebookLib.Common;
using NotebookLib.Quantum.Kernels;

namespace NotebookLib.Quantum;

public sealed partial class StateVector
{
    private const int SumBlock = 1 << 12;

    /// <summary>Probability of every basis state, |amplitude|^2, by index; each 0 to 1.</summary>
    public double[] Probabilities()
    {
        var (re, im) = (_register.Re, _register.Im);
        var result = new double[re.Length];
        for (var i = 0; i < re.Length; i++)
            result[i] = AtMostOne(im is null ? re[i] * re[i] : re[i] * re[i] + im[i] * im[i]);
        return result;
    }

    /// <summary>Probability of one basis state.</summary>
    /// <param name="label">Qubit 0 first, for example <c>"010"</c>.</param>
    public double Probability(string label)
    {
        var amplitude = this[label];
        return AtMostOne(amplitude.Real * amplitude.Real + amplitude.Imaginary * amplitude.Imaginary);
    }

    /// <summary>Probability of every outcome on some of the qubits, whatever the others give.</summary>
    /// <param name="qubits">The qubits; the first is the most significant bit of the result's index.</param>
    /// <returns>2^k probabilities for k qubits.</returns>
    /// <exception cref="ArgumentException">No qubit, or one given twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A qubit does not exist.</exception>
    public double[] Marginal(params int[] qubits)
    {
        QuantumCheck.Subset(qubits, Qubits);
        var (re, im) = (_register.Re, _register.Im);
        var result = new double[1 << qubits.Length];
        for (var i = 0; i < re.Length; i++)
            result[QubitBits.Read(i, qubits, Qubits)] += im is null ? re[i] * re[i] : re[i] * re[i] + im[i] * im[i];
        for (var i = 0; i < result.Length; i++)
            result[i] = AtMostOne(result[i]);
        return result;
    }

    /// <summary>Expectation of a Pauli string or a weighted sum of them: <c>Expectation("XZI")</c>, qubit 0 first.</summary>
    /// <param name="observable">One letter for each qubit.</param>
    /// <exception cref="ArgumentException">The number of letters is not the number of qubits.</exception>
    public double Expectation(PauliSum observable)
    {
        ArgumentNullException.ThrowIfNull(observable);
        observable.Check(Qubits);
        var sum = 0.0;
        foreach (var (weight, letters) in observable.Terms)
            sum += weight * Expectation(letters);
        return sum;
    }

    /// <summary>Squared norm: the sum of all probabilities, 1 up to rounding.</summary>
    public double SquaredNorm() => Expectation(new PauliString(new string('I', Qubits)));

    /// <summary>Measures all qubits of fresh copies of the state, again and again. The state itself stays as it is.</summary>
    /// <param name="shots">Number of measurements, 1 to 100 million.</param>
    /// <param name="seed">The same seed gives the same counts.</param>
    /// <returns>How often each bit string came out, qubit 0 first.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of shots is outside its range.</exception>
    public Counts Sample(int shots, int seed = 1) => Sample(shots, seed, [.. All()]);

    /// <summary>Measures some of the qubits of fresh copies of the state.</summary>
    /// <param name="shots">Number of measurements, 1 to 100 million.</param>
    /// <param name="seed">The same seed gives the same counts.</param>
    /// <param name="qubits">The qubits, in the order of the digits of the result.</param>
    /// <exception cref="ArgumentException">No qubit, or one given twice.</exception>
    public Counts Sample(int shots, int seed, params int[] qubits)
    {
        QuantumCheck.Subset(qubits, Qubits);
        return new Counts(SampleIndices(shots, seed).Select(index => BasisLabel.Of(QubitBits.Read(index, qubits, Qubits), qubits.Length)));
    }

    /// <summary>Indices of basis states drawn by their probabilities, in ascending order.</summary>
    internal int[] SampleIndices(int shots, int seed)
    {
        QuantumCheck.Shots(shots);
        var random = new SeededRandom(seed, "outcomes");
        var draws = new double[shots];
        var norm = SquaredNorm();
        for (var i = 0; i < shots; i++)
            draws[i] = random.NextDouble() * norm;
        Array.Sort(draws);
        var (re, im) = (_register.Re, _register.Im);
        var result = new int[shots];
        var (drawn, cumulated, last) = (0, 0.0, 0);
        for (var i = 0; i < re.Length && drawn < shots; i++)
        {
            var probability = im is null ? re[i] * re[i] : re[i] * re[i] + im[i] * im[i];
            if (probability == 0)
                continue;
            cumulated += probability;
            last = i;
            while (drawn < shots && draws[drawn] < cumulated)
                result[drawn++] = i;
        }
        result.AsSpan(drawn).Fill(last); // draws within rounding of the norm
        return result;
    }

    /// <summary>The observable times the state; not normalised, so not a state of its own.</summary>
    internal StateVector Times(PauliSum observable)
    {
        var result = new Register<double>(Qubits, 1);
        var (re, im, x) = (_register.Re, _register.Im, result.Re);
        // A real state stays real under strings with an even number of Y.
        var y = im is null && observable.Terms.All(term => term.String.Ys % 2 == 0) ? null : result.MakeComplex();
        foreach (var (weight, letters) in observable.Terms)
        {
            var (flip, phase) = ((int)letters.FlipMask, weight * letters.Phase);
            for (var j = 0; j < re.Length; j++)
            {
                var term = (letters.IsNegative(j) ? -phase : phase) * new Complex(re[j], im is null ? 0 : im[j]);
                x[j ^ flip] += term.Real;
                if (y is not null)
                    y[j ^ flip] += term.Imaginary;
            }
        }
        return new StateVector(result, 1);
    }

    // Rounding may take a certain outcome's probability above 1.
    private static double AtMostOne(double probability) => Math.Min(1, probability);

    private double Expectation(PauliString letters)
    {
        var (re, im) = (_register.Re, _register.Im);
        var (flip, sign) = ((int)letters.FlipMask, (uint)letters.SignMask);
        double real = 0, imaginary = 0; // of the sum of conj(amplitude[j ^ flip]) (-1)^(ones of j in sign) amplitude[j]
        for (var start = 0; start < re.Length; start += SumBlock)
        {
            double blockReal = 0, blockImaginary = 0; // sums of sums lose fewer digits
            for (var j = start; j < Math.Min(start + SumBlock, re.Length); j++)
            {
                var k = j ^ flip;
                var (x, y) = im is null ? (re[k] * re[j], 0) : (re[k] * re[j] + im[k] * im[j], re[k] * im[j] - im[k] * re[j]);
                if ((BitOperations.PopCount((uint)j & sign) & 1) != 0)
                    (x, y) = (-x, -y);
                blockReal += x;
                blockImaginary += y;
            }
            real += blockReal;
            imaginary += blockImaginary;
        }
        return (letters.Phase * new Complex(real, imaginary)).Real;
    }
}
