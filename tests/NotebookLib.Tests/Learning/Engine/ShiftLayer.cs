using System.Numerics;
using NotebookLib.Learning;

namespace NotebookLib.Tests.Learning.Engine;

/// <summary>y = x + b. In front of a layer under test, the gradient of b is that layer's input gradient, summed over the examples.</summary>
internal sealed class ShiftLayer<T> : Layer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public ShiftLayer(TensorShape shape)
    {
        Shift = new Parameter<T>("shift", shape);
        Parameters = [Shift];
    }

    public Parameter<T> Shift { get; }

    public override IReadOnlyList<Parameter<T>> Parameters { get; }

    public override TensorShape OutputShape(TensorShape input) => input;

    public override void Forward(in LayerPass<T> pass)
    {
        for (var i = 0; i < pass.Output.Length; i++) pass.Output[i] = pass.Input[i] + Shift.Values[i / pass.Examples];
    }

    public override void Backward(in LayerPass<T> pass)
    {
        var gradient = pass.ParameterGradient(0);
        for (var i = 0; i < pass.Output.Length; i++) gradient[i / pass.Examples] += pass.OutputGradient[i];
        if (pass.NeedsInputGradient) pass.OutputGradient.CopyTo(pass.InputGradient);
    }
}
