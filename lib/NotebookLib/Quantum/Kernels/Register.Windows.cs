using System.Numerics;
using NotebookLib.Common;

namespace NotebookLib.Quantum.Kernels;

/// <content>Several gates in one pass over cached blocks.</content>
internal sealed unsafe partial class Register<T>
{
    // Gathering and scattering costs about as much as a gate or two.
    private const int GatherFrom = 3;

    private void Flush(GateWindow window)
    {
        if (window.Gates.Count == 0)
            return;
        if (window.Gates.Count == 1 || (!window.IsContiguous && window.Gates.Count < GatherFrom)
            || !AmplitudeBlock<T>.Supports(window.BlockBits, _unit, 1))
        {
            foreach (var gate in window.Gates)
                Apply(gate);
        }
        else
        {
            if (window.Gates.Exists(gate => !gate.Matrix.IsReal))
                MakeComplex();
            var plan = new WindowPlan(window, _bits);
            var threads = Threads;
            var share = (plan.Blocks + threads - 1) / threads;
            if (threads == 1)
                Run(plan, 0, plan.Blocks);
            else
                Parallel.For(0, threads, thread => Run(plan, Math.Min(thread * share, plan.Blocks), Math.Min((thread + 1) * share, plan.Blocks)));
        }
        window.Clear();
    }

    private void Run(WindowPlan plan, nint first, nint end)
    {
        var size = _unit << plan.BlockBits;
        var piece = _unit << plan.PieceBits;
        var scratchRe = plan.IsContiguous ? null : AlignedMemory<T>.Uninitialized(size);
        var scratchIm = plan.IsContiguous || Im is null ? null : AlignedMemory<T>.Uninitialized(size);
        fixed (T* re = Re, im = Im, gatheredRe = scratchRe, gatheredIm = scratchIm)
        {
            for (var block = first; block < end; block++)
            {
                var start = plan.IndexOf(block);
                T* x = gatheredRe, y = gatheredIm;
                if (plan.IsContiguous)
                {
                    x = re + start * _unit;
                    y = im == null ? null : im + start * _unit;
                }
                else
                {
                    plan.Gather(re, gatheredRe, start, _unit, piece);
                    if (im != null)
                        plan.Gather(im, gatheredIm, start, _unit, piece);
                }
                var amplitudes = new AmplitudeBlock<T>(x, y, plan.BlockBits, _unit, 1);
                for (var g = 0; g < plan.Gates.Length;)
                {
                    if ((start & plan.OuterControls[g].Mask) != plan.OuterControls[g].Pattern)
                        g++;
                    else if (g + 1 < plan.Gates.Length && plan.OuterControls[g + 1].Mask == 0)
                        g += amplitudes.ApplyOneOrTwo(plan.Gates[g], plan.Gates[g + 1]);
                    else
                        amplitudes.Apply(plan.Gates[g++]);
                }
                if (plan.IsContiguous)
                    continue;
                plan.Scatter(gatheredRe, re, start, _unit, piece);
                if (im != null)
                    plan.Scatter(gatheredIm, im, start, _unit, piece);
            }
        }
    }
}
