using System.Numerics;

namespace NotebookLib.Quantum.OpenQasm;

/// <summary>The factor e^{i gamma} of <c>gphase(gamma)</c>, so that a circuit read from OpenQASM keeps it.</summary>
internal static class GlobalPhase
{
    /// <summary>e^{i gamma} times the identity, on any one qubit.</summary>
    public static Gate Gate { get; } = Make();

    private static Gate Make()
    {
        Gate? gate = null;
        gate = new Gate("gphase", "e^iγ", 1, [AngleRole.PhaseFactor], ["gamma"], (angles, matrix) =>
        {
            matrix[1] = matrix[2] = 0;
            matrix[0] = matrix[3] = Complex.FromPolarCoordinates(1, angles[0]);
        }, angles => (gate!, [-angles[0]]));
        return gate;
    }
}
