namespace NotebookLib.Quantum.OpenQasm;

/// <summary>
/// What a text may cost. A few words can ask for very much: a loop, a power, a gate on a wide register, definitions of definitions. Each of them says
/// its cost before it is done, and what is too much is refused.
/// </summary>
/// <param name="words">Number of words of the text.</param>
internal sealed class QasmBudget(int words)
{
    /// <summary>Every text may ask for so many gates.</summary>
    public const int Base = 100_000;

    /// <summary>A long text may ask for so many more for each of its words.</summary>
    public const int PerWord = 20;

    // A list of so many qubits costs about as much as a gate.
    private const int QubitsPerGate = 16;

    private double _spent;

    /// <summary>The most gates that this text may ask for.</summary>
    public long Limit { get; } = Base + (long)PerWord * words;

    /// <summary>Takes a cost off, or refuses it.</summary>
    /// <param name="at">What costs so much.</param>
    /// <param name="cost">About the number of gates to be made.</param>
    public void Spend(QasmToken at, double cost)
    {
        Check(at, cost);
        _spent += cost;
    }

    /// <summary>Takes off the cost of a list of qubits or bits.</summary>
    public void SpendList(QasmToken at, int length) => Spend(at, (double)length / QubitsPerGate);

    /// <summary>Refuses a cost that will be taken off bit by bit.</summary>
    public void Check(QasmToken at, double cost)
    {
        if (_spent + cost > Limit)
            throw at.Error($"with {at} the text asks for more than {Limit} gates, loops and powers written out; that is the most that is read from a text of {words} words ({Base} and {PerWord} for each word). Build the circuit from a program, or with fewer repetitions");
    }

    /// <summary>Makes a list of steps, each of which costs 1.</summary>
    public List<QasmStep> Collect(QasmToken at, IEnumerable<QasmStep> steps)
    {
        var list = new List<QasmStep>();
        foreach (var step in steps)
        {
            Spend(at, 1);
            list.Add(step);
        }
        return list;
    }
}
