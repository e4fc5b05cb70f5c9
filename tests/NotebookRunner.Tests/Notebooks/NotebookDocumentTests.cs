using System.Text;
using System.Text.Json.Nodes;
using NotebookRunner.Notebooks;
using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Notebooks;

public sealed class NotebookDocumentTests
{
    [Theory]
    [InlineData("not json", "it is not valid JSON")]
    [InlineData("{\"cells\": [", "it is not valid JSON")]
    [InlineData("", "it is not valid JSON")]
    [InlineData("{\"nbformat\": 4, \"nbformat\": 4}", "it is not valid JSON")]
    [InlineData("[1, 2]", "it is JSON, but no notebook")]
    [InlineData("{\"cells\": []}", "it has no \"nbformat\"")]
    [InlineData("{\"cells\": [], \"nbformat\": 3}", "it is of nbformat 3; this runner reads nbformat 4")]
    [InlineData("{\"cells\": [], \"nbformat\": 4}", "it has no cells")]
    [InlineData("{\"nbformat\": 4}", "it has no cells")]
    [InlineData("{\"cells\": [3], \"nbformat\": 4}", "a cell is Number where an object is needed")]
    [InlineData("{\"cells\": [{}], \"nbformat\": 4, \"metadata\": {}}", "its metadata has no kernelspec, so its language is unknown; a C# notebook has \"kernelspec\"")]
    [InlineData("{\"cells\": [{}], \"nbformat\": 4, \"metadata\": {\"kernelspec\": {\"name\": \"python3\", \"language\": \"python\"}}}", "its kernel is 'python3' (language 'python'); this runner runs C# notebooks, kernel '.net-csharp'")]
    public void Parse_NotACSharpNotebook_SaysWhatIsWrong(string text, string expected)
    {
        Assert.Contains(expected, MessageFor(text));
    }

    [Fact]
    public void Parse_NestedTooDeeply_SaysSo()
    {
        var text = string.Concat(Enumerable.Repeat("[", 5000)) + string.Concat(Enumerable.Repeat("]", 5000));
        Assert.Equal("its JSON is nested deeper than 256 levels; no notebook needs that", MessageFor($"{{\"cells\": {text}}}"));
    }

    [Fact]
    public void ToJson_UnknownParts_Stay()
    {
        var json = JsonNode.Parse(TestNotebook.OfCode("var a = 1;\r\n\tvar b = \"é\";").ToJson())!;
        json["metadata"]!["unknown"] = new JsonObject { ["version"] = 1.50 };
        json["cells"]![0]!["metadata"]!["editable"] = false;
        json["cells"]![0]!["attachments"] = new JsonObject();
        var text = NotebookJson.Write(JsonNode.Parse(json.ToJsonString())!);
        Assert.Equal(text, NotebookDocument.Parse(Encoding.UTF8.GetBytes(text)).ToJson());
    }

    private static string MessageFor(string text) =>
        Assert.Throws<NotebookException>(() => NotebookDocument.Parse(Encoding.UTF8.GetBytes(text))).Message;
}
