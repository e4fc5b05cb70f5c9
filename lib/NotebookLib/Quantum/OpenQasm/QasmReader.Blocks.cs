namespace NotebookLib.Quantum.OpenQasm;

/// <content>Blocks: under a condition, or repeated with a constant.</content>
internal sealed partial class QasmReader
{
    private const int MaxDepth = ConditionalInstruction.MaxDepth - 1;

    private void If()
    {
        _tokens.Take();
        _tokens.Expect("(", "after if");
        var condition = _conditions.Read();
        _tokens.Expect(")", "after the condition");
        if (condition.Constant is { } known)
        {
            Constantly(known);
            return;
        }
        var then = Block();
        var otherwise = new QasmBlock(_block);
        if (_version == OpenQasmVersion.V3 && _tokens.TryTake("else"))
            otherwise = Block();
        Instruction[] yes = [.. then.Instructions()], no = [.. otherwise.Instructions()];
        if (yes.Length + no.Length > 0)
            _block.Add(new ConditionalInstruction(condition.Condition!, [.. yes], [.. no]));
    }

    // What never acts is passed over: an index in it may lie outside its register.
    private void Constantly(bool condition)
    {
        Either(condition);
        if (_tokens.TryTake("else"))
            Either(!condition);

        void Either(bool acts)
        {
            if (acts)
                Splice(Block());
            else
                _tokens.SkipStatement();
        }
    }

    // for uint i in [0:2] { h q[i]; }, for int i in {1, 5} x q[i];
    private void For()
    {
        var at = _tokens.Take();
        if (_tokens.Next.Value is "int" or "uint" && _tokens.Next.Kind == QasmTokenKind.Name)
        {
            _tokens.Take();
            Size();
        }
        else if (_tokens.After.Kind == QasmTokenKind.Name && !_tokens.After.Is("in"))
            throw _tokens.Next.Error($"a loop counts with int or uint; found {_tokens.Next}. Loops over other types need a program that computes while the circuit runs");
        var name = _tokens.ExpectName("the name of the loop's number");
        Unused(name);
        _tokens.Expect("in", "after the loop's number: for uint i in [0:2]");
        var values = Values(at);
        var start = _tokens.Position;
        foreach (var value in values)
        {
            _tokens.Position = start;
            _constants.Add(name.Value, value);
            var block = Block();
            _constants.Remove(name.Value);
            // Words are read again in each turn; about eight cost as much as a gate.
            _budget.Spend(at, 1 + (_tokens.Position - start) / 8);
            Splice(block);
        }
        if (values.Count == 0)
            _tokens.SkipStatement();
    }

    private List<double> Values(QasmToken at)
    {
        const int Most = 1_000_000_000;
        double Whole(string what) => _expressions.ReadWhole(what, -Most, Most);
        var values = new List<double>();
        if (_tokens.TryTake("{"))
        {
            do
                values.Add(Whole("a number of the loop"));
            while (_tokens.TryTake(","));
            _tokens.Expect("}", "after the loop's numbers");
            return values;
        }
        if (!_tokens.TryTake("["))
            throw _tokens.Next.Error($"a loop runs over a range of constants, [0:2], or a set of them, {{0, 2}}; found {_tokens.Next}. Loops over values of the run are not read");
        var (first, step) = (Whole("the start of the loop"), 1.0);
        _tokens.Expect(":", "between the start and the end of the loop");
        var last = Whole("the end of the loop");
        if (_tokens.TryTake(":"))
            (step, last) = (last, Whole("the end of the loop"));
        _tokens.Expect("]", "after the loop's range");
        if (step == 0)
            throw at.Error("the step of a loop is 0; it must be another whole number");
        _budget.Check(at, Math.Max(0, Math.Floor((last - first) / step) + 1));
        for (var value = first; step > 0 ? value <= last : value >= last; value += step)
            values.Add(value);
        return values;
    }

    // A block in braces, or a single statement.
    private QasmBlock Block()
    {
        var at = _tokens.Next;
        var block = new QasmBlock(_block);
        if (block.Depth > MaxDepth)
            throw at.Error($"blocks are nested more than {MaxDepth} deep; that is the most that is read");
        _block = block;
        if (_version == OpenQasmVersion.V3 && _tokens.TryTake("{"))
            while (!_tokens.TryTake("}"))
            {
                if (_tokens.Next.Kind == QasmTokenKind.End)
                    throw at.Error("the block that begins here has no closing brace }");
                Statement();
            }
        else
            Statement();
        foreach (var name in block.Names)
        {
            _constants.Remove(name);
            _qubits.Forget(name);
            _bits.Forget(name);
        }
        _block = block.Outer!;
        return block;
    }

    // A block that always acts is part of the block around it.
    private void Splice(QasmBlock block)
    {
        foreach (var instruction in block.Instructions())
            if (instruction is GateInstruction { Controls.IsEmpty: true } gate && gate.Gate == GlobalPhase.Gate)
                _block.Phases.Add(gate.Angles[0]);
            else
                _block.Add(instruction);
    }
}
