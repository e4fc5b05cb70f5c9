using System.Numerics;
using System.Runtime.CompilerServices;

namespace NotebookLib.Learning;

/// <summary>A convolution's weights in the order in which the tiles read them, three channels side by side, missing channels zero.</summary>
internal sealed class PackedWeights<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Lanes = ConvolutionTile.Channels;

    private readonly int _inChannels;
    private readonly int _outChannels;
    private readonly int _kernel;
    private readonly int _area;
    private readonly T[] _forward;
    private readonly T[] _backward;
    private readonly T[] _bias;

    public PackedWeights(int inChannels, int outChannels, int kernel)
    {
        _inChannels = inChannels;
        _outChannels = outChannels;
        _kernel = kernel;
        _area = kernel * kernel;
        var (outBlocks, inBlocks) = ((outChannels + Lanes - 1) / Lanes, (inChannels + Lanes - 1) / Lanes);
        _forward = new T[outBlocks * inChannels * _area * Lanes];
        _backward = new T[inBlocks * _area * outChannels * Lanes];
        _bias = new T[outBlocks * Lanes];
    }

    /// <summary>For the output: [block of output channels][input channel, kernel position][output channel of the block].</summary>
    public ReadOnlySpan<T> Forward => _forward;

    /// <summary>For the input's gradient: [block of input channels][kernel column][kernel row][output channel][input channel of the block].</summary>
    public ReadOnlySpan<T> Backward => _backward;

    /// <summary>Bias, filled up with zeros to a whole block.</summary>
    public ReadOnlySpan<T> Bias => _bias;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Pack(ReadOnlySpan<T> weight, ReadOnlySpan<T> bias)
    {
        bias.CopyTo(_bias);
        for (var o = 0; o < _outChannels; o++)
        {
            for (var i = 0; i < _inChannels; i++)
            {
                for (var k = 0; k < _area; k++)
                {
                    var value = weight[(o * _inChannels + i) * _area + k];
                    _forward[((o / Lanes * _inChannels + i) * _area + k) * Lanes + o % Lanes] = value;
                    var transposed = k % _kernel * _kernel + k / _kernel;
                    _backward[((i / Lanes * _area + transposed) * _outChannels + o) * Lanes + i % Lanes] = value;
                }
            }
        }
    }
}
