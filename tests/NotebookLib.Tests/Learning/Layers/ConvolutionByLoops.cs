using NotebookLib.Learning;

namespace NotebookLib.Tests.Learning.Layers;

/// <summary>Convolution and its gradients for one example, by the definition, in double precision.</summary>
internal static class ConvolutionByLoops
{
    /// <summary>y[o, r, c] = b[o] + Σ w[o, i, kr, kc] x[i, r + kr, c + kc].</summary>
    public static double[] Forward(double[] x, TensorShape input, double[] w, double[] b, int kernel)
    {
        var (rows, columns) = (input[1] - kernel + 1, input[2] - kernel + 1);
        var y = new double[b.Length * rows * columns];
        Visit(input, b.Length, kernel, (o, yi, xi, wi) => y[yi] += w[wi] * x[xi]);
        for (var i = 0; i < y.Length; i++) y[i] += b[i / (rows * columns)];
        return y;
    }

    /// <summary>Gradients of input, weight and bias for the gradient g of the output.</summary>
    public static (double[] Input, double[] Weight, double[] Bias) Backward(double[] x, TensorShape input, double[] w, double[] g, int outChannels, int kernel)
    {
        var (gx, gw, gb) = (new double[x.Length], new double[w.Length], new double[outChannels]);
        Visit(input, outChannels, kernel, (o, yi, xi, wi) =>
        {
            gx[xi] += w[wi] * g[yi];
            gw[wi] += x[xi] * g[yi];
        });
        for (var i = 0; i < g.Length; i++) gb[i / (g.Length / outChannels)] += g[i];
        return (gx, gw, gb);
    }

    private static void Visit(TensorShape input, int outChannels, int kernel, Action<int, int, int, int> visit)
    {
        var (rows, columns) = (input[1] - kernel + 1, input[2] - kernel + 1);
        for (var o = 0; o < outChannels; o++)
            for (var r = 0; r < rows; r++)
                for (var c = 0; c < columns; c++)
                    for (var i = 0; i < input[0]; i++)
                        for (var kr = 0; kr < kernel; kr++)
                            for (var kc = 0; kc < kernel; kc++)
                                visit(o, (o * rows + r) * columns + c, (i * input[1] + r + kr) * input[2] + c + kc, ((o * input[0] + i) * kernel + kr) * kernel + kc);
    }
}
