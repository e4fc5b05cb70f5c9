using NotebookLib.Learning;

namespace NotebookLib.Tests.Learning.Models;

public class ReferenceModelTests
{
    [Fact]
    public void LeNet5_DoublePrecision_EqualsTheOriginal() => ModelReference.CheckSteps(
        ModelReference.Model("LeNet5"), LeNet5.CreateNetwork<double>(seed: 0, LeNet5Output.SoftmaxAsInTheOriginal), 1e-10);

    [Fact]
    public void LeNet5_SinglePrecision_EqualsTheOriginal() => ModelReference.CheckSteps(
        ModelReference.Model("LeNet5"), LeNet5.CreateNetwork<float>(seed: 0, LeNet5Output.SoftmaxAsInTheOriginal), 1e-5);

    [Fact]
    public void SimpleCnn_DoublePrecision_EqualsTheOriginal() => ModelReference.CheckSteps(
        ModelReference.Model("SimpleCnn"), SimpleCnn.CreateNetwork<double>(seed: 0), 1e-10);

    [Fact]
    public void SimpleCnn_SinglePrecision_EqualsTheOriginal() => ModelReference.CheckSteps(
        ModelReference.Model("SimpleCnn"), SimpleCnn.CreateNetwork<float>(seed: 0), 1e-5);
}
