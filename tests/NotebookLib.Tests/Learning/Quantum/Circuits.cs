using NotebookLib.Learning;
using NotebookLib.Quantum;

namespace NotebookLib.Tests.Learning.Quantum;

/// <summary>Circuits of equal layers, as the models have them.</summary>
internal static class Circuits
{
    public static Layer<double>[] Layers(
        int qubits, int depth, Entangler? entangler = null, Rotation rotation = Rotation.Ry, AngleConvention convention = AngleConvention.Full,
        double angleRange = 1) =>
        VariationalCircuit.Layers<double>(qubits, depth, entangler ?? Entangler.CxChain(), rotation, convention, angleRange);
}
