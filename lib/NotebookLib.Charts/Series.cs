namespace NotebookLib.Charts;

/// <summary>A row of points of a chart, with or without their uncertainty.</summary>
/// <param name="Name">Name in the legend.</param>
/// <param name="X">Horizontal positions, in the order in which a line joins them.</param>
/// <param name="Y">Values, as many as positions; one that is not finite leaves a gap and is listed in a note.</param>
public sealed record Series(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y)
{
    /// <summary>Name in the legend.</summary>
    public string Name { get; init; } = Name ?? throw new ArgumentNullException(nameof(Name));

    /// <summary>Horizontal positions, in the order in which a line joins them.</summary>
    public IReadOnlyList<double> X { get; init; } = X ?? throw new ArgumentNullException(nameof(X));

    /// <summary>Values, as many as positions.</summary>
    public IReadOnlyList<double> Y { get; init; } = Y ?? throw new ArgumentNullException(nameof(Y));

    /// <summary>Half the length of the error bar at each point, 0 or more; <c>null</c> draws none. Say in the axis name what it is, for example a standard deviation.</summary>
    public IReadOnlyList<double>? Error { get; init; }

    /// <summary>Lower edge of a band around the line; together with <see cref="High"/>.</summary>
    public IReadOnlyList<double>? Low { get; init; }

    /// <summary>Upper edge of a band around the line; together with <see cref="Low"/>.</summary>
    public IReadOnlyList<double>? High { get; init; }

    /// <summary>Whether the line is dashed, for a theory or a bound beside measurements.</summary>
    public bool IsDashed { get; init; }

    /// <summary>Whether the points are joined by a line.</summary>
    public bool IsJoined { get; init; } = true;

    internal void Check()
    {
        void SameLength(IReadOnlyList<double>? values, string what)
        {
            if (values is not null && values.Count != X.Count)
                throw new ArgumentException($"The series {Name} has {X.Count} positions and {values.Count} {what}; give one for each position.");
        }
        if (X.Count == 0) throw new ArgumentException($"The series {Name} has no points; give at least one.");
        SameLength(Y, "values");
        SameLength(Error, "errors");
        SameLength(Low, "lower edges");
        SameLength(High, "upper edges");
        if (Low is null != High is null) throw new ArgumentException($"The series {Name} has one edge of a band; give both Low and High, or none.");
        if (X.FirstOrDefault(x => !double.IsFinite(x), 0) is var bad && !double.IsFinite(bad)) throw new ArgumentException($"The series {Name} has the position {bad}; positions must be finite.");
        if (Error?.FirstOrDefault(e => e < 0) is < 0) throw new ArgumentException($"The series {Name} has the error {Error.First(e => e < 0)}; errors are 0 or more.");
    }
}
