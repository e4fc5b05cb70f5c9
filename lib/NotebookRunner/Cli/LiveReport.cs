using System.Diagnostics;
using System.Globalization;
using System.Text;
using NotebookRunner.Execution;
using Spectre.Console;

namespace NotebookRunner.Cli;

/// <summary>Progress for a person at a terminal: the lines of <see cref="PlainReport"/> above a status line that tells cell and time.</summary>
internal sealed class LiveReport : IRunReport
{
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(200);
    private readonly IAnsiConsole _console;
    private readonly PlainReport _lines;

    public LiveReport(IAnsiConsole console, string workingFolder)
    {
        _console = console;
        _lines = new PlainReport(new ConsoleLines(console), workingFolder);
    }

    public void Started(int notebookCount, string outputPath) => _lines.Started(notebookCount, outputPath);

    public INotebookReport NotebookStarted(NotebookJob job) => new NotebookStatus(_console, job.Name, _lines.NotebookStarted(job));

    public void CannotRun(NotebookJob job) => _lines.CannotRun(job);

    public void NotebookDone(NotebookJob job) => _lines.NotebookDone(job);

    public void Finished(IReadOnlyList<NotebookJob> jobs, string? problem) => _lines.Finished(jobs, problem);

    private sealed class NotebookStatus : INotebookReport
    {
        private readonly INotebookReport _lines;
        private readonly Stopwatch _clock = Stopwatch.StartNew();
        private readonly CancellationTokenSource _end = new();
        private readonly Task _drawing;
        private volatile string _cell = "starting";

        public NotebookStatus(IAnsiConsole console, string name, INotebookReport lines)
        {
            _lines = lines;
            var title = Markup.Escape(name);
            _drawing = console.Status().StartAsync(title, async status =>
            {
                while (!_end.IsCancellationRequested)
                {
                    status.Status($"{title}  [bold]{_cell}[/]  {_clock.Elapsed.ToString(@"m\:ss", CultureInfo.InvariantCulture)}");
                    await Task.Delay(Refresh, _end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }
            });
        }

        public void CellStarted(int number, int count)
        {
            _cell = string.Create(CultureInfo.InvariantCulture, $"cell {number}/{count}");
            _lines.CellStarted(number, count);
        }

        public void Printed(string text) => _lines.Printed(text);

        public void CellDone(int number, int count, TimeSpan elapsed) => _lines.CellDone(number, count, elapsed);

        public void Dispose()
        {
            _lines.Dispose();
            _end.Cancel();
            _drawing.Wait();
            _end.Dispose();
        }
    }

    // Lines written through the console stay above the status line.
    private sealed class ConsoleLines(IAnsiConsole console) : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void WriteLine() => console.WriteLine();

        public override void WriteLine(string? value) => console.WriteLine(value ?? "");
    }
}
