using System.Reflection;
using NotebookLib.Quantum;

namespace NotebookLib.Tests.Common;

public sealed class PlainTextFormatterTests
{
    public static TheoryData<object, string> Values => new()
    {
        { StateVector.Basis("01").H(0), "0.707|01> + 0.707|11>" },
        { new StateVector(2).Sample(7), "00: 7" },
        { Gates.Y.Matrix(), "[0  -i]\n[i   0]" },
        { Gates.H.Matrix(), "[0.707   0.707]\n[0.707  -0.707]" },
        { Gates.SX.Matrix(), "[0.5+0.5i  0.5-0.5i]\n[0.5-0.5i  0.5+0.5i]" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Value_InANotebook_ShowsItsText(object value, string expected)
    {
        // As .NET Interactive does it: everything is found by its name.
        var attribute = value.GetType().GetCustomAttributes().Single(found => found.GetType().Name == "TypeFormatterSourceAttribute");
        object Get(object from, string property) => from.GetType().GetProperty(property)!.GetValue(from)!;
        Assert.Equal(["text/plain"], (string[])Get(attribute, "PreferredMimeTypes"));
        var source = Activator.CreateInstance((Type)Get(attribute, "FormatterSourceType"))!;
        var formatter = ((IEnumerable<object>)source.GetType().GetMethod("CreateTypeFormatters")!.Invoke(source, null)!).Single();
        Assert.Equal("text/plain", Get(formatter, "MimeType"));
        using var writer = new StringWriter();
        Assert.True((bool)formatter.GetType().GetMethod("Format")!.Invoke(formatter, [value, writer])!);
        Assert.Equal(expected, writer.ToString());
    }
}
