using System.Numerics;
using NotebookLib.Learning;
using TorchSharp;
using TorchSharp.Modules;
using static System.FormattableString;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace NotebookLib.TorchSharp;

/// <summary>The ten-class quantum network of <see cref="Qnn"/> from torch's own operations.</summary>
/// <remarks>Parameters as in <see cref="Qnn"/>, under the same names.</remarks>
public sealed class TorchQnn : nn.Module<Tensor, Tensor>
{
    private readonly QnnOptions _options;
    private readonly TorchCircuit _circuit;
    private readonly Linear _linear;

    /// <summary>Makes the network; angles are uniform in ± <see cref="QnnOptions.AngleRange"/>, from torch's own random numbers.</summary>
    /// <param name="options">Settings; the original's by default. Rotations are Ry.</param>
    /// <param name="form">Qubit after qubit, or half of the qubits by one matrix.</param>
    /// <exception cref="TorchUnavailableException">TorchSharp cannot be used here.</exception>
    /// <exception cref="NotSupportedException">The rotation is not Ry.</exception>
    /// <exception cref="ArgumentException">The padded image has no power of two of pixels.</exception>
    public TorchQnn(QnnOptions? options = null, TorchForm form = TorchForm.Plain)
        : base(TorchRuntime.Required(nameof(TorchQnn)))
    {
        _options = options ?? QnnOptions.Original;
        var amplitudes = new AmplitudeEncoding<float>(_options.Pad).OutputShape(_options.InputShape).Size;
        var qubits = BitOperations.Log2((uint)amplitudes);
        _circuit = new TorchCircuit(qubits, _options.Entangler, _options.Rotation, _options.Convention, _options.Depth, form);
        for (var layer = 0; layer < _options.Depth; layer++)
            register_parameter(TorchCircuit.AnglesOf(layer), new Parameter((rand(qubits) * 2 - 1) * _options.AngleRange));
        _linear = nn.Linear(amplitudes, _options.Classes);
        register_module(Invariant($"{TorchCircuit.ReadoutIndex(_options.Depth) + 1}"), _linear);
    }

    /// <summary>Class scores.</summary>
    /// <param name="images">(batch, channels, height, width).</param>
    /// <returns>(batch, classes).</returns>
    public override Tensor forward(Tensor images)
    {
        var state = _circuit.Run(TorchStates.Encode(images, _options.Pad), this); // (batch, 2^n)
        var probabilities = state.square() * _options.ProbabilityScale;
        return _linear.forward(probabilities);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) _circuit.Dispose();
        base.Dispose(disposing);
    }
}
