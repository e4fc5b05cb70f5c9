using NotebookLib.Common;

namespace NotebookLib.Tests.Common;

public sealed class SeededRandomTests
{
    [Fact]
    public void Generators_GiveThePublishedNumbers()
    {
        var xoshiro = new Xoshiro256(1, 2, 3, 4);
        foreach (var expected in new ulong[] { 11520, 0, 1509978240, 1215971899390074240, 1216172134540287360, 607988272756665600 })
            Assert.Equal(expected, xoshiro.Next());
        var splitMix = new SplitMix64(1234567);
        foreach (var expected in new ulong[] { 6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431 })
            Assert.Equal(expected, splitMix.Next());
    }

    [Fact]
    public void Stream_SameSeedAndPurpose_IsTheSame()
    {
        var (first, second) = (new SeededRandom(7, "shuffle"), new SeededRandom(7, "shuffle"));
        for (var i = 0; i < 100; i++) Assert.Equal(first.NextInt64(), second.NextInt64());
    }

    [Fact]
    public void Stream_EverySeedAndPurpose_BeginsDifferently()
    {
        // 120,000 draws of 53 bits: a double one by chance has probability 8e-7.
        string[] purposes = ["", "a", "b", "aa", "shuffle", "parameters"];
        var first = new HashSet<double>();
        for (var seed = -10_000; seed < 10_000; seed++)
        {
            foreach (var purpose in purposes) first.Add(new SeededRandom(seed, purpose).NextDouble());
        }
        Assert.Equal(purposes.Length * 20_000, first.Count);
        Assert.NotEqual(new SeededRandom(int.MinValue).NextDouble(), new SeededRandom(int.MaxValue).NextDouble());
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1_000_000, 1)]
    [InlineData(0, 1000)]
    [InlineData(-50_000, 7)]
    public void FirstNumbers_OfSeedsInARow_AreUniformAndUncorrelated(int start, int step)
    {
        const int seeds = 20_000;
        for (var draw = 0; draw < 3; draw++)
        {
            var numbers = Enumerable.Range(0, seeds).Select(i =>
            {
                var random = new SeededRandom(start + i * step);
                for (var skip = 0; skip < draw; skip++) random.NextDouble();
                return random.NextDouble();
            }).ToArray();
            Statistics.IsUniform(numbers);
            for (var lag = 1; lag <= 3; lag++) Statistics.AreUncorrelated(numbers[lag..], numbers[..^lag]);
        }
    }

    [Fact]
    public void Numbers_OfOneSeed_AreUniformAndUncorrelated()
    {
        var random = new SeededRandom(1);
        double[][] kinds =
        [
            Draw(random.NextDouble), Draw(() => random.NextSingle()), Draw(() => (random.Next() + 0.5) / int.MaxValue),
            Draw(() => (random.Next(1000) + 0.5) / 1000), Draw(() => (random.Next(-500, 500) + 500.5) / 1000),
            Draw(() => random.NextInt64(1L << 40) / (double)(1L << 40)),
        ];
        foreach (var numbers in kinds)
        {
            Statistics.IsUniform(numbers);
            Statistics.AreUncorrelated(numbers[1..], numbers[..^1]);
        }

        static double[] Draw(Func<double> draw) => Enumerable.Range(0, 50_000).Select(_ => draw()).ToArray();
    }

    [Fact]
    public void Ranges_AtTheirEnds_AreKept()
    {
        var random = new SeededRandom(3);
        for (var i = 0; i < 1000; i++)
        {
            Assert.Equal(0, random.Next(1));
            Assert.Equal(0, random.Next(0));
            Assert.Equal(5, random.Next(5, 5));
            Assert.InRange(random.Next(int.MinValue, int.MaxValue), int.MinValue, int.MaxValue - 1);
            Assert.InRange(random.NextInt64(long.MinValue, long.MaxValue), long.MinValue, long.MaxValue - 1);
            Assert.InRange(random.NextDouble(), 0, 1 - 1e-16);
        }
        Assert.Equal([-1, 0, 1], Enumerable.Range(0, 100).Select(_ => random.Next(-1, 2)).Distinct().Order());
        Assert.Throws<ArgumentOutOfRangeException>(() => random.Next(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => random.Next(1, 0));
    }

    [Fact]
    public void Bytes_AnyLength_AreFilledAndUniform()
    {
        var bytes = new byte[100_003];
        new SeededRandom(2).NextBytes(bytes);
        Statistics.IsUniform([.. bytes.Chunk(4).Where(word => word.Length == 4).Select(word => BitConverter.ToUInt32(word) / (double)(1UL << 32))]);
        Assert.Contains(bytes[^3..], value => value != 0);
    }
}
