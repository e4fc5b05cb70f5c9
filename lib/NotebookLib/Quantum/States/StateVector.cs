using System.Globalization;
using System.Numerics;
using NotebookLib.Common;
using NotebookLib.Quantum.Kernels;

namespace NotebookLib.Quantum;

/// <summary>
/// The state of n qubits, double precision: 2^n amplitudes. Qubit 0 is the most significant bit of an index, so index 6 of three
/// qubits is |110>. Live: gates, measurements and resets called on it change it at once, <c>new StateVector(2).H(0).CX(0, 1)</c>.
/// Has no imaginary parts as long as all amplitudes are real. Not safe for use by several threads at once.
/// </summary>
[TypeFormatterSource(typeof(PlainTextFormatter), PreferredMimeTypes = ["text/plain"])]
public sealed partial class StateVector : GateBuilder<StateVector>
{
    private readonly Register<double> _register;
    private readonly Random _random;
    private readonly List<bool> _bits = [];

    /// <summary>The state |0…0>.</summary>
    /// <param name="qubits">Number of qubits, 1 to 30 and no more than fit the memory: 16 bytes for each of 2^n amplitudes.</param>
    /// <param name="seed">Seed of the measurements: the same seed gives the same outcomes.</param>
    /// <exception cref="ArgumentOutOfRangeException">Too few or too many qubits; the message has the memory needed.</exception>
    public StateVector(int qubits, int seed = 1) : this(new Register<double>(qubits, 1), seed) => _register.Re[0] = 1;

    internal StateVector(Register<double> register, int seed)
    {
        _register = register;
        _random = new SeededRandom(seed, "measurements");
    }

    /// <summary>The register, for the kernels.</summary>
    internal Register<double> Register => _register;

    /// <inheritdoc/>
    public override int Qubits => _register.Qubits;

    /// <summary>Number of amplitudes, 2^n.</summary>
    public int Count => _register.Amplitudes;

    /// <summary>True while no amplitude has needed an imaginary part.</summary>
    public bool IsReal => _register.Im is null;

    /// <summary>Real parts of the amplitudes, by index.</summary>
    public ReadOnlySpan<double> RealParts => _register.Re.Span;

    /// <summary>Imaginary parts of the amplitudes, by index; empty while the state is real.</summary>
    public ReadOnlySpan<double> ImaginaryParts => _register.Im is { } im ? im.Span : default;

    /// <summary>One amplitude.</summary>
    /// <param name="index">0 to 2^n - 1; qubit 0 is the most significant bit.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such amplitude.</exception>
    public Complex this[int index] => (uint)index < (uint)Count
        ? new Complex(_register.Re[index], _register.Im is { } im ? im[index] : 0)
        : throw new ArgumentOutOfRangeException(nameof(index), index, $"Amplitude {index} does not exist; a state of {Qubits} qubits has amplitudes 0 to {Count - 1}.");

    /// <summary>One amplitude.</summary>
    /// <param name="label">Basis state, qubit 0 first, for example <c>"010"</c>.</param>
    /// <exception cref="ArgumentException">Not a digit 0 or 1 for each qubit.</exception>
    public Complex this[string label] => this[BasisLabel.Parse(label, Qubits)];

    /// <summary>Most threads that one gate may use on a large state; results do not depend on it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int MaxThreads
    {
        get => _register.MaxThreads;
        set => _register.MaxThreads = value;
    }

    /// <summary>A basis state.</summary>
    /// <param name="label">One digit 0 or 1 for each qubit, qubit 0 first: <c>"010"</c>.</param>
    /// <param name="seed">Seed of the measurements.</param>
    /// <exception cref="ArgumentException">Empty, or another character.</exception>
    public static StateVector Basis(string label, int seed = 1)
    {
        ArgumentException.ThrowIfNullOrEmpty(label);
        var register = new Register<double>(label.Length, 1);
        register.Re[BasisLabel.Parse(label, label.Length)] = 1;
        return new StateVector(register, seed);
    }

    /// <summary>A state from complex amplitudes. It stays real if all imaginary parts are zero.</summary>
    /// <param name="amplitudes">2^n amplitudes.</param>
    /// <param name="normalise">True: scale them to norm 1. False: the sum of |amplitude|^2 must be 1 up to 1e-6, as amplitudes in single precision have it.</param>
    /// <param name="seed">Seed of the measurements.</param>
    /// <exception cref="ArgumentException">Length not 2^n; zero, NaN or infinite; not normalised and <paramref name="normalise"/> is false.</exception>
    public static StateVector FromAmplitudes(IReadOnlyList<Complex> amplitudes, bool normalise = false, int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(amplitudes);
        var register = new Register<double>(AmplitudeCheck.Qubits(amplitudes.Count), 1);
        for (var i = 0; i < amplitudes.Count; i++)
        {
            register.Re[i] = amplitudes[i].Real;
            if (amplitudes[i].Imaginary != 0)
                register.MakeComplex()[i] = amplitudes[i].Imaginary;
        }
        AmplitudeCheck.Normalise(register.Re.Span, register.Im is { } im ? im.Span : [], normalise);
        return new StateVector(register, seed);
    }

    /// <summary>A state from real amplitudes.</summary>
    /// <inheritdoc cref="FromAmplitudes(IReadOnlyList{Complex}, bool, int)"/>
    public static StateVector FromAmplitudes(IReadOnlyList<double> amplitudes, bool normalise = false, int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(amplitudes);
        return FromAmplitudes([.. amplitudes.Select(amplitude => (Complex)amplitude)], normalise, seed);
    }

    /// <summary>
    /// An image as a state (amplitude encoding): padded evenly on all sides to powers of two, read row by row, scaled to norm 1.
    /// A 28 x 28 image becomes 32 x 32 = 2^10 amplitudes.
    /// </summary>
    /// <param name="pixels">Row-major, height x width.</param>
    /// <param name="height">Number of rows, at least 1.</param>
    /// <param name="width">Pixels in a row, at least 1; the image has at least 2 pixels.</param>
    /// <param name="padding">Value of the added pixels.</param>
    /// <param name="seed">Seed of the measurements.</param>
    /// <exception cref="ArgumentException">The number of pixels is not height times width, or all are zero, or one is NaN.</exception>
    public static StateVector FromImage(ReadOnlySpan<float> pixels, int height, int width, float padding = 0, int seed = 1)
    {
        if (height < 1 || width < 1 || (long)height * width != pixels.Length || pixels.Length < 2)
            throw new ArgumentException($"An image of {height} x {width} has {(long)height * width} pixels and needs at least 2; {pixels.Length} were given.", nameof(pixels));
        var rows = (int)BitOperations.RoundUpToPowerOf2((uint)height);
        var columns = (int)BitOperations.RoundUpToPowerOf2((uint)width);
        var (top, left) = ((rows - height) / 2, (columns - width) / 2);
        var qubits = BitOperations.Log2((uint)rows) + BitOperations.Log2((uint)columns);
        for (var i = 0; i < pixels.Length; i++)
            if (!float.IsFinite(pixels[i]))
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Pixel ({i / width}, {i % width}) of the image is {pixels[i]}; all must be finite numbers."), nameof(pixels));
        if (!float.IsFinite(padding))
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The padding is {padding}; it must be a finite number."), nameof(padding));
        var register = new Register<double>(qubits, 1);
        register.Re.Span.Fill(padding);
        for (var row = 0; row < height; row++)
            for (var column = 0; column < width; column++)
                register.Re[(top + row) * columns + left + column] = pixels[row * width + column];
        AmplitudeCheck.Normalise(register.Re.Span, [], true, "the image");
        return new StateVector(register, seed);
    }

    /// <summary>All amplitudes, by index; a copy.</summary>
    public Complex[] ToArray() => [.. Enumerable.Range(0, Count).Select(i => this[i])];

    /// <summary>An independent copy of the amplitudes and of the classical bits.</summary>
    /// <param name="seed">Seed of the copy's measurements.</param>
    public StateVector Copy(int seed = 1)
    {
        var copy = new StateVector(_register.Copy(), seed);
        copy._bits.AddRange(_bits);
        return copy;
    }

    /// <summary>The state as kets, rounded; terms that round to zero are left out.</summary>
    /// <param name="digits">Decimal places, 0 to 15.</param>
    /// <param name="maxTerms">Most kets written; the rest is counted.</param>
    /// <returns>For example <c>0.707|00> + 0.707|11></c>.</returns>
    public string ToKets(int digits = 3, int maxTerms = 16) =>
        KetText.Write(Enumerable.Range(0, Count).Select(i => (i, this[i])), Qubits, digits, maxTerms);

    /// <summary>The state as kets with three decimal places.</summary>
    public override string ToString() => ToKets();
}
