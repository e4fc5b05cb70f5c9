using NotebookLib.Quantum;

namespace NotebookLib.Tests.Quantum.OpenQasm;

/// <summary>Random programs with conditions: read, written in both versions and read back, and run, they have the outcomes of an independent simulation.</summary>
public sealed class ConditionProgramTests
{
    private const int Programs = 300;

    [Fact]
    public void RandomPrograms_ReadAndWritten_HaveTheOutcomesOfTheirOwnSimulation()
    {
        var (second, refused) = (0, 0);
        for (var seed = 0; seed < Programs; seed++)
        {
            var program = new RandomProgram(seed);
            var circuit = Circuit.FromOpenQasm(program.Text);
            AssertOutcomes(program, circuit, seed, "read");
            AssertOutcomes(program, Circuit.FromOpenQasm(circuit.ToOpenQasm()), seed, "written as 3.0");
            try
            {
                var text = circuit.ToOpenQasm(OpenQasmVersion.V2);
                AssertOutcomes(program, Circuit.FromOpenQasm(text), seed, "written as 2.0");
                second++;
            }
            catch (InvalidOperationException reason) when (reason.Message.Contains("cannot be written as OpenQASM 2.0") || reason.Message.Contains("measurement without a bit"))
            {
                refused++;
            }
        }
        Assert.Equal(Programs, second + refused);
        Assert.InRange(second, Programs / 5, Programs);
    }

    [Fact]
    public void RandomPrograms_Sampled_HaveTheFrequenciesOfTheirOwnSimulation()
    {
        const int shots = 2000;
        for (var seed = 0; seed < 20; seed++)
        {
            var program = new RandomProgram(seed);
            var counts = Circuit.FromOpenQasm(program.Text).Sample(shots, seed);
            foreach (var (bits, probability) in program.Outcomes)
            {
                // Five standard deviations of a frequency.
                var allowed = 5 * Math.Sqrt(probability * (1 - probability) / shots) + 1e-9;
                Assert.True(Math.Abs(counts.Frequency(bits) - probability) <= allowed, $"seed {seed}, {bits}: {counts.Frequency(bits)}, expected {probability}\n{program.Text}");
            }
            Assert.Subset(program.Outcomes.Keys.ToHashSet(), counts.Keys.ToHashSet());
        }
    }

    [Fact]
    public void RandomPrograms_Drawn_ShowEveryQubitAndBit()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var circuit = Circuit.FromOpenQasm(new RandomProgram(seed).Text);
            var text = circuit.ToText();
            foreach (var label in (string[])["q0", "q1", "q2"])
                Assert.Contains(label, text);
            if (circuit.Any(instruction => instruction is ConditionalInstruction))
                Assert.Contains("c4", text);
            Assert.StartsWith("<svg", circuit.ToSvg());
        }
    }

    private static void AssertOutcomes(RandomProgram program, Circuit circuit, int seed, string way)
    {
        var outcomes = NoiseModel.None.Run(circuit).Outcomes;
        foreach (var bits in program.Outcomes.Keys.Union(outcomes.Keys))
            Assert.True(Math.Abs(program.Outcomes.GetValueOrDefault(bits) - outcomes.GetValueOrDefault(bits)) < 1e-10,
                $"seed {seed}, {way}, {bits}: {outcomes.GetValueOrDefault(bits)}, expected {program.Outcomes.GetValueOrDefault(bits)}\n{program.Text}\n{circuit.ToOpenQasm()}");
    }
}
