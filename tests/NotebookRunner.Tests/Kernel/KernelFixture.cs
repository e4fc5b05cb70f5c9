using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Kernel;

/// <summary>One notebook with a cell for each behaviour of the kernel, run once; the tests look at its outputs.</summary>
public sealed class KernelFixture : IAsyncLifetime
{
    private readonly TestFolder _folder = new();

    internal RunnerResult Result { get; private set; } = null!;

    internal ExecutedNotebook Notebook { get; private set; } = null!;

    internal string Original => File.ReadAllText(_folder["test.ipynb"]);

    internal string FolderName => Path.GetFileName(_folder.FullPath);

    public async ValueTask InitializeAsync()
    {
        TinyAssembly.Write(_folder["libs", "Inner.dll"], "public static class Inner { public static int Answer => 42; }");
        TinyAssembly.Write(_folder["libs", "Outer.dll"], "public static class Outer { public static int Twice => 2 * Inner.Answer; }", _folder["libs", "Inner.dll"]);
        _folder.Write("imported.cs", "int Imported(int x) => x + 100;\nvar fromFile = \"imported\";\n");
        (Result, Notebook) = await Runner.RunAsync(_folder, Cells(), "--parameter", "quick=true");
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private static TestNotebook Cells() => new TestNotebook()
        .Markdown("title", "# Kernel")
        .Code("parameters", "var quick = false;  // for tests", "parameters")
        .Code("use-parameter", "quick ? \"quick\" : \"slow\"")
        .Code("declare", "int x = 20;\nint Double(int n) => 2 * n;")
        .Code("state", "Double(x) + 2")
        .Code("redeclare", "var x = \"now a string\";\nx")
        .Code("empty", "  \n")
        .Code("statement", "x.ToUpperInvariant();")
        .Code("void", "Console.WriteLine(\"shown once\")")
        .Code("null", "(string)null")
        .Code("sequence", "Enumerable.Range(0, 100)")
        .Code("html", "HTML(\"<b>bold</b>\")")
        .Code("display", "display(\"one\");\n\"two\".Display();\n\"<i>three</i>\".DisplayAs(\"text/html\");")
        .Code("update", "using Microsoft.DotNet.Interactive;\nvar shown = KernelInvocationContext.Current.Display((object)\"first\");\ndisplay(\"below\");\nshown.Update(\"second\");")
        .Code("update-later", "shown.Update(\"third\");\nConsole.Write(shown.IsUpdated);")
        .Code("display-last", "display(\"once\")")
        .Code("fast-updates", "var bar = KernelInvocationContext.Current.Display((object)0);\nfor (var i = 1; i <= 5000; i++) bar.Update(i);")
        .Code("streams", "Console.Write(\"a\");\nConsole.Write(1);\nConsole.WriteLine(\"b\");\nConsole.Error.Write(\"oops\");\nConsole.Write(\"c\");\ndisplay(\"d\");\nConsole.Write(\"e ✓ 😀\");\nConsole.Write('\\ud83d');Console.Write('\\ude00');")
        .Code("await", "await Task.Delay(1);\nawait Task.FromResult(\"awaited\")")
        .Code("task", "Task.FromResult(7)")
        .Code("time", "#!time\nvar timed = 1;")
        .Code("import", "#!import \"imported.cs\"\nImported(1) + fromFile")
        .Code("csharp", "#!csharp\n\"plain\"")
        .Code("return", "var forty = 40;\nreturn (forty + 2).ToString();")
        .Code("hash-in-text", "@\"\n  #!time\n\"")
        .Code("html-magic", "#!html\n<i>html</i>")
        .Code("markdown-magic", "#!markdown\n# Heading")
        .CodeIn("html", "html-cell", "<u>cell</u>")
        .Code("value", "#!value --name shared\nfrom the value kernel")
        .Code("shared", "#!share --from value shared\nshared.Trim()")
        .Code("who", "#!who")
        .Code("reference", "// comment first\n#r \"libs/Outer.dll\"\nOuter.Twice.ToString()")
        .Code("usings", "new StringBuilder(\"text\").Append(new List<int> { 1 }.Count).ToString() + typeof(ArrayList).Name")
        .Code("rich", """
            class TypeFormatterSourceAttribute : Attribute
            {
                public TypeFormatterSourceAttribute(Type source) => FormatterSourceType = source;
                public Type FormatterSourceType { get; }
                public string[] PreferredMimeTypes { get; set; }
            }
            class PictureFormatter
            {
                public PictureFormatter(string mimeType, string text) { MimeType = mimeType; _text = text; }
                private readonly string _text;
                public string MimeType { get; }
                public bool Format(object value, System.IO.TextWriter writer) { writer.Write(_text); return true; }
            }
            class PictureSource
            {
                public IEnumerable<object> CreateTypeFormatters() =>
                    new object[] { new PictureFormatter("image/png", "iVBORw0KGgo="), new PictureFormatter("text/html", "<img alt='x'>\n<p>") };
            }
            [TypeFormatterSource(typeof(PictureSource), PreferredMimeTypes = new[] { "image/png", "text/html" })]
            class Picture { }
            new Picture()
            """)
        .Code("thread", "var thread = new System.Threading.Thread(() => Console.Write(\"from a thread\"));\nthread.Start();\nthread.Join();")
        .Code("late", "_ = Task.Run(async () => { await Task.Delay(100); Console.Write(\"too late\"); });\nConsole.Write(\"in time\");")
        .Code("after-late", "await Task.Delay(400);\nConsole.Write(\"next\");")
        .Code("deep-object", "class Node { public Node Next { get; set; } }\nNode list = null;\nfor (var i = 0; i < 20000; i++) list = new Node { Next = list };\nlist")
        .Code("cyclic-object", "var ring = new Node();\nring.Next = ring;\nring")
        .Code("folder", "System.IO.Path.GetFileName(Environment.CurrentDirectory)")
        .Code("table", "new[] { (\"a\", 1), (\"b\", 2) }");
}
