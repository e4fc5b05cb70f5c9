using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NotebookLib.Common;
using NotebookLib.Quantum;
using NotebookLib.Quantum.Kernels;

namespace NotebookLib.Learning;

/// <summary>
/// A circuit that reads its input again in each layer: from |0…0⟩, layer l turns qubit q by Ry of w[l, q] · x[(l n + q) mod d] + a[l, q],
/// half angle; then the
/// entangler. For inputs of few values, where amplitude encoding would need only a qubit or two.
/// </summary>
/// <remarks>
/// Input: (d), d at most depth x qubits. Output: a real state (2^n). Parameters <c>weights</c> and <c>angles</c>, (depth, n).
/// Pérez-Salinas, Cervera-Lierta, Gil-Fuster and Latorre, "Data re-uploading for a universal quantum classifier", arXiv:1907.02085.
/// Gradient: the adjoint method.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed unsafe class DataReuploading<T> : Layer<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly EntanglerKernel _rows;

    /// <summary>Makes a circuit with parameters drawn from a fixed seed; a network's seed draws them anew.</summary>
    /// <param name="qubits">Number of qubits, 1 to 20.</param>
    /// <param name="depth">Number of layers, at least 1.</param>
    /// <param name="entangler">Gates after each layer of rotations; a CX chain by default, no gates for one qubit.</param>
    /// <param name="angleRange">Angles start uniformly in ± this, radians; weights start at 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public DataReuploading(int qubits, int depth, Entangler? entangler = null, double angleRange = 1)
    {
        Qubits = StateShape.Qubits(qubits);
        Depth = LayerArgument.AtLeastOne(depth, nameof(depth));
        Entangler = entangler ?? (qubits == 1 ? Entangler.None : Entangler.CxChain());
        AngleRange = LayerArgument.Finite(angleRange, nameof(angleRange), least: 0);
        Weights = new Parameter<T>("weights", new TensorShape(depth, qubits));
        Angles = new Parameter<T>("angles", new TensorShape(depth, qubits));
        Parameters = [Weights, Angles];
        _rows = new EntanglerKernel(Entangler, qubits, ExecutionPlan<T>.Examples);
        Initialize(new SeededRandom(0, "parameters"));
    }

    /// <summary>Number of qubits.</summary>
    public int Qubits { get; }

    /// <summary>Number of layers.</summary>
    public int Depth { get; }

    /// <summary>Gates after each layer of rotations.</summary>
    public Entangler Entangler { get; }

    /// <summary>Angles start uniformly in ± this, radians.</summary>
    public double AngleRange { get; }

    /// <summary>Factor on the input in each angle, (depth, n).</summary>
    public Parameter<T> Weights { get; }

    /// <summary>Added to each angle, (depth, n), radians.</summary>
    public Parameter<T> Angles { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter<T>> Parameters { get; }

    /// <inheritdoc/>
    public override TensorShape OutputShape(TensorShape input) => input.Rank == 1 && input.Size <= Depth * Qubits
        ? StateShape.Real(Qubits)
        : throw new ArgumentException(
            $"The input must have one axis with 1 to {Depth * Qubits} values, one for each rotation; {input} was given. " +
            "Use more layers or fewer values.", nameof(input));

    /// <inheritdoc/>
    /// <remarks>Cosine and sine of every rotation and example.</remarks>
    public override int SavedBytes(TensorShape input, int examples) => 2 * Depth * Qubits * examples * Marshal.SizeOf<T>();

    /// <inheritdoc/>
    public override void Initialize(Random random)
    {
        Weights.Values.Fill(T.One);
        Angles.FillUniform(random, AngleRange);
    }

    /// <inheritdoc/>
    public override void Forward(in LayerPass<T> pass)
    {
        var saved = MemoryMarshal.Cast<byte, T>(pass.Saved);
        SaveTurns(pass, saved);
        pass.Output.Clear();
        pass.Output[..pass.Examples].Fill(T.One);
        fixed (T* state = pass.Output, turns = saved)
        {
            for (var gate = 0; gate < Depth * Qubits; gate++)
            {
                var turn = turns + 2 * gate * pass.Examples;
                Kernel(gate, pass.Examples).Turn(state, turn, turn + pass.Examples, T.One);
                if (gate % Qubits == Qubits - 1) _rows.Apply(state, pass.Examples);
            }
        }
    }

    /// <inheritdoc/>
    public override void Backward(in LayerPass<T> pass)
    {
        if (pass.NeedsInputGradient) pass.InputGradient.Clear();
        fixed (T* state = pass.Output, coState = pass.OutputGradient, turns = MemoryMarshal.Cast<byte, T>(pass.Saved))
        {
            for (var gate = Depth * Qubits - 1; gate >= 0; gate--)
            {
                if (gate % Qubits == Qubits - 1)
                {
                    _rows.Undo(state, pass.Examples);
                    _rows.Undo(coState, pass.Examples);
                }
                AddDerivatives(pass, gate, state, coState);
                var turn = turns + 2 * gate * pass.Examples;
                Kernel(gate, pass.Examples).Turn(state, turn, turn + pass.Examples, -T.One);
                Kernel(gate, pass.Examples).Turn(coState, turn, turn + pass.Examples, -T.One);
            }
        }
    }

    /// <summary>As it is written in a notebook, for example <c>DataReuploading(2, depth: 4)</c>.</summary>
    public override string ToString() => $"DataReuploading({Qubits}, depth: {Depth}, {Entangler})";

    private void SaveTurns(in LayerPass<T> pass, Span<T> turns)
    {
        var half = T.CreateChecked(0.5);
        for (var gate = 0; gate < Depth * Qubits; gate++)
        {
            var input = pass.Input.Slice(Feature(pass, gate) * pass.Examples, pass.Examples);
            for (var e = 0; e < pass.Examples; e++)
            {
                (turns[(2 * gate + 1) * pass.Examples + e], turns[2 * gate * pass.Examples + e]) =
                    T.SinCos(half * (Weights.Values[gate] * input[e] + Angles.Values[gate]));
            }
        }
    }

    /// <summary>The angles of the matrices are half the gates', so their derivatives count half.</summary>
    private void AddDerivatives(in LayerPass<T> pass, int gate, T* state, T* coState)
    {
        var weight = Vector256.Create(Weights.Values[gate]);
        for (var column = 0; column < pass.Examples; column += Vector256<T>.Count)
        {
            var sum = Kernel(gate, pass.Examples).Derivatives(state, coState, column) * T.CreateChecked(0.5);
            var feature = Feature(pass, gate) * pass.Examples + column;
            pass.ParameterGradient(0)[gate] += Vector256.Dot(sum, Vector256.Create<T>(pass.Input[feature..]));
            pass.ParameterGradient(1)[gate] += Vector256.Sum(sum);
            if (pass.NeedsInputGradient)
                Lanes.MultiplyAdd(weight, sum, Vector256.Create<T>(pass.InputGradient[feature..])).CopyTo(pass.InputGradient[feature..]);
        }
    }

    private ExampleRotations<T> Kernel(int gate, int examples) => new(Qubits, gate % Qubits, examples);

    private static int Feature(in LayerPass<T> pass, int gate) => gate % pass.InputShape.Size;
}
