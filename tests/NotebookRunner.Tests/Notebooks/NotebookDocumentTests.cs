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
    [InlineData("{\"cells\": [3], \"nbformat\": 4}", "cell 1 is 3 (a number) where an object is needed")]
    [InlineData("  \n", "the file is empty")]
    [InlineData("{\n \"x\": NaN }", "line 2, byte 7: 'N' is an invalid start of a value")]
    [InlineData("{\"cells\": [], \"nbformat\": \"4\"}", "its nbformat is \"4\" (text); it must be the number 4")]
    [InlineData("{\"cells\": [null], \"nbformat\": 4}", "cell 1 is null where an object is needed")]
    [InlineData("{\"cells\": [{}], \"nbformat\": 4}", "cell 1 has no cell_type; it must be code, markdown or raw")]
    [InlineData("{\"cells\": [{\"cell_type\": \"heading\"}], \"nbformat\": 4}", "the cell_type of cell 1 is \"heading\" (text); it must be code, markdown or raw")]
    [InlineData("{\"cells\": [{\"cell_type\": \"code\", \"source\": 5}], \"nbformat\": 4}", "the source of cell 1 is 5 (a number), not text or an array of texts")]
    [InlineData("{\"cells\": [{\"cell_type\": \"code\", \"source\": [1]}], \"nbformat\": 4}", "the source of cell 1 is [1] (an array), not text or an array of texts")]
    [InlineData("{\"cells\": [{\"cell_type\": \"markdown\", \"source\": [[\"a\"]]}], \"nbformat\": 4}", "the source of cell 1 is [[\"a\"]] (an array), not text or an array of texts")]
    [InlineData("{\"cells\": [{\"cell_type\": \"code\", \"source\": \"\\ud800\"}], \"nbformat\": 4}", "a text in it holds half of a pair of surrogates")]
    [InlineData("{\"\\udfff\": 1}", "a text in it holds half of a pair of surrogates")]
    [InlineData("{\"cells\": [{\"cell_type\": \"code\", \"source\": \"1\"}], \"nbformat\": 4, \"metadata\": {\"kernelspec\": {\"name\": \".net-csharp\"}, \"polyglot_notebook\": {\"kernelInfo\": {\"defaultKernelName\": \"fsharp\"}}}}", "its cells are in 'fsharp' by metadata.polyglot_notebook.kernelInfo.defaultKernelName")]
    [InlineData("{\"cells\": [{\"cell_type\": \"markdown\"}], \"nbformat\": 4, \"metadata\": []}", "its metadata has no kernelspec")]
    [InlineData("{\"cells\": [{\"cell_type\": \"code\", \"source\": \"1\"}], \"nbformat\": 4, \"metadata\": {}}", "its metadata has no kernelspec, so its language is unknown; a C# notebook has \"kernelspec\"")]
    [InlineData("{\"cells\": [{\"cell_type\": \"code\", \"source\": \"1\"}], \"nbformat\": 4, \"metadata\": {\"kernelspec\": {\"name\": \"python3\", \"language\": \"python\"}}}", "its kernel is 'python3' (language 'python'); this runner runs C# notebooks, kernel '.net-csharp'")]
    public void Parse_NotACSharpNotebook_SaysWhatIsWrong(string text, string expected)
    {
        Assert.Contains(expected, MessageFor(text));
    }

    [Theory]
    [InlineData("utf-16", "it is UTF-16; a notebook is UTF-8")]
    [InlineData("latin1", "it is not UTF-8")]
    public void Parse_AnotherEncoding_SaysSo(string encoding, string expected)
    {
        var chosen = Encoding.GetEncoding(encoding);
        byte[] bytes = [.. chosen.Preamble, .. chosen.GetBytes("{\"cells\": [\"é\"]}")];
        Assert.Contains(expected, Assert.Throws<NotebookException>(() => NotebookDocument.Parse(bytes)).Message);
    }

    [Theory]
    [InlineData("""{"language_info": {"name": "C#"}}""", "{}")]
    [InlineData("{}", """{"polyglot_notebook": {"kernelName": "csharp"}}""")]
    [InlineData("{}", """{"dotnet_interactive": {"language": "C#"}}""")]
    [InlineData("""{"polyglot_notebook": {"kernelInfo": {"defaultKernelName": "csharp"}}}""", "{}")]
    public void Parse_CSharpWithoutKernelspec_IsRead(string metadata, string cellMetadata)
    {
        var text = $$"""{"cells": [{"cell_type": "code", "source": "1", "metadata": {{cellMetadata}}}], "nbformat": 4, "metadata": {{metadata}}}""";
        Assert.Equal("csharp", Assert.Single(NotebookDocument.Parse(Encoding.UTF8.GetBytes(text)).RunnableCells).Language);
    }

    [Theory]
    [InlineData(" ", "\n", "", true)]
    [InlineData("  ", "\r\n", "\uFEFF", true)]
    [InlineData("\t", "\n", "", false)]
    [InlineData("    ", "\r\n", "", false)]
    public void ToJson_MarkLineEndsAndIndentation_Stay(string indent, string lineEnd, string mark, bool endsLine)
    {
        var jupyter = NotebookJson.Write(JsonNode.Parse(TestNotebook.OfCode("var a = \"\\n  x\";").ToJson())!);
        var lines = jupyter.TrimEnd('\n').Split('\n').Select(line => string.Concat(Enumerable.Repeat(indent, line.Length - line.TrimStart().Length)) + line.TrimStart());
        var text = mark + string.Join(lineEnd, lines) + (endsLine ? lineEnd : "");
        Assert.Equal(text, NotebookDocument.Parse(Encoding.UTF8.GetBytes(text)).ToJson());
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
