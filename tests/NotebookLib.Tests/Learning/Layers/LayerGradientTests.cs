using NotebookLib.Learning;
using NotebookLib.Tests.Learning.Engine;

namespace NotebookLib.Tests.Learning.Layers;

public class LayerGradientTests
{
    public static TheoryData<string, int> Cases()
    {
        var cases = new TheoryData<string, int>();
        foreach (var name in Layers.Keys)
        {
            foreach (var count in (int[])[1, 3, 9]) cases.Add(name, count);
        }
        return cases;
    }

    private static readonly Dictionary<string, (TensorShape Input, Func<Layer<double>[]> Make)> Layers = new()
    {
        ["Conv2d one channel"] = (new(1, 6, 7), () => [new Conv2d<double>(1, 3, kernel: 3)]),
        ["Conv2d several channels"] = (new(2, 6, 9), () => [new Conv2d<double>(2, 5, kernel: 4)]),
        ["Conv2d kernel 5"] = (new(3, 8, 8), () => [new Conv2d<double>(3, 4, kernel: 5)]),
        ["Conv2d kernel 1"] = (new(3, 2, 3), () => [new Conv2d<double>(3, 2, kernel: 1)]),
        ["MaxPool2d"] = (new(2, 5, 6), () => [new MaxPool2d<double>(2)]),
        ["MaxPool2d window 3"] = (new(1, 6, 7), () => [new MaxPool2d<double>(3)]),
        ["Flatten"] = (new(2, 3, 2), () => [new Flatten<double>()]),
        ["Linear"] = (new(11), () => [new Linear<double>(11, 7)]),
        ["Linear wide"] = (new(37), () => [new Linear<double>(37, 26)]),
        ["Tanh"] = (new(9), () => [new Tanh<double>()]),
        ["Sigmoid"] = (new(9), () => [new Sigmoid<double>()]),
        ["LeakyReLU"] = (new(9), () => [new LeakyReLU<double>(0.1)]),
        ["ReLU"] = (new(9), () => [new LeakyReLU<double>(0)]),
        ["Softmax"] = (new(5), () => [new Softmax<double>()]),
        ["Convolution block with tanh"] = (new(2, 8, 7), () => [new Conv2d<double>(2, 3, kernel: 3), new Tanh<double>(), new MaxPool2d<double>(2)]),
        ["Convolution block with rectifier"] = (new(1, 7, 7), () => [new Conv2d<double>(1, 9, kernel: 3), new LeakyReLU<double>(0.2), new MaxPool2d<double>(2)]),
        ["Convolution block with sigmoid"] = (new(1, 7, 8), () => [new Conv2d<double>(1, 4, kernel: 3), new Sigmoid<double>(), new MaxPool2d<double>(2)]),
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Backward_ParametersAndInput_EqualCentralDifferences(string name, int count)
    {
        var (input, make) = Layers[name];
        CentralDifferences.Check(new Sequential<double>(5, [new ShiftLayer<double>(input), .. make()]), input, count);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Backward_FirstLayer_EqualsCentralDifferences(string name, int count)
    {
        var (input, make) = Layers[name];
        CentralDifferences.Check(new Sequential<double>(5, make()), input, count);
    }
}
