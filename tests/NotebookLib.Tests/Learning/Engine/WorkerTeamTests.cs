using NotebookLib.Learning;

namespace NotebookLib.Tests.Learning.Engine;

public class WorkerTeamTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Run_ManyTimes_DoesEveryPartOnce(int threads)
    {
        var team = new WorkerTeam(threads);
        var work = new CountingWork(new int[50], threads);
        for (var round = 1; round <= 300; round++)
        {
            team.Run(work, work.Done.Length);
            Assert.All(work.Done, count => Assert.Equal(round, count));
        }
        Assert.False(work.HadClash);
    }

    [Fact]
    public void Run_PartThrows_ThrowsAndWorksAgain()
    {
        var team = new WorkerTeam(3);
        Assert.Throws<InvalidOperationException>(() => team.Run(new ThrowingWork(), 20));
        var work = new CountingWork(new int[20], 3);
        team.Run(work, 20);
        Assert.All(work.Done, count => Assert.Equal(1, count));
    }

    private sealed class CountingWork(int[] done, int threads) : IPartedWork
    {
        private readonly int[] _busy = new int[threads];

        public int[] Done => done;

        public bool HadClash { get; private set; }

        public void Run(int part, int worker)
        {
            if (Interlocked.Increment(ref _busy[worker]) != 1) HadClash = true;
            Interlocked.Increment(ref done[part]);
            Interlocked.Decrement(ref _busy[worker]);
        }
    }

    private sealed class ThrowingWork : IPartedWork
    {
        public void Run(int part, int worker)
        {
            if (part == 11) throw new InvalidOperationException("part 11");
        }
    }
}
