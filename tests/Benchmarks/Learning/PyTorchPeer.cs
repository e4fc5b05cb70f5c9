using System.Diagnostics;
using System.Globalization;

namespace Benchmarks.Learning;

/// <summary>A Python process that times PyTorch's training steps on request, beside ours in the same run.</summary>
internal sealed class PyTorchPeer : IDisposable
{
    private readonly Process _process;

    private PyTorchPeer(Process process, string version)
    {
        _process = process;
        Version = version;
    }

    /// <summary>Version of PyTorch.</summary>
    public string Version { get; }

    /// <summary>Starts the peer; <c>null</c> when that Python is not there or has no PyTorch.</summary>
    /// <param name="python">Path of the Python interpreter.</param>
    /// <param name="script">The peer's script, from the folder of this program; by default the one with the convolutional networks.</param>
    /// <param name="arguments">The script's arguments.</param>
    public static PyTorchPeer? Start(string python, string? script = null, params string[] arguments)
    {
        if (!File.Exists(python)) return null;
        var path = Path.Combine(AppContext.BaseDirectory, script ?? Path.Combine("Learning", "pytorch_peer.py"));
        var start = new ProcessStartInfo(python, [path, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        if (process.StandardOutput.ReadLine() is { } line && line.StartsWith("torch ", StringComparison.Ordinal))
            return new PyTorchPeer(process, line["torch ".Length..]);
        process.Dispose();
        return null;
    }

    /// <summary>Milliseconds of each of some training steps.</summary>
    public double[] Time(string model, int threads, int batch, int steps)
    {
        _process.StandardInput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{model} {threads} {batch} {steps}"));
        _process.StandardInput.Flush();
        var line = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The PyTorch process ended before it answered.");
        return [.. line.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(5000)) _process.Kill();
        _process.Dispose();
    }
}
