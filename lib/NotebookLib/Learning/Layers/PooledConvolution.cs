using System.Numerics;
using System.Runtime.Intrinsics;

namespace NotebookLib.Learning;

/// <summary>
/// Conv2d followed by MaxPool2d(2) as one layer: the convolution's output is never written, only the maxima and two bits for each.
/// A network uses it by itself in the place of the two.
/// </summary>
internal sealed class PooledConvolution<T>(Conv2d<T> convolution) : Layer<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Positions whose gradients are spread out at a time, so that they stay in the first-level cache.</summary>
    private const int BlockPositions = 64;

    public override IReadOnlyList<Parameter<T>> Parameters => convolution.Parameters;

    internal override bool BackwardReadsOutput => false;

    public override TensorShape OutputShape(TensorShape input)
    {
        var output = convolution.OutputShape(input);
        return new TensorShape(output[0], output[1] / 2, output[2] / 2);
    }

    public override int SavedBytes(TensorShape input, int examples) => 2 * OutputShape(input).Size * examples / Vector256<T>.Count;

    public override unsafe int ScratchBytes(TensorShape input, int examples)
    {
        var geometry = convolution.Geometry(input, examples);
        return Conv2d<T>.SumBytes(geometry) + geometry.OutChannels * 2 * BlockRows(geometry) * geometry.Columns * examples * sizeof(T);
    }

    public override void Prepare() => convolution.Prepare();

    public override void Forward(in LayerPass<T> pass) =>
        ConvolutionForward.RunPooled<T>(convolution.Geometry(pass.InputShape, pass.Examples), pass.Input, convolution.Packed, pass.Output, pass.Saved);

    public override unsafe void Backward(in LayerPass<T> pass)
    {
        var geometry = convolution.Geometry(pass.InputShape, pass.Examples);
        var (pooledRows, pooledColumns, blockRows) = (geometry.Rows / 2, geometry.Columns / 2, BlockRows(geometry));
        var rowStride = 2 * pooledColumns * pass.Examples;
        var channelStride = 2 * blockRows * rowStride;
        var offsets = stackalloc int[geometry.Taps];
        geometry.TapOffsets(new Span<int>(offsets, geometry.Taps));
        convolution.AddBiasGradient(pass.OutputGradient, pass.ParameterGradient(1));
        if (pass.NeedsInputGradient) pass.InputGradient.Clear();
        pass.Scratch[..Conv2d<T>.SumBytes(geometry)].Clear();
        fixed (T* x = pass.Input, pooled = pass.OutputGradient, gx = pass.InputGradient)
        fixed (byte* scratch = pass.Scratch, winners = pass.Saved)
        {
            var sums = (T*)scratch;
            var g = (T*)(scratch + Conv2d<T>.SumBytes(geometry));
            for (var first = 0; first < pooledRows; first += blockRows)
            {
                var rows = Math.Min(blockRows, pooledRows - first);
                var inputRow = 2 * first * geometry.InputRowStride;
                for (var block = 0; block < geometry.OutBlocks; block++)
                {
                    // Without an input gradient to follow, each block of channels may take the place of the one before.
                    var blockGradient = pass.NeedsInputGradient ? g + block * ConvolutionTile.Channels * channelStride : g;
                    var channels = Math.Min(ConvolutionTile.Channels, geometry.OutChannels - block * ConvolutionTile.Channels);
                    for (var c = 0; c < channels; c++)
                    {
                        var cell = ((block * ConvolutionTile.Channels + c) * pooledRows + first) * pooledColumns;
                        PooledGradient.Spread(
                            pooled + cell * pass.Examples, winners + 2 * cell * (pass.Examples / Vector256<T>.Count), rows, pooledColumns, pass.Examples,
                            blockGradient + c * channelStride);
                    }
                    ConvolutionBackward.AddToWeightSums(
                        geometry, block, x + inputRow, blockGradient, channelStride, rowStride, 2 * rows, 2 * pooledColumns, offsets, sums);
                }
                if (pass.NeedsInputGradient)
                    ConvolutionBackward.AddToInput(geometry, convolution.Packed, gx + inputRow, g, channelStride, rowStride, 2 * rows, 2 * pooledColumns);
            }
            ConvolutionBackward.AddSums(geometry, sums, pass.ParameterGradient(0));
        }
    }

    public override string ToString() => $"{convolution}, MaxPool2d(2)";

    private static int BlockRows(in ConvolutionGeometry geometry) =>
        Math.Clamp((BlockPositions + 2 * geometry.Columns - 1) / (2 * geometry.Columns), 1, Math.Max(1, geometry.Rows / 2));
}
