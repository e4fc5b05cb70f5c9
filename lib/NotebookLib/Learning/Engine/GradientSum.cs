using System.Numerics;
using System.Numerics.Tensors;
using NotebookLib.Common;

namespace NotebookLib.Learning;

/// <summary>Adds up the gradients of all groups of chunks, in the order of the groups, into the parameters.</summary>
internal sealed class GradientSum<T> : IPartedWork where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int SegmentLength = 4096;

    private readonly List<(Parameter<T> Parameter, int Start, int Length, int Offset)> _segments = [];
    private List<AlignedMemory<T>> _groups = [];
    private int _groupCount;
    private bool _accumulate;

    public GradientSum(ExecutionPlan<T> plan)
    {
        foreach (var planned in plan.Layers)
        {
            for (var p = 0; p < planned.Layer.Parameters.Count; p++)
            {
                var parameter = planned.Layer.Parameters[p];
                for (var start = 0; start < parameter.Count; start += SegmentLength)
                {
                    var length = Math.Min(SegmentLength, parameter.Count - start);
                    _segments.Add((parameter, start, length, planned.ParameterOffsets[2 * p] + start));
                }
            }
        }
    }

    public void Run(WorkerTeam team, List<AlignedMemory<T>> groups, int groupCount, bool accumulate)
    {
        _groups = groups;
        _groupCount = groupCount;
        _accumulate = accumulate;
        team.Run(this, _segments.Count);
    }

    void IPartedWork.Run(int part, int worker)
    {
        var (parameter, start, length, offset) = _segments[part];
        var target = parameter.Gradient.Slice(start, length);
        if (!_accumulate) target.Clear();
        for (var group = 0; group < _groupCount; group++)
            TensorPrimitives.Add(target, _groups[group].Span.Slice(offset, length), target);
    }
}
