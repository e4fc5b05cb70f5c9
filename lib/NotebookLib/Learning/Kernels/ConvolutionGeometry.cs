namespace NotebookLib.Learning;

/// <summary>Sizes of a convolution over one chunk; strides count values, a position holding all examples of the chunk.</summary>
internal readonly record struct ConvolutionGeometry(int InChannels, int Height, int Width, int OutChannels, int Kernel, int Examples)
{
    public int Rows => Height - Kernel + 1;

    public int Columns => Width - Kernel + 1;

    /// <summary>Taps of one output channel: input channels x kernel rows x kernel columns.</summary>
    public int Taps => InChannels * Kernel * Kernel;

    public int InputRowStride => Width * Examples;

    public int InputChannelStride => Height * Width * Examples;

    public int OutBlocks => (OutChannels + ConvolutionTile.Channels - 1) / ConvolutionTile.Channels;

    public int InBlocks => (InChannels + ConvolutionTile.Channels - 1) / ConvolutionTile.Channels;

    /// <summary>Distance from a position's first tap to each tap, in the order of the weights.</summary>
    public void TapOffsets(Span<int> offsets)
    {
        for (var tap = 0; tap < Taps; tap++)
        {
            var (channel, row, column) = (tap / (Kernel * Kernel), tap / Kernel % Kernel, tap % Kernel);
            offsets[tap] = channel * InputChannelStride + row * InputRowStride + column * Examples;
        }
    }
}
