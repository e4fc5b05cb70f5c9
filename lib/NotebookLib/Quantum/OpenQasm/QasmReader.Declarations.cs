using System.Globalization;

namespace NotebookLib.Quantum.OpenQasm;

/// <content>Declarations: registers, inputs, constants, the include file.</content>
internal sealed partial class QasmReader
{
    private void Include()
    {
        _tokens.Take();
        var file = _tokens.Take();
        var expected = _version == OpenQasmVersion.V2 ? "qelib1.inc" : "stdgates.inc";
        if (file.Kind != QasmTokenKind.Text)
            throw file.Error($"the name of a file in quotes is expected after include; found {file}");
        if (file.Value == "qelib1.inc" && _version == OpenQasmVersion.V3)
            throw file.Error($"qelib1.inc belongs to version 2.0{(_hasVersion ? "; include \"stdgates.inc\" instead" : ", and a text without a version is read as 3.0; begin it with OPENQASM 2.0;")}");
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
            size = _tokens.ExpectWhole("the size of a register", 1, QasmRegisters.MaxSize);
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
        registers.Declare(name, size);
        if (registers == _bits && _tokens.TryTake("="))
            Measured(new QasmOperand(_bits.Count - (size ?? 1), size ?? 1, size is null, name));
        else
            _tokens.Expect(";", "after the declaration");
    }

    private int? Size()
    {
        if (!_tokens.TryTake("["))
            return null;
        var size = _tokens.ExpectWhole("the size", 1, QasmRegisters.MaxSize);
        _tokens.Expect("]", "after the size");
        return size;
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
        if (type.Value is not ("float" or "angle" or "int" or "uint"))
            throw type.Error($"a constant of type {type} is not read; allowed are float, angle, int and uint");
        Size();
        var name = _tokens.ExpectName("the name of the constant");
        Unused(name);
        _tokens.Expect("=", "after the constant's name");
        _constants.Add(name.Value, _expressions.Read([])(NoParameters));
        _tokens.Expect(";", "after the constant");
    }

    // c = measure q; and c[0] = measure q[0];
    private void Assignment()
    {
        var target = _bits.Read(_tokens);
        _tokens.Expect("=", "after the bit");
        Measured(target);
    }

    private void Measured(QasmOperand target)
    {
        var at = _tokens.Expect("measure", "after =: a bit gets its value from a measurement, for example c[0] = measure q[0];");
        var source = _qubits.Read(_tokens);
        _tokens.Expect(";", "after the measurement");
        Measure(at, source, target);
    }

    private void Unused(QasmToken name, bool isGate = false)
    {
        if (_qubits.Has(name.Value) || _bits.Has(name.Value) || _constants.ContainsKey(name.Value))
            throw name.Error($"the name {name} is already used; choose another one");
        if (!isGate && name.Value is "measure" or "reset" or "barrier" or "if" or "gate" or "pi" or "tau" or "euler" or "U")
            throw name.Error($"{name} is a word of the language; choose another name");
    }
}
