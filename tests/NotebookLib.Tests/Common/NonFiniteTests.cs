using NotebookLib.Common;

namespace NotebookLib.Tests.Common;

public sealed class NonFiniteTests
{
    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void IndexIn_OneBadValueAnywhere_IsFound(float bad)
    {
        for (var length = 1; length < 70; length++)
        {
            var (singles, doubles) = (new float[length], new double[length]);
            for (var i = 0; i < length; i++) doubles[i] = singles[i] = i % 2 == 0 ? float.MaxValue : -float.Epsilon;
            Assert.Equal(-1, NonFinite.IndexIn<float>(singles));
            Assert.Equal(-1, NonFinite.IndexIn<double>(doubles));
            for (var i = 0; i < length; i++)
            {
                var (single, @double) = (singles[i], doubles[i]);
                doubles[i] = singles[i] = bad;
                Assert.Equal(i, NonFinite.IndexIn<float>(singles));
                Assert.Equal(i, NonFinite.IndexIn<double>(doubles));
                (singles[i], doubles[i]) = (single, @double);
            }
        }
    }
}
