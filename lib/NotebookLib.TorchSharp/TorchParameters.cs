using System.Runtime.InteropServices;
using NotebookLib.Learning;
using TorchSharp;
using static TorchSharp.torch;

namespace NotebookLib.TorchSharp;

/// <summary>A network's tensors under the names that PyTorch gives them, as the rest of this library sees them.</summary>
public static class TorchParameters
{
    /// <summary>
    /// Everything that a model file of the network has to hold: its parameters, and the buffers that it keeps beside them, for example the
    /// running means of a batch normalisation. They are the module's own tensors: writing to one changes the network.
    /// </summary>
    /// <param name="module">A network.</param>
    /// <returns>Parameters in the order of the modules, then buffers; names as in <c>state_dict()</c>.</returns>
    public static IReadOnlyList<IParameter> Of(nn.Module module) =>
        [.. module.state_dict().Select(entry => new TorchParameter(entry.Key, entry.Value))];

    /// <summary>
    /// Gives the tensors of one model the values of another's of the same names: of one of this library's networks to a torch module, the other
    /// way round, or between two of a kind.
    /// </summary>
    /// <param name="source">Where the values come from; it is not changed.</param>
    /// <param name="target">Where they go.</param>
    /// <exception cref="ArgumentException">Names, shapes or types differ; the message lists every difference, and nothing was copied.</exception>
    public static void CopyTo(this IReadOnlyList<IParameter> source, IReadOnlyList<IParameter> target)
    {
        var given = source.ToDictionary(parameter => parameter.Name, Describe);
        var wanted = target.ToDictionary(parameter => parameter.Name, Describe);
        var differences = given.Keys.Union(wanted.Keys)
            .Where(name => given.GetValueOrDefault(name) != wanted.GetValueOrDefault(name))
            .Select(name => $"{name}: {given.GetValueOrDefault(name, "missing")} in the source, {wanted.GetValueOrDefault(name, "missing")} in the target")
            .ToArray();
        if (differences.Length > 0)
            throw new ArgumentException($"The parameters do not fit each other. Differences: {string.Join("; ", differences)}.", nameof(target));

        var values = new byte[source.Count][];
        for (var i = 0; i < values.Length; i++) source[i].CopyTo(values[i] = new byte[ByteCount(source[i])]);
        var targets = target.ToDictionary(parameter => parameter.Name);
        for (var i = 0; i < values.Length; i++) targets[source[i].Name].CopyFrom(values[i]);
    }

    /// <inheritdoc cref="CopyTo(IReadOnlyList{IParameter}, IReadOnlyList{IParameter})"/>
    public static void CopyTo(this IReadOnlyList<IParameter> source, nn.Module target) => source.CopyTo(Of(target));

    /// <summary>Name of a type in model files.</summary>
    internal static string ElementType(ScalarType type) => type switch
    {
        ScalarType.Float32 => "F32",
        ScalarType.Float64 => "F64",
        ScalarType.Float16 => "F16",
        ScalarType.BFloat16 => "BF16",
        ScalarType.Int64 => "I64",
        ScalarType.Int32 => "I32",
        ScalarType.Int16 => "I16",
        ScalarType.Int8 => "I8",
        ScalarType.Byte => "U8",
        ScalarType.Bool => "BOOL",
        _ => throw new NotSupportedException($"A model file cannot hold tensors of type {type}; keep parameters and buffers real numbers or integers."),
    };

    private static string Describe(IParameter parameter) => $"{parameter.ElementType} ({string.Join(", ", parameter.Shape)})";

    private static int ByteCount(IParameter parameter) => checked(parameter.Count * parameter.ElementType switch
    {
        "F64" or "I64" => 8,
        "F32" or "I32" => 4,
        "F16" or "BF16" or "I16" => 2,
        _ => 1,
    });

    private sealed class TorchParameter(string name, Tensor tensor) : IParameter
    {
        public string Name => name;

        public IReadOnlyList<int> Shape { get; } = [.. tensor.shape.Select(length => checked((int)length))];

        public int Count => checked((int)tensor.numel());

        public string ElementType { get; } = TorchParameters.ElementType(tensor.dtype);

        public void CopyTo(Span<byte> destination)
        {
            CheckLength(destination.Length, nameof(destination));
            using var scope = NewDisposeScope();
            tensor.detach().cpu().contiguous().bytes.CopyTo(destination);
        }

        public void CopyFrom(ReadOnlySpan<byte> source)
        {
            CheckLength(source.Length, nameof(source));
            using var scope = NewDisposeScope();
            using var unrecorded = no_grad();
            var values = empty(tensor.shape, tensor.dtype, CPU);
            source.CopyTo(values.bytes);
            tensor.copy_(values);
        }

        public override string ToString() => $"{name} ({string.Join(", ", Shape)}) {ElementType}";

        private void CheckLength(int length, string argument)
        {
            var expected = checked(Count * (int)tensor.element_size());
            if (length != expected) throw new ArgumentException($"{this} takes exactly {expected} bytes; {length} were given.", argument);
        }
    }
}
