using System.Reflection;
using System.Text;
using NotebookLib.Quantum;

namespace NotebookLib.Tests.Quantum.Drawing;

public sealed class CircuitFormattersTests
{
    private static readonly Circuit Bell = new Circuit(2).H(0).CX(0, 1);

    [Fact]
    public void Circuit_InANotebook_ShowsTheSvgAndTheText()
    {
        var shown = Shown(Bell);
        Assert.Equal(["text/html", "text/plain"], shown.Keys);
        Assert.Equal(Bell.ToText(), shown["text/plain"]);
        var html = shown["text/html"];
        Assert.StartsWith("<img alt=\"Quantum circuit of 2 qubits: H on q0; X on q1 controlled by q0.\"", html);
        const string Start = "src=\"data:image/svg+xml;base64,";
        var data = html[(html.IndexOf(Start, StringComparison.Ordinal) + Start.Length)..html.LastIndexOf('"')];
        Assert.Equal(Bell.ToSvg(), Encoding.UTF8.GetString(Convert.FromBase64String(data)));
    }

    // As .NET Interactive does it: everything is found by its name.
    private static Dictionary<string, string> Shown(object value)
    {
        var attribute = value.GetType().GetCustomAttributes().Single(found => found.GetType().Name == "TypeFormatterSourceAttribute");
        object Get(object from, string property) => from.GetType().GetProperty(property)!.GetValue(from)!;
        var source = Activator.CreateInstance((Type)Get(attribute, "FormatterSourceType"))!;
        var formatters = (IEnumerable<object>)source.GetType().GetMethod("CreateTypeFormatters")!.Invoke(source, null)!;
        var preferred = (string[])Get(attribute, "PreferredMimeTypes");
        return preferred.ToDictionary(mime => mime, mime =>
        {
            var formatter = formatters.Single(found => (string)Get(found, "MimeType") == mime);
            using var writer = new StringWriter();
            Assert.True((bool)formatter.GetType().GetMethod("Format")!.Invoke(formatter, [value, writer])!);
            return writer.ToString();
        });
    }
}
