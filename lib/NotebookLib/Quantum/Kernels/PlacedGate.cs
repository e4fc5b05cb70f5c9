namespace NotebookLib.Quantum.Kernels;

/// <summary>A matrix with the index bits it acts on.</summary>
internal readonly struct PlacedGate
{
    private readonly int[]? _targets;

    /// <summary>A gate on one target.</summary>
    internal PlacedGate(BoundMatrix matrix, int target, nint controlMask, nint controlPattern)
    {
        Matrix = matrix;
        Target0 = target;
        ControlMask = controlMask;
        ControlPattern = controlPattern;
        TargetMask = (nint)1 << target;
    }

    /// <summary>A gate on any number of targets; the first is the most significant of the matrix.</summary>
    internal PlacedGate(BoundMatrix matrix, int[] targets, nint controlMask, nint controlPattern) : this(matrix, targets[0], controlMask, controlPattern)
    {
        _targets = targets;
        foreach (var bit in targets)
            TargetMask |= (nint)1 << bit;
    }

    internal BoundMatrix Matrix { get; }

    /// <summary>Index bit of the first target.</summary>
    internal int Target0 { get; }

    /// <summary>Index bits of all targets.</summary>
    internal int[] Targets => _targets ?? [Target0];

    /// <summary>All target bits together.</summary>
    internal nint TargetMask { get; }

    /// <summary>Index bits of the controls.</summary>
    internal nint ControlMask { get; }

    /// <summary>The values they ask for.</summary>
    internal nint ControlPattern { get; }
}
