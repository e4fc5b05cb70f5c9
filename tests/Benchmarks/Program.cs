using BenchmarkDotNet.Running;
using Benchmarks.Learning;
using Benchmarks.Qnn;
using Benchmarks.Quantum;
using Benchmarks.Torch;

if (args is ["training-steps", .. var rest]) return TrainingSteps.Run(rest);
if (args is ["qnn-steps", .. var qnn]) return QnnSteps.Run(qnn);
if (args is ["qnn-accuracy", .. var trained]) return QnnAccuracy.Run(trained);
if (args is ["accuracy", .. var experiments]) return Accuracy.Run(experiments);
if (args is ["torch-steps", .. var torch]) return TorchSteps.Run(torch);
if (args is ["layer-times"]) return LayerTimes.Run();
if (args is ["quantum", .. var qubits]) return GateSpeed.Run(qubits);
if (args is ["quantum-memory", .. var large]) return LargeState.Run(large);
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
