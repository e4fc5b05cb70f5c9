using System.Numerics;
using NotebookLib.Common;

namespace NotebookLib.Learning;

/// <summary>
/// Expectation of Pauli strings, y[k] = scale[k] · ⟨P[k]⟩ + offset[k], where scale and offset are trainable. They turn a number in [-1, 1]
/// into a
/// score that a loss can fit: the raw value of a circuit is too narrow for that.
/// </summary>
/// <remarks>
/// Input: a state of n qubits, (2^n) or complex (2, 2^n). Output: (strings). Parameters <c>scale</c> and <c>offset</c>, (strings), 1 and 0
/// at the start.
/// Backward: d/da = 2 · scale · P a · dy.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class PauliExpectation<T> : Layer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly PauliMask[] _strings;

    /// <summary>Makes a readout.</summary>
    /// <param name="trainable">Whether scale and offset are trained; otherwise they stay 1 and 0.</param>
    /// <param name="strings">One letter of I, X, Y, Z for each qubit, qubit 0 first: <c>"IIZ"</c> is Z on qubit 2.</param>
    /// <exception cref="ArgumentException">No string was given, they differ in length, or one has another letter.</exception>
    public PauliExpectation(bool trainable, params string[] strings)
    {
        if (strings.Length == 0)
            throw new ArgumentException(
                "Give at least one Pauli string, for example \"IIZ\" for Z on the last of 3 qubits.", nameof(strings));
        _strings = [.. strings.Select(PauliMask.Parse)];
        if (strings.Any(text => text.Length != strings[0].Length))
            throw new ArgumentException(
                $"The Pauli strings {string.Join(", ", strings)} differ in length; each has one letter for each qubit.", nameof(strings));
        Strings = [.. strings];
        Scale = new Parameter<T>("scale", new TensorShape(strings.Length));
        Offset = new Parameter<T>("offset", new TensorShape(strings.Length));
        Parameters = trainable ? [Scale, Offset] : [];
        Initialize(new SeededRandom(0, "parameters"));
    }

    /// <summary>The strings.</summary>
    public IReadOnlyList<string> Strings { get; }

    /// <summary>Factor on each expectation, (strings).</summary>
    public Parameter<T> Scale { get; }

    /// <summary>Added to each expectation, (strings).</summary>
    public Parameter<T> Offset { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter<T>> Parameters { get; }

    /// <inheritdoc/>
    public override TensorShape OutputShape(TensorShape input)
    {
        StateShape.Require(input, Strings[0].Length);
        return new TensorShape(Strings.Count);
    }

    /// <inheritdoc/>
    /// <remarks>Expectations before scale and offset.</remarks>
    public override int SavedBytes(TensorShape input, int examples) =>
        Strings.Count * examples * System.Runtime.InteropServices.Marshal.SizeOf<T>();

    /// <inheritdoc/>
    public override void Initialize(Random random)
    {
        Scale.Values.Fill(T.One);
        Offset.Values.Clear();
    }

    /// <inheritdoc/>
    public override void Forward(in LayerPass<T> pass)
    {
        var saved = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, T>(pass.Saved);
        for (var k = 0; k < _strings.Length; k++)
        {
            for (var column = 0; column < pass.Examples; column += Vector<T>.Count)
            {
                var expectation = Expectation(pass, _strings[k], column);
                expectation.CopyTo(saved[(k * pass.Examples + column)..]);
                Lanes.MultiplyAdd(expectation, new Vector<T>(Scale.Values[k]), new Vector<T>(Offset.Values[k]))
                    .CopyTo(pass.Output[(k * pass.Examples + column)..]);
            }
        }
    }

    /// <inheritdoc/>
    public override void Backward(in LayerPass<T> pass)
    {
        if (Parameters.Count > 0) AddOwnGradients(pass);
        if (!pass.NeedsInputGradient) return;
        pass.InputGradient.Clear();
        for (var k = 0; k < _strings.Length; k++)
        {
            for (var column = 0; column < pass.Examples; column += Vector<T>.Count)
            {
                var gradient = new Vector<T>(pass.OutputGradient[(k * pass.Examples + column)..]);
                AddToCoState(pass, _strings[k], column, gradient * (Scale.Values[k] + Scale.Values[k]));
            }
        }
    }

    /// <summary>As it is written in a notebook, for example <c>PauliExpectation("IIZ")</c>.</summary>
    public override string ToString()
    {
        var strings = string.Join(", ", Strings.Select(text => $"\"{text}\""));
        return Parameters.Count > 0 ? $"PauliExpectation({strings})" : $"PauliExpectation(trainable: false, {strings})";
    }

    private void AddOwnGradients(in LayerPass<T> pass)
    {
        var saved = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, T>(pass.Saved);
        for (var k = 0; k < _strings.Length; k++)
        {
            var gradient = pass.OutputGradient.Slice(k * pass.Examples, pass.Examples);
            pass.ParameterGradient(0)[k] += System.Numerics.Tensors.TensorPrimitives.Dot<T>(saved.Slice(k * pass.Examples, pass.Examples), gradient);
            pass.ParameterGradient(1)[k] += System.Numerics.Tensors.TensorPrimitives.Sum<T>(gradient);
        }
    }

    private static Vector<T> Expectation(in LayerPass<T> pass, PauliMask pauli, int column)
    {
        var amplitudes = StateShape.Amplitudes(pass.InputShape);
        var isComplex = StateShape.IsComplex(pass.InputShape);
        if (!isComplex && pauli.IsImaginary) return Vector<T>.Zero;
        var sum = Vector<T>.Zero;
        for (var j = 0; j < amplitudes; j++)
        {
            var (from, to) = (j * pass.Examples + column, (j ^ pauli.Flips) * pass.Examples + column);
            var product = pauli.IsImaginary
                ? Product(pass.Input, to + amplitudes * pass.Examples, from) - Product(pass.Input, to, from + amplitudes * pass.Examples)
                : Product(pass.Input, to, from);
            if (isComplex && !pauli.IsImaginary) product += Product(pass.Input, to + amplitudes * pass.Examples, from + amplitudes * pass.Examples);
            sum = pauli.IsNegative(j) ? sum - product : sum + product;
        }
        return RoundedRange.Expectation(sum);
    }

    private static void AddToCoState(in LayerPass<T> pass, PauliMask pauli, int column, Vector<T> factor)
    {
        var amplitudes = StateShape.Amplitudes(pass.InputShape);
        var half = amplitudes * pass.Examples;
        var isComplex = StateShape.IsComplex(pass.InputShape);
        if (!isComplex && pauli.IsImaginary) return;
        for (var j = 0; j < amplitudes; j++)
        {
            var (from, to) = (j * pass.Examples + column, (j ^ pauli.Flips) * pass.Examples + column);
            var signed = pauli.IsNegative(j) ? -factor : factor;
            if (pauli.IsImaginary)
            {
                // i · (re + i im) = -im + i re
                Accumulate(pass, to, from + half, -signed);
                Accumulate(pass, to + half, from, signed);
                continue;
            }
            Accumulate(pass, to, from, signed);
            if (isComplex) Accumulate(pass, to + half, from + half, signed);
        }
    }

    private static void Accumulate(in LayerPass<T> pass, int to, int from, Vector<T> factor) =>
        Lanes.MultiplyAdd(new Vector<T>(pass.Input[from..]), factor, new Vector<T>(pass.InputGradient[to..])).CopyTo(pass.InputGradient[to..]);

    private static Vector<T> Product(ReadOnlySpan<T> state, int x, int y) => new Vector<T>(state[x..]) * new Vector<T>(state[y..]);
}
