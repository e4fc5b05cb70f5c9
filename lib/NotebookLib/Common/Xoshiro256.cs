using System.Numerics;

namespace NotebookLib.Common;

/// <summary>The generator xoshiro256**: 256 bits of state, period 2^256 - 1, 64 random bits a step.</summary>
/// <remarks>Blackman and Vigna, Scrambled linear pseudorandom number generators, ACM Trans. Math. Software 47 (2021), fig. 5.</remarks>
/// <param name="first">First word of the state; not all four may be 0.</param>
/// <param name="second">Second word.</param>
/// <param name="third">Third word.</param>
/// <param name="fourth">Fourth word.</param>
internal struct Xoshiro256(ulong first, ulong second, ulong third, ulong fourth)
{
    private ulong _a = first, _b = second, _c = third, _d = fourth;

    /// <summary>The next 64 bits.</summary>
    public ulong Next()
    {
        var result = BitOperations.RotateLeft(_b * 5, 7) * 9;
        var shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }
}
