using NotebookRunner.Cli;
using NotebookRunner.Worker;

if (args is [WorkerProgram.Argument, var pipeName])
{
    await WorkerProgram.RunAsync(pipeName);
    return ExitCode.Success;
}
return await CommandLine.RunAsync(args, Console.Out, Console.Error);
