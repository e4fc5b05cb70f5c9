using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using NotebookLib.Common;
using NotebookLib.Quantum;
using NotebookLib.Quantum.Kernels;

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
public sealed unsafe class PauliExpectation<T> : Layer<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly PauliString[] _strings;

    /// <summary>Makes a readout.</summary>
    /// <param name="trainable">Whether scale and offset are trained; otherwise they stay 1 and 0.</param>
    /// <param name="strings">One letter of I, X, Y, Z for each qubit, qubit 0 first: <c>"IIZ"</c> is Z on qubit 2.</param>
    /// <exception cref="ArgumentException">No string was given, they differ in length, or one has another letter.</exception>
    public PauliExpectation(bool trainable, params string[] strings)
    {
        ArgumentNullException.ThrowIfNull(strings);
        if (strings.Length == 0)
            throw new ArgumentException(
                "Give at least one Pauli string, for example \"IIZ\" for Z on the last of 3 qubits.", nameof(strings));
        _strings = [.. strings.Select(letters => new PauliString(letters))];
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
        Strings.Count * examples * Marshal.SizeOf<T>();

    /// <inheritdoc/>
    public override int ScratchBytes(TensorShape input, int examples) => examples * sizeof(T);

    /// <inheritdoc/>
    public override void Initialize(Random random)
    {
        Scale.Values.Fill(T.One);
        Offset.Values.Clear();
    }

    /// <inheritdoc/>
    public override void Forward(in LayerPass<T> pass)
    {
        var saved = MemoryMarshal.Cast<byte, T>(pass.Saved);
        fixed (T* state = pass.Input)
        {
            var imaginary = StateHalves.Imaginary(state, pass.InputShape, pass.Examples);
            for (var k = 0; k < _strings.Length; k++)
            {
                var expectations = saved.Slice(k * pass.Examples, pass.Examples);
                Kernel(pass, k).Expectation(state, imaginary, expectations);
                var output = pass.Output.Slice(k * pass.Examples, pass.Examples);
                for (var e = 0; e < pass.Examples; e++) output[e] = T.FusedMultiplyAdd(expectations[e], Scale.Values[k], Offset.Values[k]);
            }
        }
    }

    /// <inheritdoc/>
    public override void Backward(in LayerPass<T> pass)
    {
        if (Parameters.Count > 0) AddOwnGradients(pass);
        if (!pass.NeedsInputGradient) return;
        pass.InputGradient.Clear();
        var factors = MemoryMarshal.Cast<byte, T>(pass.Scratch)[..pass.Examples];
        fixed (T* state = pass.Input, coState = pass.InputGradient)
        {
            for (var k = 0; k < _strings.Length; k++)
            {
                TensorPrimitives.Multiply(pass.OutputGradient.Slice(k * pass.Examples, pass.Examples), Scale.Values[k] + Scale.Values[k], factors);
                Kernel(pass, k).AddTimes(
                    state, StateHalves.Imaginary(state, pass.InputShape, pass.Examples), factors,
                    coState, StateHalves.Imaginary(coState, pass.InputShape, pass.Examples));
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
        var saved = MemoryMarshal.Cast<byte, T>(pass.Saved);
        for (var k = 0; k < _strings.Length; k++)
        {
            var gradient = pass.OutputGradient.Slice(k * pass.Examples, pass.Examples);
            pass.ParameterGradient(0)[k] += TensorPrimitives.Dot<T>(saved.Slice(k * pass.Examples, pass.Examples), gradient);
            pass.ParameterGradient(1)[k] += TensorPrimitives.Sum<T>(gradient);
        }
    }

    private PauliKernel<T> Kernel(in LayerPass<T> pass, int k) => new(_strings[k], StateShape.Amplitudes(pass.InputShape), pass.Examples);
}
