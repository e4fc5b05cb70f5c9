using BenchmarkDotNet.Running;
using Benchmarks.Learning;

if (args is ["training-steps", .. var rest]) return TrainingSteps.Run(rest);
if (args is ["accuracy", .. var experiments]) return Accuracy.Run(experiments);
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
