using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.DotNet.Interactive.Formatting;
using NotebookRunner.Protocol;

namespace NotebookRunner.Worker;

/// <summary>Runs the cells of one notebook, one after the other, until one fails.</summary>
internal sealed class CellRunner(WorkerRequest request, EventChannel channel)
{
    private readonly ScriptSession _session = new(request.Folder);
    private readonly ErrorText _errors = new(new PathMask(request.Folder, request.Root), request.Folder);

    /// <summary>The cell that runs now.</summary>
    public CellScope? Running { get; private set; }

    public async Task RunAllAsync()
    {
        await _session.WarmUpAsync();
        foreach (var cell in request.Cells)
        {
            channel.Send(new WorkerEvent(EventKind.CellStarted, cell.Number));
            Running = new CellScope(cell.Number, channel, request.OutputLimit, request.DisplayLimit);
            var error = await RunAsync(cell, Running);
            if (error is not null)
            {
                Running.Fail(error);
                return;
            }
            Running.Close();
            channel.Send(new WorkerEvent(EventKind.CellDone, cell.Number));
        }
    }

    private async Task<CellError?> RunAsync(WorkerCell cell, CellScope scope)
    {
        scope.Enter();
        var name = $"Cell {cell.Number}";
        _errors.AddSource(name, cell.Code);
        var clock = Stopwatch.StartNew();
        try
        {
            var source = CellSource.Parse(cell.Code);
            foreach (var step in source.Steps)
            {
                var error = step switch
                {
                    CellSource.CodeStep code => await SubmitAsync(name, code.Code, scope),
                    CellSource.ImportStep import => await ImportAsync(import, scope),
                    _ => throw new UnreachableException(),
                };
                if (error is not null)
                    return error;
            }
            if (source.IsTimed)
                string.Create(CultureInfo.InvariantCulture, $"Wall time: {clock.Elapsed.TotalMilliseconds}ms").Display("text/plain");
            return null;
        }
        catch (MagicCommandException problem)
        {
            return _errors.OfMagic(name, problem);
        }
    }

    private async Task<CellError?> ImportAsync(CellSource.ImportStep import, CellScope scope)
    {
        var path = Path.GetFullPath(import.Path, request.Folder);
        if (!File.Exists(path))
            throw new MagicCommandException($"#!import \"{import.Path}\": there is no such file; the path counts from the notebook's folder", import.Line);
        if (Path.GetExtension(path) is not (".cs" or ".csx"))
            throw new MagicCommandException($"#!import \"{import.Path}\": only C# files (.cs, .csx) can be imported", import.Line);
        var code = await File.ReadAllTextAsync(path);
        var name = Path.GetFileName(path);
        _errors.AddSource(name, code);
        return await SubmitAsync(name, code, scope);
    }

    private async Task<CellError?> SubmitAsync(string name, string code, CellScope scope)
    {
        try
        {
            var submission = await _session.RunAsync(name, code);
            if (submission.Exception is { } thrown)
                return _errors.OfException(name, thrown);
            if (submission.HasValue && submission.Value is not DisplayedValue)
                scope.Result(MimeBundle.Of(submission.Value));
            return null;
        }
        catch (CompilationErrorException problem)
        {
            return _errors.OfCompilation(name, problem.Diagnostics);
        }
        catch (Exception problem) when (problem is not MagicCommandException)
        {
            return _errors.OfException(name, problem);
        }
    }
}
