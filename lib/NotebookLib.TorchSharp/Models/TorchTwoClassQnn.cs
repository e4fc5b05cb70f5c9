using System.Numerics;
using NotebookLib.Learning;
using TorchSharp;
using TorchSharp.Modules;
using static System.FormattableString;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace NotebookLib.TorchSharp;

/// <summary>The two-class quantum network of <see cref="TwoClassQnn"/> from torch's own operations. Its output is a probability.</summary>
/// <remarks>Parameters as in <see cref="TwoClassQnn"/>, under the same names.</remarks>
public sealed class TorchTwoClassQnn : nn.Module<Tensor, Tensor>
{
    private readonly TwoClassQnnOptions _options;
    private readonly TorchCircuit _circuit;
    private readonly Calibration? _readout;

    /// <summary>Makes the network; angles are uniform in ± <see cref="TwoClassQnnOptions.AngleRange"/>, from torch's own random numbers.</summary>
    /// <param name="options">Settings; the original's by default. Rotations are Ry.</param>
    /// <param name="form">Qubit after qubit, or half of the qubits by one matrix.</param>
    /// <exception cref="TorchUnavailableException">TorchSharp cannot be used here.</exception>
    /// <exception cref="NotSupportedException">The rotation is not Ry.</exception>
    /// <exception cref="ArgumentException">The image has no power of two of pixels.</exception>
    public TorchTwoClassQnn(TwoClassQnnOptions? options = null, TorchForm form = TorchForm.Plain)
        : base(TorchRuntime.Required(nameof(TorchTwoClassQnn)))
    {
        _options = options ?? TwoClassQnnOptions.Original;
        var qubits = BitOperations.Log2((uint)new AmplitudeEncoding<float>(_options.Pad).OutputShape(_options.InputShape).Size);
        _circuit = new TorchCircuit(qubits, _options.Entangler, _options.Rotation, _options.Convention, _options.Depth, form);
        for (var layer = 0; layer < _options.Depth; layer++)
            register_parameter(TorchCircuit.AnglesOf(layer), new Parameter((rand(qubits) * 2 - 1) * _options.AngleRange));
        if (_options.Readout != TwoClassReadout.CalibratedExpectation) return;
        _readout = new Calibration();
        register_module(Invariant($"{TorchCircuit.ReadoutIndex(_options.Depth)}"), _readout);
    }

    /// <summary>Probability of class 1.</summary>
    /// <param name="images">(batch, channels, height, width).</param>
    /// <returns>(batch, 1), in [0, 1].</returns>
    public override Tensor forward(Tensor images)
    {
        var state = _circuit.Run(TorchStates.Encode(images, _options.Pad), this); // (batch, 2^n)
        // The last qubit is the least significant bit: amplitudes at even places have 0 there.
        var outcomes = state.square().view(state.shape[0], -1, 2).sum(1); // (batch, 2)
        if (_readout is null) return outcomes.narrow(1, 0, 1);
        var expectation = outcomes.narrow(1, 0, 1) - outcomes.narrow(1, 1, 1); // <Z>, (batch, 1)
        return _readout.forward(expectation).sigmoid();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) _circuit.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>scale · x + offset.</summary>
    private sealed class Calibration : nn.Module<Tensor, Tensor>
    {
        private readonly Parameter scale = new(ones(1));
        private readonly Parameter offset = new(zeros(1));

        public Calibration()
            : base(nameof(Calibration)) => RegisterComponents();

        public override Tensor forward(Tensor input) => scale * input + offset;
    }
}
