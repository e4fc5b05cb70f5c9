using TorchSharp;
using static TorchSharp.torch;

namespace NotebookLib.TorchSharp;

/// <summary>
/// The function of a <see cref="LayersModule"/> for torch's gradients. Its arguments are the module, the input and the parameters.
/// </summary>
/// <remarks>
/// It keeps input and parameters alone and computes the forward pass again in backward: cheaper than keeping a state for each gate, and there is no
/// state that a second use in the same graph could overwrite.
/// </remarks>
internal sealed class LayersFunction : autograd.SingleTensorFunction<LayersFunction>
{
    private const string ModuleKey = "module";
    private const string InputKey = "needs input gradient";
    private const string GradientsKey = "gradients";

    /// <inheritdoc/>
    public override string Name => nameof(LayersFunction);

    /// <inheritdoc/>
    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var module = (LayersModule)vars[0];
        var tensors = vars.Skip(1).Cast<Tensor>().ToArray();
        ctx.save_for_backward([.. tensors]);
        ctx.save_data(ModuleKey, module);
        ctx.save_data(InputKey, tensors[0].requires_grad);
        return module.Compute(tensors[0], tensors.AsSpan(1));
    }

    /// <inheritdoc/>
    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        // Called by native code, through which no exception may pass.
        var module = (LayersModule)ctx.get_data(ModuleKey);
        var needsInput = (bool)ctx.get_data(InputKey);
        List<Tensor?> gradients;
        try
        {
            if (is_grad_enabled())
                throw new NotSupportedException("There are no second derivatives of these layers; call backward or grad without create_graph.");
            var saved = ctx.get_saved_variables();
            gradients = module.PullBack(saved[0], saved.ToArray().AsSpan(1), grad_output, needsInput);
            foreach (var tensor in saved) tensor.Dispose();
        }
        catch (Exception exception)
        {
            gradients = module.BackwardFailed(exception, needsInput ? grad_output.shape[0] : 0);
        }
        // Native code takes the handles of these after this method has returned; until then something has to hold them.
        ctx.save_data(GradientsKey, gradients);
        return [null!, .. gradients.Select(gradient => gradient!)];
    }
}
