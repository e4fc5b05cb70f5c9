namespace NotebookLib.Quantum.OpenQasm;

/// <content>Conditions on one measured bit.</content>
internal sealed partial class QasmReader
{
    private void If()
    {
        var at = _tokens.Take();
        if (_condition is not null)
            throw at.Error($"an if inside an if is not read; a step can depend on one bit, and this one already depends on {_bits.NameOf(_condition.Value.Bit)}");
        _tokens.Expect("(", "after if");
        var condition = Comparison();
        _tokens.Expect(")", "after the condition");
        Block(condition, at);
        if (_version == OpenQasmVersion.V3 && _tokens.Next.Is("else"))
            Block(condition with { Value = !condition.Value }, _tokens.Take());
    }

    private void Block(Condition condition, QasmToken at)
    {
        (_condition, _conditionAt) = (condition, at);
        if (_version == OpenQasmVersion.V3 && _tokens.TryTake("{"))
            while (!_tokens.TryTake("}"))
            {
                if (_tokens.Next.Kind == QasmTokenKind.End)
                    throw _conditionAt.Error("the block that begins after this has no closing brace }");
                Statement();
            }
        else
            Statement();
        _condition = null;
    }

    // c[0], !c[0], c[0] == 1, c[0] != true; in version 2 only c == 1 with a register of one bit.
    private Condition Comparison()
    {
        var negated = _version == OpenQasmVersion.V3 && _tokens.TryTake("!");
        var operand = _bits.Read(_tokens);
        if (operand.Size != 1)
            throw operand.At.Error($"the condition compares all {operand.Size} bits of {operand.At.Value}; a step can depend on one bit only. {(_version == OpenQasmVersion.V2 ? "Give that bit a register of its own: creg c0[1];" : $"Name the bit: {operand.At.Value}[0] == 1")}");
        if (!_tokens.Next.Is("==") && !_tokens.Next.Is("!="))
        {
            if (_version == OpenQasmVersion.V2)
                throw _tokens.Next.Error($"'==' is expected in the condition; found {_tokens.Next}");
            if (!_tokens.Next.Is(")"))
                throw _tokens.Next.Error($"a condition on one bit is c[0], !c[0], c[0] == 1 or c[0] != 1; found {_tokens.Next}");
            return new Condition(operand.Start, !negated);
        }
        var isEqual = _tokens.Take().Is("==");
        var value = _tokens.Take();
        var isOne = value.Value switch
        {
            "1" or "true" => true,
            "0" or "false" => false,
            _ => throw value.Error($"a bit is compared with 0 or 1; found {value}"),
        };
        return new Condition(operand.Start, isOne == isEqual != negated);
    }
}
