namespace NotebookLib.Quantum;

/// <summary>How a gradient is found. All give the same numbers, the first two exactly.</summary>
public enum GradientMethod
{
    /// <summary>
    /// Walks the circuit backwards with two states: about three passes through the circuit, whatever the number of angles.
    /// Jones and Gacon, Efficient calculation of gradients in classical simulations of variational quantum algorithms, arXiv:2009.02823.
    /// </summary>
    Adjoint,

    /// <summary>
    /// Runs the circuit at shifted angles, as on a quantum computer: two runs for each place where an angle is used, four for a controlled
    /// rotation. Schuld et al., Evaluating analytic gradients on quantum hardware, arXiv:1811.11184; Anselmetti et al., arXiv:2104.05695.
    /// </summary>
    ParameterShift,

    /// <summary>Central differences, (f(t + h) - f(t - h)) / 2h: two runs for each name, and an error of the order of h^2. For checking the others.</summary>
    FiniteDifference,
}
