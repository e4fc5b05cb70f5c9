using NotebookLib.Learning;
using NotebookLib.Quantum;

namespace NotebookLib.Tests.Learning.Quantum;

/// <summary>All entanglers, by name for test tables.</summary>
internal static class Entanglers
{
    private static readonly Entangler[] All =
    [
        Entangler.None, Entangler.CxChain(), Entangler.CxChain(ChainOrder.FirstPairFirst), Entangler.CxRing(),
        Entangler.CxRing(ChainOrder.LastPairFirst), Entangler.CzChain(), Entangler.CzRing(),
    ];

    public static IEnumerable<string> Names => All.Select(entangler => entangler.Name);

    public static Entangler ByName(string name) => All.Single(entangler => entangler.Name == name);
}
