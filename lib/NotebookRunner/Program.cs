using NotebookRunner.Cli;
using NotebookRunner.Worker;

if (args is [WorkerProgram.Argument])
{
    await WorkerProgram.RunAsync();
    return ExitCode.Success;
}
return await CommandLine.RunAsync(args, Console.Out, Console.Error);
