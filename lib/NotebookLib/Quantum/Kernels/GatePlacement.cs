namespace NotebookLib.Quantum.Kernels;

/// <summary>Where the targets and controls of a gate lie: index bits inside a vector (lanes) or above it.</summary>
internal readonly struct GatePlacement
{
    private readonly int _laneControls;
    private readonly int _lanePattern;
    private readonly int _laneTargets;

    internal GatePlacement(in PlacedGate gate, int laneBits)
    {
        var lanes = ((nint)1 << laneBits) - 1;
        LaneBits = laneBits;
        FixedMask = (gate.TargetMask | gate.ControlMask) & ~lanes;
        Pattern = gate.ControlPattern & ~lanes;
        _laneControls = (int)(gate.ControlMask & lanes);
        _lanePattern = (int)(gate.ControlPattern & lanes);
        _laneTargets = (int)(gate.TargetMask & lanes);
    }

    /// <summary>Number of index bits inside a vector; 0 for a batch of no power of two.</summary>
    internal int LaneBits { get; }

    /// <summary>Target and control bits above the vector.</summary>
    internal nint FixedMask { get; }

    /// <summary>What the control bits above the vector ask for.</summary>
    internal nint Pattern { get; }

    /// <summary>A control lies inside the vector.</summary>
    internal bool HasLaneControls => _laneControls != 0;

    /// <summary>A control or target lies inside the vector.</summary>
    internal bool UsesLanes => (_laneControls | _laneTargets) != 0;

    /// <summary>The controls inside the vector hold in this lane.</summary>
    internal bool Selects(int lane) => (lane & _laneControls) == _lanePattern;
}
