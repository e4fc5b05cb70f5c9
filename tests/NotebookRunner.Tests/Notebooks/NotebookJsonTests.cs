using System.Text;
using System.Text.Json.Nodes;
using NotebookRunner.Notebooks;

namespace NotebookRunner.Tests.Notebooks;

public sealed class NotebookJsonTests
{
    // As Jupyter lays a file out; numbers, escapes, key order and characters in ways that a careless writer would change.
    private const string Jupyter = """
        {
         "zebra": 1.0,
         "alpha": [
          1e5,
          -0.10,
          12345678901234567890123,
          true,
          null
         ],
         "empty": {},
         "none": [],
         "text": "tab\t quote\" slash/ \u0007 é ✓ 😀 <b>&amp;'+` \u2028",
         "escaped": "\u00e9\/",
         "ключ": {
          "deep": []
         }
        }

        """;

    [Fact]
    public void Write_Unchanged_IsByteForByteTheSame()
    {
        Assert.Equal(Jupyter, NotebookJson.Write(NotebookJson.Parse(Encoding.UTF8.GetBytes(Jupyter))!));
    }

    [Fact]
    public void Write_NewText_EscapesOnlyWhatJsonDemands()
    {
        var node = new JsonObject { ["a"] = "é ✓ 😀 <\"\\>\n\r\t\b\f\u0001\u007f\u2028" };
        Assert.Equal("{\n \"a\": \"é ✓ 😀 <\\\"\\\\>\\n\\r\\t\\b\\f\\u0001\u007f\u2028\"\n}\n", NotebookJson.Write(node));
    }

    [Fact]
    public void Parse_ByteOrderMark_IsSkipped()
    {
        Assert.NotNull(NotebookJson.Parse([.. Encoding.UTF8.Preamble, .. "{}"u8]));
    }

    [Theory]
    [InlineData("", new string[0])]
    [InlineData("a", new[] { "a" })]
    [InlineData("a\n", new[] { "a\n" })]
    [InlineData("a\r\n\nb", new[] { "a\r\n", "\n", "b" })]
    public void Split_Text_KeepsLineEnds(string text, string[] lines)
    {
        var split = MultilineText.Split(text);
        Assert.Equal(lines, split.Select(line => line!.GetValue<string>()));
        Assert.Equal(text, MultilineText.Join(split));
    }
}
