using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace NotebookLib.Charts.Tests.Browsers;

/// <summary>Chromium without a window and without a network, driven over its debugging protocol.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private readonly Process _process;
    private readonly DirectoryInfo _profile;
    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _buffer = new byte[1 << 16];
    private string? _session;
    private int _id;

    private Browser(Process process, DirectoryInfo profile) => (_process, _profile) = (process, profile);

    /// <summary>Path of the browser, null where there is none.</summary>
    public static string? Path { get; } =
        (from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
         from name in new[] { "chromium", "chromium-browser", "google-chrome" }
         let path = System.IO.Path.Combine(folder, name)
         where File.Exists(path)
         select path).FirstOrDefault();

    /// <summary>What the page wrote to its console as an error, and exceptions that nothing caught.</summary>
    public List<string> Errors { get; } = [];

    public static async Task<Browser> StartAsync()
    {
        var profile = Directory.CreateTempSubdirectory();
        var start = new ProcessStartInfo(Path!)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync", "--hide-scrollbars", "--proxy-server=127.0.0.1:9", $"--user-data-dir={profile.FullName}", "--remote-debugging-port=0", "about:blank",
            },
        };
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var browser = new Browser(process, profile);
        await browser.ConnectAsync();
        return browser;
    }

    /// <summary>Sets what the pages see: their width, light or dark, scripts or none.</summary>
    public async Task EmulateAsync(int width, bool dark, bool scripts)
    {
        await SendAsync("Emulation.setDeviceMetricsOverride", new() { ["width"] = width, ["height"] = 1000, ["deviceScaleFactor"] = 1, ["mobile"] = false });
        await SendAsync("Emulation.setEmulatedMedia", new()
        {
            ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = dark ? "dark" : "light" }),
        });
        await SendAsync("Emulation.setScriptExecutionDisabled", new() { ["value"] = !scripts });
    }

    public async Task OpenAsync(string path)
    {
        Errors.Clear();
        await SendAsync("Page.navigate", new() { ["url"] = new Uri(path).ToString() });
        await UntilAsync("document.readyState === 'complete' && location.protocol === 'file:'");
    }

    /// <summary>Waits until an expression of JavaScript is true.</summary>
    public async Task UntilAsync(string condition)
    {
        for (var tries = 0; tries < 600; tries++)
        {
            if ((bool?)await EvaluateAsync($"!!({condition})") == true) return;
            await Task.Delay(50);
        }
        throw new TimeoutException($"After 30 seconds this is not so: {condition}. Errors: {string.Join("; ", Errors)}");
    }

    public async Task<JsonNode?> EvaluateAsync(string expression)
    {
        var answer = await SendAsync("Runtime.evaluate", new() { ["expression"] = expression, ["returnByValue"] = true, ["awaitPromise"] = true });
        if (answer["exceptionDetails"] is { } fault) throw new InvalidOperationException($"{expression}: {fault.ToJsonString()}");
        return answer["result"]?["value"];
    }

    /// <summary>PNGs of the whole page, from the top, each of at most some height.</summary>
    public async Task<List<byte[]>> ScreenshotsAsync(int pieceHeight)
    {
        var width = (double)(await EvaluateAsync("innerWidth"))!;
        var height = (double)(await EvaluateAsync("document.documentElement.scrollHeight"))!;
        var pieces = new List<byte[]>();
        for (var top = 0.0; top < height; top += pieceHeight)
        {
            var answer = await SendAsync("Page.captureScreenshot", new()
            {
                ["captureBeyondViewport"] = true,
                ["clip"] = new JsonObject { ["x"] = 0, ["y"] = top, ["width"] = width, ["height"] = Math.Min(pieceHeight, height - top), ["scale"] = 1 },
            });
            pieces.Add(Convert.FromBase64String((string)answer["data"]!));
        }
        return pieces;
    }

    public async Task<JsonNode> SendAsync(string method, JsonObject? parameters = null)
    {
        var id = ++_id;
        var message = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters ?? [] };
        if (_session is not null) message["sessionId"] = _session;
        await _socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        while (true)
        {
            var received = await ReceiveAsync();
            if ((int?)received["id"] != id)
            {
                Note(received);
                continue;
            }
            if (received["error"] is { } error) throw new InvalidOperationException($"{method}: {error.ToJsonString()}");
            return received["result"]!;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        // Its helpers may still be closing their files.
        for (var tries = 0; tries < 20; tries++)
        {
            try
            {
                _profile.Delete(recursive: true);
                return;
            }
            catch (IOException)
            {
                await Task.Delay(100);
            }
        }
    }

    private async Task ConnectAsync()
    {
        var file = System.IO.Path.Combine(_profile.FullName, "DevToolsActivePort");
        for (var tries = 0; !File.Exists(file) || new FileInfo(file).Length == 0; tries++)
        {
            if (tries == 600 || _process.HasExited) throw new InvalidOperationException($"{Path} did not start.");
            await Task.Delay(100);
        }
        var lines = await File.ReadAllLinesAsync(file);
        await _socket.ConnectAsync(new Uri($"ws://127.0.0.1:{lines[0]}{lines[1]}"), CancellationToken.None);
        var target = await SendAsync("Target.createTarget", new() { ["url"] = "about:blank" });
        var attached = await SendAsync("Target.attachToTarget", new() { ["targetId"] = (string)target["targetId"]!, ["flatten"] = true });
        _session = (string)attached["sessionId"]!;
        foreach (var domain in new[] { "Page", "Runtime", "Log" }) await SendAsync(domain + ".enable");
    }

    private async Task<JsonNode> ReceiveAsync()
    {
        using var whole = new MemoryStream();
        while (true)
        {
            var part = await _socket.ReceiveAsync(_buffer, CancellationToken.None);
            whole.Write(_buffer, 0, part.Count);
            if (part.EndOfMessage) return JsonNode.Parse(whole.ToArray())!;
        }
    }

    private void Note(JsonNode message)
    {
        var details = message["params"];
        switch ((string?)message["method"])
        {
            case "Runtime.exceptionThrown":
                Errors.Add(details!["exceptionDetails"]!.ToJsonString());
                break;
            case "Runtime.consoleAPICalled" when (string?)details!["type"] is "error" or "assert":
                Errors.Add(details["args"]!.ToJsonString());
                break;
            case "Log.entryAdded" when (string?)details!["entry"]!["level"] == "error":
                Errors.Add($"{details["entry"]!["text"]} {details["entry"]!["url"]}");
                break;
        }
    }
}

/// <summary>A test that needs a browser: skipped, with the reason, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute([System.Runtime.CompilerServices.CallerFilePath] string? file = null, [System.Runtime.CompilerServices.CallerLineNumber] int line = 0)
        : base(file, line)
    {
        if (Browser.Path is null) Skip = "No chromium or google-chrome on the PATH; install Debian's package chromium to run this test.";
    }
}
