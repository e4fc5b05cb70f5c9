// One tool at a time: each test starts a kernel that trains networks.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
[assembly: AssemblyFixture(typeof(KernelTests.Tool.RestoredTool))]
