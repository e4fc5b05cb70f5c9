using TorchSharp;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace NotebookLib.TorchSharp;

/// <summary>
/// Lays images out with the channels of a pixel side by side; shape and values stay. Convolution and pooling after it keep this layout, in which
/// torch's pooling is several times faster.
/// </summary>
internal sealed class ChannelsLast : nn.Module<Tensor, Tensor>
{
    public ChannelsLast()
        : base(nameof(ChannelsLast))
    {
    }

    public override Tensor forward(Tensor input)
    {
        var shape = input.shape; // (batch, channels, height, width)
        if (shape is not [_, 1, _, _]) return input.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);
        // One channel is the same memory in both layouts; only the strides have to say so.
        return input.contiguous().as_strided(shape, [shape[2] * shape[3], 1, shape[3], 1]);
    }
}
