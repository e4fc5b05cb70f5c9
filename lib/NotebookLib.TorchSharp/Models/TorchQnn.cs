using System.Numerics;
using NotebookLib.Learning;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace NotebookLib.TorchSharp;

/// <summary>The ten-class quantum network of <see cref="Qnn"/> from torch's own operations.</summary>
/// <remarks>Parameters <c>angles</c> (depth, n), <c>linear.weight</c> (classes, 2^n), <c>linear.bias</c> (classes), as in <see cref="Qnn"/>.</remarks>
public sealed class TorchQnn : nn.Module<Tensor, Tensor>
{
    private readonly QnnOptions _options;
    private readonly TorchCircuit _circuit;
    private readonly Parameter angles;
    private readonly Linear linear;

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
        _circuit = new TorchCircuit(qubits, _options.Entangler, _options.Rotation, _options.Convention, form);
        angles = new Parameter((rand(_options.Depth, qubits) * 2 - 1) * _options.AngleRange);
        linear = nn.Linear(amplitudes, _options.Classes);
        RegisterComponents();
    }

    /// <summary>Class scores.</summary>
    /// <param name="images">(batch, channels, height, width).</param>
    /// <returns>(batch, classes).</returns>
    public override Tensor forward(Tensor images)
    {
        var state = _circuit.Run(TorchStates.Encode(images, _options.Pad), angles); // (batch, 2^n)
        var probabilities = state.square() * _options.ProbabilityScale;
        return linear.forward(probabilities);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) _circuit.Dispose();
        base.Dispose(disposing);
    }
}
