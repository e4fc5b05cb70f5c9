using NotebookLib.Quantum;

namespace NotebookLib.Tests.Quantum.States;

/// <summary>Rounding takes no figure of a state out of its documented range.</summary>
public sealed class InformationRangeTests
{
    [Fact]
    public void Figures_OfStatesAtTheEdge_StayInTheirRange()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var state = RandomQuantum.State(1 + seed % 4, seed);
            var rho = DensityMatrix.From(state);
            InRange(rho.Fidelity(state), 0, 1);
            InRange(state.Fidelity(state), 0, 1);
            InRange(rho.Purity(), 0, 1);
            InRange(rho.Entropy(), 0, state.Qubits);
            InRange(state.Purity(0), 0, 1);
            InRange(state.EntanglementEntropy(0), 0, 1);
            foreach (var vector in new[] { state.BlochVector(0), rho.BlochVector(0) })
                foreach (var component in new[] { vector.X, vector.Y, vector.Z }) InRange(component, -1, 1);
        }
    }

    [Fact]
    public void Entropy_OfAPureState_IsZeroOrMore() => InRange(new DensityMatrix(1).H(0).Entropy(), 0, 1);

    [Fact]
    public void BlochVector_OfIPlus_HasNoNegativeZero()
    {
        var vector = new StateVector(1).H(0).T(0).T(0).BlochVector(0);
        Assert.Equal("(0, 1, 0)", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"({vector.X:G3}, {vector.Y:G3}, {vector.Z:G3})"));
    }

    private static void InRange(double value, double low, double high)
    {
        Assert.InRange(value, low, high);
        Assert.False(value == 0 && double.IsNegative(value), "a figure of -0");
    }
}
