using System.Runtime.InteropServices;
using NotebookLib.Learning;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace NotebookLib.TorchSharp;

/// <summary>
/// Layers of this library as a torch module, quantum layers above all: with exact gradients by the adjoint method for input and parameters, in any
/// place of any torch network. The module may stand in a graph several times.
/// </summary>
/// <remarks>
/// <para>Its parameters are torch's, under the names that the layers have, and start with the layers' values; every pass copies them into the
/// layers, so an optimiser or a model file of torch is all there is to it. A derived class may add modules of torch beside them.</para>
/// <para>An exception inside a backward pass would end the process, because torch's native code calls it. Whatever can be checked is therefore
/// checked in <see cref="forward"/>; if a backward pass fails all the same, its gradients are not-a-number, and the next forward pass throws.</para>
/// </remarks>
/// <example>
/// <code>
/// var circuit = new LayersModule("circuit", new TensorShape(16), Sequential(AmplitudeEncoding(), RyLayer(4), CxChain(4), Probabilities()));
/// var network = nn.Sequential(("0", nn.Flatten()), ("1", nn.Linear(784, 16)), ("2", circuit), ("3", nn.Linear(16, 10)));
/// </code>
/// </example>
public class LayersModule : nn.Module<Tensor, Tensor>
{
    private readonly Sequential<float> _layers;
    private readonly long[] _outputShape;
    private readonly string[] _names;
    private Exception? _failure;

    /// <summary>Makes a module.</summary>
    /// <param name="name">Name, for messages.</param>
    /// <param name="inputShape">Shape of one example; the module takes (batch, …) of it.</param>
    /// <param name="layers">The layers. They belong to the module from now on.</param>
    /// <param name="parameterNames">Names for torch, one for each parameter of the layers in their order; the layers' own by default.</param>
    /// <exception cref="TorchUnavailableException">TorchSharp cannot be used here.</exception>
    /// <exception cref="ArgumentException">
    /// A layer cannot take its input, where the message names the layer and both shapes; or there are too few or too many names.
    /// </exception>
    public LayersModule(string name, TensorShape inputShape, Sequential<float> layers, params string[] parameterNames)
        : base(TorchRuntime.Required(name))
    {
        _layers = layers.Build(inputShape);
        _outputShape = Long(layers.OutputShape!);
        _names = parameterNames.Length > 0 ? [.. parameterNames] : [.. layers.Parameters.Select(parameter => parameter.Name)];
        if (_names.Length != layers.Parameters.Count)
            throw new ArgumentException(
                $"{name} has {layers.Parameters.Count} parameters ({string.Join(", ", layers.Parameters)}); {_names.Length} names were given.", nameof(parameterNames));
        foreach (var (parameter, parameterName) in layers.Parameters.Zip(_names))
        {
            var values = empty(Long(parameter.Shape), ScalarType.Float32, CPU);
            MemoryMarshal.AsBytes(parameter.Values).CopyTo(values.bytes);
            register_parameter(parameterName, new Parameter(values));
        }
    }

    /// <summary>Number of layers.</summary>
    public int LayerCount => _layers.Layers.Count;

    /// <summary>Shape of one example's input.</summary>
    public TensorShape InputShape => _layers.InputShape!;

    /// <summary>Shape of one example's output.</summary>
    public TensorShape OutputShape => _layers.OutputShape!;

    /// <inheritdoc cref="Sequential{T}.Threads"/>
    public int Threads
    {
        get => _layers.Threads;
        set => _layers.Threads = value;
    }

    /// <summary>The layers' output.</summary>
    /// <param name="input">(batch, …) of float32 on the CPU, at least one example.</param>
    /// <returns>(batch, …) of the layers' output shape.</returns>
    /// <exception cref="ArgumentException">The input, or a parameter, has another shape or type or lies on another device.</exception>
    /// <exception cref="InvalidOperationException">The backward pass before this one failed.</exception>
    public override Tensor forward(Tensor input)
    {
        ThrowIfBackwardFailed();
        CheckInput(input);
        var parameters = new object[_names.Length];
        for (var i = 0; i < parameters.Length; i++) parameters[i] = ParameterOf(i);
        return LayersFunction.apply([this, input, .. parameters]);
    }

    /// <summary>Throws what went wrong in the last backward pass, once; a pass that went well leaves nothing.</summary>
    /// <exception cref="InvalidOperationException">The last backward pass failed; its gradients are not numbers.</exception>
    public void ThrowIfBackwardFailed()
    {
        if (_failure is not { } failure) return;
        _failure = null;
        throw new InvalidOperationException($"{GetName()}: the last backward pass failed, and its gradients are not numbers: {failure.Message}", failure);
    }

    /// <summary>Forward pass of the layers with given parameters.</summary>
    internal Tensor Compute(Tensor input, ReadOnlySpan<Tensor> parameters)
    {
        lock (_layers)
        {
            Load(parameters);
            var count = checked((int)input.shape[0]);
            using var values = input.contiguous();
            var output = empty([count, .. _outputShape], ScalarType.Float32, CPU);
            _layers.Predict(Floats(values), count, Floats(output));
            return output;
        }
    }

    /// <summary>Gradients of the input, if it is asked for, and of the parameters.</summary>
    internal List<Tensor?> PullBack(Tensor input, ReadOnlySpan<Tensor> parameters, Tensor outputGradient, bool needsInputGradient)
    {
        lock (_layers)
        {
            Load(parameters);
            var count = checked((int)input.shape[0]);
            using var values = input.contiguous();
            using var incoming = outputGradient.contiguous();
            var inputGradient = needsInputGradient ? empty(input.shape, ScalarType.Float32, CPU) : null;
            _layers.PullBack(Floats(values), count, Floats(incoming), inputGradient is null ? [] : Floats(inputGradient));
            var gradients = new List<Tensor?> { inputGradient };
            for (var i = 0; i < _names.Length; i++)
            {
                var gradient = empty_like(parameters[i]);
                MemoryMarshal.AsBytes(_layers.Parameters[i].Gradient).CopyTo(gradient.bytes);
                gradients.Add(gradient);
            }
            return gradients;
        }
    }

    /// <summary>Remembers what went wrong in a backward pass.</summary>
    /// <param name="exception">What it was.</param>
    /// <param name="count">Number of examples if the input's gradient is asked for, else 0.</param>
    /// <returns>Gradients of the right shapes that no one can take for good ones.</returns>
    internal List<Tensor?> BackwardFailed(Exception exception, long count)
    {
        _failure = exception;
        return
        [
            count > 0 ? full([count, .. Long(InputShape)], float.NaN, ScalarType.Float32, CPU) : null,
            .. _layers.Parameters.Select(parameter => full(Long(parameter.Shape), float.NaN, ScalarType.Float32, CPU)),
        ];
    }

    private static Span<float> Floats(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);

    private static long[] Long(TensorShape shape) => [.. shape.Lengths.Select(length => (long)length)];

    private static string Describe(IEnumerable<long> shape) => $"({string.Join(", ", shape)})";

    private void Load(ReadOnlySpan<Tensor> parameters)
    {
        for (var i = 0; i < parameters.Length; i++)
        {
            using var values = parameters[i].contiguous();
            Floats(values).CopyTo(_layers.Parameters[i].Values);
        }
    }

    private void CheckInput(Tensor input)
    {
        var shape = input.shape;
        if (shape.Length != InputShape.Rank + 1 || shape[0] < 1 || !shape.AsSpan(1).SequenceEqual(Long(InputShape)))
            throw new ArgumentException(
                $"{GetName()} takes inputs of shape (batch, {string.Join(", ", InputShape.Lengths)}) with at least one example; {Describe(shape)} was given. "
                + "Use reshape, or make the module for that shape.", nameof(input));
        CheckTypeAndDevice(input, "the input", nameof(input));
    }

    private Parameter ParameterOf(int index)
    {
        var parameter = get_parameter(_names[index])
            ?? throw new InvalidOperationException($"{GetName()} has lost its parameter {_names[index]}; make the module anew.");
        CheckTypeAndDevice(parameter, _names[index], _names[index]);
        if (!parameter.shape.AsSpan().SequenceEqual(Long(_layers.Parameters[index].Shape)))
            throw new ArgumentException($"{GetName()}: {_names[index]} is {Describe(parameter.shape)}; the layers take {_layers.Parameters[index].Shape}.", _names[index]);
        return parameter;
    }

    private void CheckTypeAndDevice(Tensor tensor, string what, string argument)
    {
        if (tensor.dtype != ScalarType.Float32)
            throw new ArgumentException($"{GetName()} computes with float32; {what} is {tensor.dtype}. Use .to(ScalarType.Float32).", argument);
        if (tensor.device_type != DeviceType.CPU)
            throw new ArgumentException($"{GetName()} computes on the CPU; {what} is on {tensor.device}. Use .cpu().", argument);
    }
}
