namespace NotebookLib.Quantum.Kernels;

/// <summary>What is done to one contiguous run of amplitudes. Implementations are structs, so that the loop over runs inlines them.</summary>
internal interface IRunKernel
{
    /// <summary>Works on elements <paramref name="offset"/> to <c>offset + count - 1</c> and on those it pairs with them.</summary>
    void Run(nint offset, nint count);
}
