namespace NotebookLib.TorchSharp.Loading;

/// <summary>What loading has to know of the machine, and the one thing that it does to it. Tests put other machines in its place.</summary>
internal interface ITorchSystem
{
    /// <summary>Platform as package folders name it, for example <c>linux-x64</c>.</summary>
    string Platform { get; }

    /// <summary>Version of TorchSharp's managed assembly, three numbers.</summary>
    string TorchSharpVersion { get; }

    /// <summary>Folders to look for native libraries in, the first ones first; they need not exist.</summary>
    IEnumerable<string> NativeFolders { get; }

    /// <summary>Folder for a changed copy of a library; it need not exist and nobody but its owner may write there.</summary>
    string CopyFolder { get; }

    /// <summary>Symbol versions that a library of the system defines, for example <c>GLIBCXX_3.4.30</c>.</summary>
    /// <param name="library">Name as other libraries ask for it, for example <c>libstdc++.so.6</c>.</param>
    /// <returns>The versions; <c>null</c> when the library is not in this process, so that nothing is known of it.</returns>
    IReadOnlySet<string>? DefinedVersions(string library);

    /// <summary>Loads a library into the process.</summary>
    /// <param name="path">Whole path.</param>
    /// <exception cref="DllNotFoundException">It cannot be loaded.</exception>
    nint Load(string path);
}
