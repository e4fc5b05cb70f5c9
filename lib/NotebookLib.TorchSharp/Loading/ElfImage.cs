using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;
using System.Text;

namespace NotebookLib.TorchSharp.Loading;

/// <summary>A symbol version that a library asks another one for.</summary>
/// <param name="Library">The library asked, for example <c>libstdc++.so.6</c>.</param>
/// <param name="Name">Name of the version, for example <c>GLIBCXX_3.4.32</c>.</param>
/// <param name="Index">Number under which the library's symbols refer to it.</param>
/// <param name="IsWeak">Whether the library loads without it.</param>
/// <param name="FlagsOffset">Where in the file the 16 bits of its flags stand.</param>
internal sealed record NeededVersion(string Library, string Name, int Index, bool IsWeak, long FlagsOffset);

/// <summary>
/// Reads the tables of a 64-bit little-endian ELF library that the dynamic loader reads: symbol versions and relocations.
/// </summary>
/// <remarks>
/// System V ABI, chapters "Object files" and "Dynamic linking"; Linux Standard Base, "Symbol versioning".
/// </remarks>
internal sealed class ElfImage : IDisposable
{
    /// <summary>Flag of a needed version whose absence does not stop the loader.</summary>
    public const ushort WeakFlag = 2;

    private const int SegmentLoad = 1;
    private const int SegmentDynamic = 2;

    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _bytes;
    private readonly long _length;
    private readonly List<(ulong Address, ulong Size, ulong Offset)> _segments = [];
    private readonly Dictionary<ulong, ulong> _dynamic = [];

    /// <summary>Opens a library.</summary>
    /// <param name="path">Its file.</param>
    /// <exception cref="InvalidDataException">It is no such library.</exception>
    public ElfImage(string path)
    {
        _length = new FileInfo(path).Length;
        if (_length == 0) throw NotElf(path);
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        _bytes = _file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        try
        {
            ReadHeader(path);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    private enum Tag : ulong
    {
        ProcedureLinkageSize = 2,
        Strings = 5,
        Relocations = 7,
        RelocationsSize = 8,
        RelocationsWithoutAddend = 17,
        ProcedureLinkage = 23,
        SymbolVersions = 0x6ffffff0,
        Definitions = 0x6ffffffc,
        DefinitionCount = 0x6ffffffd,
        Needs = 0x6ffffffe,
        NeedCount = 0x6fffffff,
    }

    /// <summary>All versions that the library asks others for.</summary>
    public IEnumerable<NeededVersion> NeededVersions()
    {
        if (!Has(Tag.Needs)) yield break;
        var need = OffsetOf(Tag.Needs);
        for (var i = 0UL; i < Value(Tag.NeedCount); i++)
        {
            var library = Text(Read<uint>(need + 4));
            var version = need + Read<uint>(need + 8);
            for (var v = 0; v < Read<ushort>(need + 2); v++)
            {
                var flags = Read<ushort>(version + 4);
                yield return new(library, Text(Read<uint>(version + 8)), Read<ushort>(version + 6), (flags & WeakFlag) != 0, version + 4);
                version += Read<uint>(version + 12);
            }
            need += Read<uint>(need + 12);
        }
    }

    /// <summary>All versions that the library defines for others.</summary>
    public HashSet<string> DefinedVersions()
    {
        var names = new HashSet<string>();
        if (!Has(Tag.Definitions)) return names;
        var definition = OffsetOf(Tag.Definitions);
        for (var i = 0UL; i < Value(Tag.DefinitionCount); i++)
        {
            names.Add(Text(Read<uint>(definition + Read<uint>(definition + 12))));
            definition += Read<uint>(definition + 16);
        }
        return names;
    }

    /// <summary>
    /// Numbers of the versions that the loader really looks up: those of symbols that a relocation refers to. A symbol that stands in
    /// the table and in no relocation is never looked up.
    /// </summary>
    /// <exception cref="InvalidDataException">The library has relocations of a kind that x64 does not use.</exception>
    public HashSet<int> VersionsInUse()
    {
        if (Has(Tag.RelocationsWithoutAddend))
            throw new InvalidDataException("The library has relocations without addend, which x64 does not use.");
        var indices = new HashSet<int>();
        AddVersions(Tag.Relocations, Tag.RelocationsSize, indices);
        AddVersions(Tag.ProcedureLinkage, Tag.ProcedureLinkageSize, indices);
        return indices;
    }

    public void Dispose()
    {
        _bytes.Dispose();
        _file.Dispose();
    }

    private static InvalidDataException NotElf(string path) => new($"{Path.GetFileName(path)} is no 64-bit little-endian ELF library.");

    private void ReadHeader(string path)
    {
        const uint magic = 0x464c457f;
        const ushort is64BitLittleEndian = 0x0102;
        if (Read<uint>(0) != magic || Read<ushort>(4) != is64BitLittleEndian) throw NotElf(path);
        var header = (long)Read<ulong>(32);
        var size = Read<ushort>(54);
        var count = Read<ushort>(56);
        var dynamic = -1L;
        for (var i = 0; i < count; i++, header += size)
        {
            var type = Read<uint>(header);
            if (type == SegmentLoad) _segments.Add((Read<ulong>(header + 16), Read<ulong>(header + 32), Read<ulong>(header + 8)));
            if (type == SegmentDynamic) dynamic = (long)Read<ulong>(header + 8);
        }
        if (dynamic < 0) throw NotElf(path);
        for (var entry = dynamic; Read<ulong>(entry) != 0; entry += 16) _dynamic[Read<ulong>(entry)] = Read<ulong>(entry + 8);
    }

    private T Read<T>(long offset) where T : unmanaged
    {
        if (offset < 0 || offset > _length - Unsafe.SizeOf<T>())
            throw new InvalidDataException("The library is damaged: a table ends behind the end of the file.");
        _bytes.Read(offset, out T value);
        return value;
    }

    private bool Has(Tag tag) => _dynamic.ContainsKey((ulong)tag);

    private ulong Value(Tag tag) => _dynamic.GetValueOrDefault((ulong)tag);

    private long OffsetOf(Tag tag)
    {
        var address = Value(tag);
        foreach (var segment in _segments)
        {
            if (address >= segment.Address && address - segment.Address < segment.Size) return (long)(address - segment.Address + segment.Offset);
        }
        throw new InvalidDataException($"The library's table {tag} lies outside the file.");
    }

    private string Text(uint index)
    {
        var text = new StringBuilder();
        for (var i = OffsetOf(Tag.Strings) + index; Read<byte>(i) != 0; i++) text.Append((char)Read<byte>(i));
        return text.ToString();
    }

    private void AddVersions(Tag table, Tag tableSize, HashSet<int> indices)
    {
        const int relocationSize = 24;
        const ushort hidden = 0x8000;
        if (!Has(table)) return;
        var relocation = OffsetOf(table);
        var end = relocation + (long)Value(tableSize);
        var versions = OffsetOf(Tag.SymbolVersions);
        for (; relocation < end; relocation += relocationSize)
        {
            var symbol = Read<uint>(relocation + 12);
            if (symbol != 0) indices.Add(Read<ushort>(versions + 2L * symbol) & ~hidden);
        }
    }
}
