using TorchSharp;
using static TorchSharp.torch;

namespace NotebookLib.TorchSharp;

/// <summary>Images as quantum states, from torch's own operations.</summary>
internal static class TorchStates
{
    /// <summary>Pads images with 0 and divides each by its L2 norm.</summary>
    /// <param name="images">(batch, channels, height, width).</param>
    /// <param name="pad">Zeros on each side.</param>
    /// <returns>Real amplitudes, (batch, 2^n).</returns>
    public static Tensor Encode(Tensor images, int pad)
    {
        var padded = pad > 0 ? nn.functional.pad(images, [pad, pad, pad, pad]) : images;
        var states = padded.flatten(1);
        return states / states.norm(1, keepdim: true);
    }
}
