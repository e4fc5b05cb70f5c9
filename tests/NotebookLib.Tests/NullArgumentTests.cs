using System.Reflection;
using System.Runtime.CompilerServices;
using NotebookLib.Data;
using NotebookLib.Learning;
using NotebookLib.Quantum;
using NotebookLib.Tests.Learning.Training;

namespace NotebookLib.Tests;

/// <summary>Calls every public member with null for each argument that may not be null: its name must come back, before anything else goes wrong.</summary>
public sealed class NullArgumentTests
{
    private static readonly NullabilityInfoContext Nullability = new();

    private static readonly object[] Samples = MakeSamples();

    public static TheoryData<string> Types =>
    [
        .. typeof(Trainer).Assembly.GetExportedTypes()
            .Where(type => !type.IsSubclassOf(typeof(Exception)) && type.GetMethod("<Clone>$") is null && !type.IsInterface && type != typeof(GateBuilder<>))
            .Select(type => type.FullName!),
    ];

    [Theory]
    [MemberData(nameof(Types))]
    public void PublicMember_NullArgument_IsNamed(string typeName)
    {
        var type = Closed(typeof(Trainer).Assembly.GetType(typeName)!);
        var flags = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var wrong = new List<string>();
        foreach (var member in type.GetConstructors(flags).Cast<MethodBase>().Concat(type.GetMethods(flags)))
        {
            // What a network calls on its layers comes after its own checks.
            if (member is MethodInfo { IsGenericMethodDefinition: true } || member.IsAbstract || IsGenerated(member)
                || (member is MethodInfo && typeof(Layer<float>).IsAssignableFrom(type)))
                continue;
            foreach (var parameter in member.GetParameters().Where(MustNotBeNull))
            {
                if (Arguments(member, parameter) is not { } arguments || !TryTarget(member, out var target)) continue;
                var error = Record.Exception(() => member is ConstructorInfo constructor ? constructor.Invoke(arguments) : member.Invoke(target, arguments))?.InnerException;
                if (error is ArgumentNullException { ParamName: var name } && name == parameter.Name) continue;
                wrong.Add($"{member.Name}({parameter.Name}): {error?.GetType().Name ?? "no error"}");
            }
        }
        Assert.True(wrong.Count == 0, $"{type.Name}: {string.Join("; ", wrong)}");
    }

    // Comparison by value, deconstruction and the like, which the compiler writes.
    private static bool IsGenerated(MethodBase member) =>
        member.IsDefined(typeof(CompilerGeneratedAttribute)) || member.Name is "Equals" or "CompareTo" or "op_Equality" or "op_Inequality";

    private static bool MustNotBeNull(ParameterInfo parameter) =>
        !parameter.ParameterType.IsValueType && !parameter.ParameterType.IsByRef && Nullability.Create(parameter).WriteState == NullabilityState.NotNull;

    private static Type Closed(Type type) => type.IsGenericTypeDefinition ? type.MakeGenericType(typeof(float)) : type;

    private static object?[]? Arguments(MethodBase member, ParameterInfo missing)
    {
        var arguments = new List<object?>();
        foreach (var parameter in member.GetParameters())
        {
            if (parameter.ParameterType.IsByRefLike) return null;
            if (parameter == missing) arguments.Add(null);
            else if (TrySample(parameter.ParameterType, out var sample)) arguments.Add(sample);
            else if (parameter.HasDefaultValue) arguments.Add(parameter.DefaultValue);
            else return null;
        }
        return [.. arguments];
    }

    private static bool TryTarget(MethodBase member, out object? target)
    {
        target = null;
        return member.IsStatic || member is ConstructorInfo || TrySample(member.DeclaringType!, out target);
    }

    private static bool TrySample(Type type, out object? sample)
    {
        sample = Samples.FirstOrDefault(type.IsInstanceOfType);
        if (sample is null && type.IsSZArray && TrySample(type.GetElementType()!, out var element))
        {
            var array = Array.CreateInstance(type.GetElementType()!, 1);
            array.SetValue(element, 0);
            sample = array;
        }
        sample ??= type.IsValueType ? Activator.CreateInstance(type) : null;
        return sample is not null;
    }

    private static object[] MakeSamples()
    {
        var data = TinyData.Make(8);
        var network = new Sequential<float>(1, new Flatten<float>(), new Linear<float>(16, 4));
        var circuit = new Circuit(2, bits: 2).H(0).CX(0, 1);
        return
        [
            1, 0.5, 0.5f, "0", data, TinyData.Shape, new TensorShape(2), new BatchLoader(data, 4).First(), new BatchLoader(data, 4),
            new Classifier<float>("a", TinyData.Shape, network, new CrossEntropy<float>()), network, new CrossEntropy<float>(),
            new Tensor<float>(1, new TensorShape(4)), new Linear<float>(2, 2), network.Parameters[0], network.Parameters, new TrainingHistory("a"),
            circuit, new StateVector(2), new DensityMatrix(2), Gates.H,
            (Angle)0.5, NoiseModel.None, Channels.BitFlip(0.1), new Random(1), TextWriter.Null, new MemoryStream(), new[] { "a", "b" }, new[] { 0, 1 },
        ];
    }
}
