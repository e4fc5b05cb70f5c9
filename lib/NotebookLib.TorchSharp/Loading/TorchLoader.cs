namespace NotebookLib.TorchSharp.Loading;

/// <summary>Loads TorchSharp's native libraries, or says in one line why they cannot be loaded and what would help.</summary>
internal static class TorchLoader
{
    private const string Promise = "Everything else here runs without it.";

    /// <summary>Tries it.</summary>
    /// <param name="system">The machine.</param>
    /// <param name="handles">The loaded libraries by the names that TorchSharp uses, for example <c>LibTorchSharp</c> and <c>torch_cpu</c>.</param>
    /// <returns>What is in the way, in one line; <c>null</c> when everything is loaded.</returns>
    public static string? TryLoad(ITorchSystem system, out IReadOnlyDictionary<string, nint> handles)
    {
        try
        {
            handles = Load(system);
            return null;
        }
        catch (TorchUnavailableException exception)
        {
            handles = new Dictionary<string, nint>();
            // A loader's own words may run over several lines.
            var words = exception.Message.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            return $"{string.Join(' ', words)} {Promise}";
        }
    }

    private static Dictionary<string, nint> Load(ITorchSystem system)
    {
        var platform = NativePlatform.All.FirstOrDefault(platform => platform.Identifier == system.Platform) ?? throw NoSuchPlatform(system);
        var folders = system.NativeFolders.Where(Directory.Exists).Distinct().ToArray();
        string? Find(string file) => folders.Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists);

        var missing = platform.Libtorch.Append(platform.Shim).Where(file => Find(file) is null).ToArray();
        if (missing.Length > 0)
            throw new TorchUnavailableException(
                $"TorchSharp's native libraries are not restored: {string.Join(", ", missing)} not found. Run dotnet restore with the package "
                + $"TorchSharp-cpu {system.TorchSharpVersion}, and set NUGET_PACKAGES if it restores to a folder other than the usual one.");

        var handles = new Dictionary<string, nint>();
        foreach (var file in platform.Libtorch.Concat(platform.Cuda).Append(platform.Shim))
        {
            if (Find(file) is { } path) handles[platform.NameOf(file)] = LoadOne(system, platform, path);
        }
        return handles;
    }

    private static nint LoadOne(ITorchSystem system, NativePlatform platform, string path)
    {
        try
        {
            return system.Load(platform.IsElf ? Loadable(system, path) : path);
        }
        catch (Exception exception) when (exception is DllNotFoundException or BadImageFormatException or InvalidDataException)
        {
            throw new TorchUnavailableException(
                $"TorchSharp's native library {Path.GetFileName(path)} does not load: {exception.Message.Trim().TrimEnd('.')}. {platform.Remedy}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new TorchUnavailableException(
                $"{Path.GetFileName(path)} needs a changed copy on this system, and that cannot be written: {exception.Message.Trim().TrimEnd('.')}. "
                + "Set XDG_DATA_HOME to a folder that you may write to.");
        }
    }

    /// <summary>The library itself, or a copy of it where the system lacks only versions that the library does not use.</summary>
    private static string Loadable(ITorchSystem system, string path)
    {
        using var image = new ElfImage(path);
        var missing = SymbolVersions.Missing(image, system);
        if (missing.Count == 0) return path;
        var used = image.VersionsInUse();
        var needed = missing.Where(version => used.Contains(version.Index)).MaxBy(version => SymbolVersions.Number(version.Name));
        return needed is null ? WeakVersionCopy.Write(path, missing, system.CopyFolder) : throw TooOld(system, needed);
    }

    private static TorchUnavailableException NoSuchPlatform(ITorchSystem system)
    {
        var all = NativePlatform.All.Select(platform => platform.Description).ToArray();
        return new($"TorchSharp has no native library for {system.Platform}; there is one for {string.Join(", ", all[..^1])} and {all[^1]}.");
    }

    private static TorchUnavailableException TooOld(ITorchSystem system, NeededVersion needed)
    {
        var newest = SymbolVersions.Newest(system.DefinedVersions(needed.Library)!, needed.Name);
        return new(
            $"TorchSharp {system.TorchSharpVersion} needs {needed.Name} of {needed.Library}; the newest on this system is {newest}. "
            + "Use a newer system, for example Debian 12 or Ubuntu 22.04.");
    }
}
