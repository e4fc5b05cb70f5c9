using NotebookLib.Learning;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NotebookLib.TorchSharp;

/// <summary>
/// This library's networks as torch modules. Parameters have the same names, shapes and order as in <see cref="Learning.LeNet5"/> and the others,
/// so that <see cref="TorchParameters.CopyTo(IReadOnlyList{IParameter}, nn.Module)"/> and model files go both ways.
/// </summary>
public static class TorchModels
{
    /// <summary>LeNet-5 for (batch, 1, 28, 28), as <see cref="Learning.LeNet5.CreateNetwork{T}"/>.</summary>
    /// <param name="output">How the network ends.</param>
    /// <param name="form">How it is written.</param>
    /// <exception cref="TorchUnavailableException">TorchSharp cannot be used here.</exception>
    public static Sequential LeNet5(LeNet5Output output = LeNet5Output.Logits, TorchForm form = TorchForm.Plain)
    {
        TorchRuntime.Require();
        List<(string, nn.Module<Tensor, Tensor>)> layers = form == TorchForm.Plain
            ?
            [
                ("0", nn.Conv2d(1, 6, 5)), ("1", nn.Tanh()), ("2", nn.MaxPool2d(2)), // (batch, 6, 12, 12)
                ("3", nn.Conv2d(6, 16, 5)), ("4", nn.Tanh()), ("5", nn.MaxPool2d(2)), // (batch, 16, 4, 4)
            ]
            : // The activation rises with its input, so it may come after the pooling, on a quarter of the values.
            [
                ("layout", new ChannelsLast()),
                ("0", nn.Conv2d(1, 6, 5)), ("2", nn.MaxPool2d(2)), ("1", nn.Tanh()),
                ("3", nn.Conv2d(6, 16, 5)), ("5", nn.MaxPool2d(2)), ("4", nn.Tanh()),
            ];
        layers.AddRange(
        [
            ("6", nn.Flatten()), // (batch, 256)
            ("7", nn.Linear(256, 120)), ("8", nn.Sigmoid()),
            ("9", nn.Linear(120, 84)), ("10", nn.Sigmoid()),
            ("11", nn.Linear(84, 10)), // (batch, 10)
        ]);
        if (output == LeNet5Output.SoftmaxAsInTheOriginal) layers.Add(("12", nn.Softmax(1)));
        return nn.Sequential(layers);
    }

    /// <summary>The simple CNN for (batch, 1, 28, 28), as <see cref="Learning.SimpleCnn.CreateNetwork{T}"/>.</summary>
    /// <param name="form">How it is written.</param>
    /// <exception cref="TorchUnavailableException">TorchSharp cannot be used here.</exception>
    public static Sequential SimpleCnn(TorchForm form = TorchForm.Plain)
    {
        TorchRuntime.Require();
        return form == TorchForm.Plain
            ? nn.Sequential(
                ("0", nn.Conv2d(1, 32, 3)), // (batch, 32, 26, 26)
                ("1", nn.LeakyReLU(0)),
                ("2", nn.MaxPool2d(2)), // (batch, 32, 13, 13)
                ("3", nn.Flatten()), // (batch, 5408)
                ("4", nn.Linear(5408, 10))) // (batch, 10)
            : nn.Sequential(
                ("layout", new ChannelsLast()),
                ("0", nn.Conv2d(1, 32, 3)), ("2", nn.MaxPool2d(2)), ("1", nn.LeakyReLU(0)),
                ("3", nn.Flatten()),
                ("4", nn.Linear(5408, 10)));
    }
}
