using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.CSharp;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using NotebookRunner.Protocol;

namespace NotebookRunner.Worker;

/// <summary>Sends the cells of one notebook to the kernel, one after the other, until one fails, and the kernel's events to the parent.</summary>
internal sealed class CellRunner : IDisposable
{
    // A little of what most cells do, in a block that leaves nothing behind: the parts of the compiler that it needs are then ready.
    private const string WarmUpCode = "{ string Text<T>(T x) => $\"{x}\"; foreach (var i in new[] { 1, 2 }.Where(i => i > 2)) Console.Write(Text(i)); }";

    private readonly WorkerRequest _request;
    private readonly EventChannel _channel;
    private readonly CompositeKernel _kernel;
    private readonly CSharpKernel _csharp;
    private readonly Submissions _submissions = new();
    private readonly ErrorText _errors;
    private readonly IDisposable _events;
    private CommandFailed? _failed;

    public CellRunner(WorkerRequest request, EventChannel channel)
    {
        _request = request;
        _channel = channel;
        _errors = new ErrorText(_submissions, new PathMask(request.Folder, request.Root), request.Folder);
        _kernel = NotebookKernel.Create(_submissions, out _csharp);
        _csharp.AddMiddleware(NameSubmissionAsync);
        _events = _kernel.KernelEvents.Subscribe(OnEvent);
    }

    /// <summary>Output of the cell that runs now.</summary>
    public CellOutput? Running { get; private set; }

    /// <summary>Number of the cell that runs now, or 0.</summary>
    public int RunningNumber { get; private set; }

    /// <summary>Is called before each cell, to set the console anew: what a cell does to it ends with the cell.</summary>
    public Action? BeforeCell { get; init; }

    /// <summary>Is called after each cell, before the parent is told.</summary>
    public Action? AfterCell { get; init; }

    public void Dispose()
    {
        _events.Dispose();
        _kernel.Dispose();
    }

    public async Task RunAllAsync()
    {
        BeforeCell?.Invoke();
        await _kernel.SendAsync(new SubmitCode(WarmUpCode, _csharp.Name));
        foreach (var cell in _request.Cells)
        {
            _channel.Send(new WorkerEvent(EventKind.CellStarted, cell.Number));
            using var output = Running = new CellOutput(cell.Number, _channel, _request.Limits);
            RunningNumber = cell.Number;
            var error = await RunAsync(cell);
            var left = output.Close();
            RunningNumber = 0;
            AfterCell?.Invoke();
            if (error is not null)
                _channel.Send(new WorkerEvent(EventKind.Error, cell.Number) { Error = error });
            if (error is not null && !cell.MayFail)
                return;
            _channel.Send(new WorkerEvent(EventKind.CellDone, cell.Number) { Count = left });
        }
    }

    private async Task<CellError?> RunAsync(WorkerCell cell)
    {
        _submissions.BeginCell(cell);
        _failed = null;
        if (_kernel.FindKernelByName(cell.Language) is not { } kernel)
            return _errors.OfLanguage(cell, _kernel.ChildKernels.Select(known => known.Name));
        BeforeCell?.Invoke();
        try
        {
            await _kernel.SendAsync(new SubmitCode(cell.Code, kernel.Name));
        }
        catch (Exception problem)
        {
            return _errors.OfException(problem);
        }
        return _failed switch
        {
            null => null,
            { Exception: CodeSubmissionCompilationErrorException { InnerException: Microsoft.CodeAnalysis.Scripting.CompilationErrorException problem } } =>
                _errors.OfCompilation(problem.Diagnostics),
            { Exception: DirectiveException problem } => _errors.OfDirective(problem),
            { Exception: { } problem } => _errors.OfException(problem),
            { Message: var message } => _errors.OfMessage(message),
        };
    }

    // The kernel splits a cell at its magic commands; each piece of C# gets a name from which its lines in the cell are known.
    private async Task NameSubmissionAsync(KernelCommand command, KernelInvocationContext context, KernelPipelineContinuation next)
    {
        if (command is SubmitCode submission)
            KernelInternals.NameSubmission(_csharp, _submissions.NameOf(submission.Code));
        await next(command, context);
    }

    private void OnEvent(KernelEvent told)
    {
        if (Running is not { } output)
            return;
        switch (told)
        {
            case DisplayedValueProduced shown:
                output.Display(shown.ValueId ?? Guid.NewGuid().ToString("N"), Take(shown));
                break;
            case DisplayedValueUpdated shown:
                output.Update(shown.ValueId, Take(shown));
                break;
            case ReturnValueProduced shown:
                output.Result(Take(shown));
                break;
            case StandardOutputValueProduced text:
                output.Print("stdout", string.Concat(Take(text).Values));
                break;
            case StandardErrorValueProduced text:
                output.Print("stderr", string.Concat(Take(text).Values));
                break;
            case ErrorProduced problem:
                output.Print("stderr", problem.Message + "\n");
                break;
            case CommandFailed failed when _failed?.Exception is null:
                _failed = failed;
                break;
        }
    }

    // The kernel keeps all events of a cell to its end; emptied, they are small however much a cell shows.
    private static Dictionary<string, string> Take(DisplayEvent shown)
    {
        var data = new Dictionary<string, string>();
        foreach (var value in shown.FormattedValues.Where(value => !value.SuppressDisplay))
            data[value.MimeType] = value.MimeType == HtmlFormatter.MimeType ? value.Value.Replace("\r\n", "\n", StringComparison.Ordinal) : value.Value;
        if (shown.FormattedValues is FormattedValue[] values)
        {
            for (var i = 0; i < values.Length; i++)
                values[i] = new FormattedValue(values[i].MimeType, "");
        }
        return data;
    }
}
