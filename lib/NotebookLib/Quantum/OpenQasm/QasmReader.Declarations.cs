using System.Globalization;

namespace NotebookLib.Quantum.OpenQasm;

/// <content>Declarations: registers, inputs, constants, the include file.</content>
internal sealed partial class QasmReader
{
    private const long MostWhole = 1L << 53; // whole numbers up to here are exact

    private void Include()
    {
        _tokens.Take();
        var file = _tokens.Take();
        var expected = _version == OpenQasmVersion.V2 ? "qelib1.inc" : "stdgates.inc";
        if (file.Kind != QasmTokenKind.Text)
            throw file.Error($"the name of a file in quotes is expected after include; found {file}");
        if (file.Value == "qelib1.inc" && _version == OpenQasmVersion.V3)
            throw file.Error("qelib1.inc belongs to version 2.0; include \"stdgates.inc\" instead, or begin the text with OPENQASM 2.0;");
        if (file.Value != expected)
            throw file.Error($"the file '{file.Value}' is not read; only \"{expected}\" is known. Put the definitions of other files into the text");
        _tokens.Expect(";", "after the file");
        _calls.Include();
    }

    // qreg q[3]; creg c[3]; of version 2, which version 3 still allows.
    private void OldRegister(QasmRegisters registers)
    {
        _tokens.Take();
        var name = _tokens.ExpectName("the name of a register");
        Unused(name);
        int? size = null;
        if (_version == OpenQasmVersion.V2 || _tokens.Next.Is("["))
        {
            _tokens.Expect("[", $"after the register's name, for example {name.Value}[2]");
            size = (int)_expressions.ReadWhole("the size of a register", 1, QasmRegisters.MaxSize);
            _tokens.Expect("]", "after the size");
        }
        _tokens.Expect(";", "after the declaration");
        registers.Declare(name, size);
    }

    private void Declare(QasmRegisters registers)
    {
        _tokens.Take();
        var size = Size();
        var name = _tokens.ExpectName("the name of a register");
        Unused(name);
        var declared = registers.Declare(name, size);
        if (registers != _bits || !_tokens.TryTake("="))
        {
            _tokens.Expect(";", "after the declaration");
            return;
        }
        if (_tokens.Next.Is("measure"))
        {
            Measured(declared);
            return;
        }
        var value = _tokens.Next;
        if (_conditions.Read().Constant is not false)
            throw value.Error("bits are 0 at the start; another value comes from a measurement only. Measure a qubit in |1> into the bit");
        _tokens.Expect(";", "after the declaration");
    }

    private int? Size()
    {
        if (!_tokens.TryTake("["))
            return null;
        var size = (int)_expressions.ReadWhole("the size", 1, QasmRegisters.MaxSize);
        _tokens.Expect("]", "after the size");
        return size;
    }

    // let pair = q[0:1]; let all = q ++ r[2];
    private void Let()
    {
        _tokens.Take();
        var name = _tokens.ExpectName("the new name");
        Unused(name);
        _tokens.Expect("=", "after the new name");
        var registers = _bits.Has(_tokens.Next.Value) ? _bits : _qubits;
        var part = registers.Read(_tokens, _expressions);
        while (_tokens.TryTake("++"))
        {
            var other = registers.Read(_tokens, _expressions);
            _budget.SpendList(name, part.Size + other.Size);
            part = part with { Members = [.. part.Members, .. other.Members], IsSingle = false };
        }
        _tokens.Expect(";", "after the qubits");
        _budget.SpendList(name, 4 * part.Size);
        if (part.Members.Distinct().Count() != part.Size)
            throw name.Error($"{name} would have a qubit or bit twice; each can have one place in it");
        registers.Alias(name, part);
        _block.Names.Add(name.Value);
    }

    private void Input()
    {
        _tokens.Take();
        var type = _tokens.Take();
        if (!type.Is("float") && !type.Is("angle"))
            throw type.Error($"an input of type {type} is not read; allowed are float and angle, which become named angles");
        Size();
        var name = _tokens.ExpectName("the name of the angle");
        Unused(name);
        _constants.Add(name.Value, Angle.Named(name.Value));
        _tokens.Expect(";", "after the input");
    }

    private void Constant()
    {
        _tokens.Take();
        var type = _tokens.Take();
        if (type.Value is not ("float" or "angle" or "int" or "uint" or "bool"))
            throw type.Error($"a constant of type {type} is not read; allowed are float, angle, int, uint and bool");
        Size();
        var name = _tokens.ExpectName("the name of the constant");
        Unused(name);
        _tokens.Expect("=", "after the constant's name");
        _constants.Add(name.Value, type.Value switch
        {
            "bool" => Truth(),
            "int" or "uint" => _expressions.ReadWhole($"the constant {name.Value}", type.Is("uint") ? 0 : -MostWhole, MostWhole),
            _ => _expressions.Read([])(NoParameters),
        });
        _block.Names.Add(name.Value);
        _tokens.Expect(";", "after the constant");
    }

    private double Truth()
    {
        var at = _tokens.Next;
        return _conditions.Read().Constant is { } known ? known ? 1 : 0 : throw at.Error("a constant cannot depend on bits, which are measured only when the circuit runs");
    }

    // c = measure q; and c[0] = measure q[0];
    private void Assignment()
    {
        var target = _bits.Read(_tokens, _expressions);
        _tokens.Expect("=", "after the bit");
        Measured(target);
    }

    private void Measured(QasmOperand target)
    {
        var at = _tokens.Expect("measure", "after =: a bit gets its value from a measurement, for example c[0] = measure q[0];");
        var source = _qubits.Read(_tokens, _expressions);
        _tokens.Expect(";", "after the measurement");
        Measure(at, source, target);
    }

    private void Unused(QasmToken name, bool isGate = false)
    {
        if (_qubits.Has(name.Value) || _bits.Has(name.Value) || _constants.ContainsKey(name.Value))
            throw name.Error($"the name {name} is already used; choose another one");
        if (!isGate && name.Value is "measure" or "reset" or "barrier" or "if" or "gate" or "pi" or "π" or "tau" or "τ" or "euler" or "ℇ" or "U")
            throw name.Error($"{name} is a word of the language; choose another name");
    }
}
