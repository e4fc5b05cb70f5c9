using System.Globalization;
using System.Numerics;
using NotebookLib.Quantum;

namespace NotebookLib.Learning;

/// <summary>The circuit of the quantum networks: equal layers, each a rotation of every qubit and then an entangler.</summary>
internal static class VariationalCircuit
{
    /// <summary>The layers as they stand in a network.</summary>
    public static Layer<T>[] Layers<T>(
        int qubits, int depth, Entangler entangler, Rotation rotation, AngleConvention convention, double angleRange)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => [.. Enumerable.Range(0, LayerArgument.AtLeastOne(depth, nameof(depth))).SelectMany(_ => (Layer<T>[])
        [
            new RotationLayer<T>(qubits, rotation, convention, angleRange), new EntanglingLayer<T>(qubits, entangler),
        ])];

    /// <summary>The angles of a network's rotations, one tensor for each layer of the circuit.</summary>
    public static IReadOnlyList<Parameter<T>> Angles<T>(Sequential<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => [.. network.Layers.OfType<RotationLayer<T>>().Select(layer => layer.Angles)];

    /// <summary>The same circuit for the simulator: the rotations and entanglers of a network in their order.</summary>
    public static Circuit ToCircuit<T>(Sequential<T> network, string? angleName) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var circuit = new Circuit(network.Layers.OfType<RotationLayer<T>>().First().Qubits);
        var index = 0;
        foreach (var layer in network.Layers)
        {
            if (layer is EntanglingLayer<T> entangling) circuit.Entangle(entangling.Entangler);
            else if (layer is RotationLayer<T> rotation) index = Add(circuit, rotation, index, angleName);
        }
        return circuit;
    }

    private static int Add<T>(Circuit circuit, RotationLayer<T> layer, int index, string? angleName)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var gate = layer.Rotation.Gate();
        var angles = new Angle[layer.Angles.Count];
        for (var i = 0; i < angles.Length; i++)
        {
            Angle angle = angleName is null ? double.CreateChecked(layer.Angles.Values[i]) : string.Create(CultureInfo.InvariantCulture, $"{angleName}{index + i}");
            angles[i] = layer.Convention.Factor(gate.AngleRoles[i % gate.AngleCount]) * angle;
        }
        for (var qubit = 0; qubit < layer.Qubits; qubit++) circuit.Apply(gate, [qubit], [.. angles[(qubit * gate.AngleCount)..((qubit + 1) * gate.AngleCount)]]);
        return index + angles.Length;
    }
}
