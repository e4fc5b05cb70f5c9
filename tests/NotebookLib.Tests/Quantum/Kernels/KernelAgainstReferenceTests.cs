using System.Numerics;
using NotebookLib.Quantum;
using NotebookLib.Quantum.Kernels;

namespace NotebookLib.Tests.Quantum.Kernels;

/// <summary>The fast kernels against the general one, on registers large enough for long runs and many of them.</summary>
public sealed class KernelAgainstReferenceTests
{
    [Theory]
    [InlineData(9, 1)]
    [InlineData(8, 4)]
    [InlineData(7, 5)]
    [InlineData(14, 1)]
    public void EveryGate_LargeRegister_EqualsGeneralKernel(int qubits, int batch)
    {
        Check<double>(qubits, batch, 1e-14);
        Check<float>(qubits, batch, 1e-6);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Execute_ThreadsShareTheRuns_SameBits(int threads)
    {
        // 2^17 elements: large enough to be shared among threads.
        var alone = RandomQuantum.State(17, 3);
        var shared = alone.Copy();
        alone.MaxThreads = 1;
        shared.MaxThreads = threads;
        foreach (var gate in GateCases.On(17, seed: 2, largestUnitary: 1).Where((_, i) => i % 3 == 0))
        {
            alone.Add(gate);
            shared.Add(gate);
        }
        alone.CxChain().CzChain();
        shared.CxChain().CzChain();
        Assert.True(alone.RealParts.SequenceEqual(shared.RealParts));
        Assert.True(alone.ImaginaryParts.SequenceEqual(shared.ImaginaryParts));
    }

    private static void Check<T>(int qubits, int batch, double tolerance) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(qubits);
        var fast = new Register<T>(qubits, batch);
        Span<T> re = fast.Re.Span, im = fast.MakeComplex().Span;
        for (var i = 0; i < re.Length; i++)
            (re[i], im[i]) = (T.CreateTruncating(random.NextDouble() - 0.5), T.CreateTruncating(random.NextDouble() - 0.5));
        foreach (var gate in GateCases.On(qubits, seed: 7).Where((_, i) => qubits < 14 || i % 12 == 0))
        {
            var general = fast.Copy();
            fast.Apply(gate);
            general.ApplyReference(general.Place(gate));
            for (var i = 0; i < fast.Re.Length; i++)
            {
                var worst = double.CreateTruncating(T.Max(T.Abs(fast.Re[i] - general.Re[i]), T.Abs(fast.Im![i] - general.Im![i])));
                Assert.True(worst <= tolerance, $"{gate}: element {i} differs by {worst}");
            }
        }
    }
}
