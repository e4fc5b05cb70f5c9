using System.Globalization;

namespace NotebookLib.Quantum.OpenQasm;

/// <summary>
/// The classical registers of a written text. Bits that one condition compares as a number stand in one register, since that is what both versions
/// of the language compare.
/// </summary>
internal sealed class BitRegisters
{
    private readonly List<(string Name, int First, int Size)> _registers = [];

    /// <summary>Registers for some bits.</summary>
    /// <param name="bits">Number of bits.</param>
    /// <param name="together">First and last of bits that belong into one register; overlapping ranges are joined.</param>
    public BitRegisters(int bits, IEnumerable<(int First, int Last)> together)
    {
        var ranges = new List<(int First, int Last)>();
        var next = 0;
        foreach (var (first, last) in together.Distinct().OrderBy(range => range.First))
        {
            if (first < next)
            {
                ranges[^1] = (ranges[^1].First, Math.Max(ranges[^1].Last, last));
                next = Math.Max(next, last + 1);
                continue;
            }
            if (first > next)
                ranges.Add((next, first - 1));
            ranges.Add((first, last));
            next = last + 1;
        }
        if (next < bits)
            ranges.Add((next, bits - 1));
        foreach (var (first, last) in ranges)
            _registers.Add((ranges.Count == 1 ? "c" : string.Create(CultureInfo.InvariantCulture, $"c{_registers.Count}"), first, last - first + 1));
    }

    /// <summary>Name and size of each register, in the order of the bits.</summary>
    public IEnumerable<(string Name, int Size)> All => _registers.Select(register => (register.Name, register.Size));

    /// <summary>A bit, <c>c[3]</c>.</summary>
    public string Of(int bit)
    {
        var (name, first, _) = Holding(bit);
        return string.Create(CultureInfo.InvariantCulture, $"{name}[{bit - first}]");
    }

    /// <summary>The register that holds a bit.</summary>
    public (string Name, int First, int Size) Holding(int bit) => _registers.Find(register => bit >= register.First && bit < register.First + register.Size);

    /// <summary>True if the bits are a whole register, its bit 0 first.</summary>
    public bool IsWhole(IReadOnlyList<int> bits)
    {
        var (_, first, size) = Holding(bits[0]);
        return bits.Count == size && bits.Select((bit, i) => bit - i).All(start => start == first);
    }
}
