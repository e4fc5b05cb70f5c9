using System.Text;
using NotebookRunner.Notebooks;
using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Notebooks;

public sealed class ParameterCellsTests
{
    [Theory]
    [InlineData("var quick = false; // a quick run", "quick", "true", "var quick = true; // a quick run")]
    [InlineData("bool quick = false;", "quick", "True", "bool quick = true;")]
    [InlineData("int epochs = 5, seed = 1;", "seed", "42", "int epochs = 5, seed = 42;")]
    [InlineData("const int epochs = 5;", "epochs", "-1", "const int epochs = -1;")]
    [InlineData("var rate = -0.5;", "rate", "1e-3", "var rate = 0.001;")]
    [InlineData("var rate = 0.5;", "rate", "2", "var rate = 2.0;")]
    [InlineData("var rate = 0.5f;", "rate", "0.1", "var rate = 0.1f;")]
    [InlineData("double rate = 3 * 0.1;", "rate", "0.1", "double rate = 0.1;")]
    [InlineData("var count = 5L;", "count", "7", "var count = 7L;")]
    [InlineData("string name = \"a\";\nvar other = 1;", "name", "say \"é\"\n", "string name = \"say \\\"é\\\"\\n\";\nvar other = 1;")]
    public void Set_KnownName_ReplacesOnlyTheValue(string source, string name, string value, string expected)
    {
        var document = Document(source);
        ParameterCells.Set(document, name, value);
        Assert.Equal(expected, document.Cells[1].Source);
        Assert.Equal(source, document.Cells[0].Source);
    }

    [Theory]
    [InlineData("var quick = false; int epochs = 3;", "quik", "true", "there is no parameter 'quik'; its parameters are quick, epochs")]
    [InlineData("Console.WriteLine();", "quick", "true", "no cell tagged 'parameters' declares a variable")]
    [InlineData("var quick = false;", "quick", "yes", "parameter 'quick' is bool: 'yes' is not true or false")]
    [InlineData("var epochs = 3;", "epochs", "2.5", "parameter 'epochs' is int: '2.5' is not a whole number of 32 bits")]
    [InlineData("var rate = 0.1;", "rate", "NaN", "parameter 'rate' is double: 'NaN' is not a number")]
    [InlineData("var now = DateTime.Now;", "now", "1", "parameter 'now' is set to an expression")]
    [InlineData("DateTime now = default;", "now", "1", "parameter 'now' is of type DateTime")]
    public void Set_BadNameOrValue_SaysWhatIsAllowed(string source, string name, string value, string expected)
    {
        Assert.Contains(expected, Assert.Throws<NotebookException>(() => ParameterCells.Set(Document(source), name, value)).Message);
    }

    // The first cell is the same but for its tag, and must not be touched.
    private static NotebookDocument Document(string source) =>
        NotebookDocument.Parse(Encoding.UTF8.GetBytes(new TestNotebook().Code("untagged", source).Code("tagged", source, "parameters").ToJson()));
}
