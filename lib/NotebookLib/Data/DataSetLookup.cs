using System.Globalization;

namespace NotebookLib.Data;

/// <summary>Looks for a data set place by place: given folder, repository, system, download, sample.</summary>
internal sealed class DataSetLookup
{
    /// <summary>Entries of a folder that a message lists.</summary>
    private const int LongestList = 5;

    private readonly DataSetDescription _description;
    private readonly DataSetOptions _options;

    public DataSetLookup(DataSetDescription description, DataSetOptions options)
    {
        _description = description;
        _options = options;
    }

    /// <summary>Loads from the first place that has the data set.</summary>
    /// <param name="sample">The bundled sample that may stand in, or none.</param>
    public TrainAndTest Load(DataSetDescription? sample)
    {
        var name = _description.Name;
        var given = GivenFolder();
        if (given is not null)
        {
            if (!given.IsComplete) Complete(given);
            return given.Load($"{name} from the folder that {DataSetOptions.FolderVariable} names.");
        }
        var bundled = RepositoryData(_description);
        if (bundled is { IsComplete: true }) return bundled.Load($"{name} from data/{_description.FolderName}/ of the repository.");
        var system = DataSetFolder.Below(_description, _options.SystemFolder);
        if (system is { IsComplete: true }) return system.Load($"{name} from the data sets of the operating system.");

        try
        {
            if (bundled is null) throw new DownloadFailedException("there is no repository to download it to");
            Download(bundled);
            return bundled.Load($"{name}, downloaded to data/{_description.FolderName}/ of the repository.");
        }
        catch (Exception error) when (error is DownloadFailedException || (error is FolderNotWritableException && HasSample(sample)))
        {
            var reason = error is FolderNotWritableException ? $"data/{_description.FolderName}/ of the repository cannot be written" : error.Message;
            if (!HasSample(sample))
                throw bundled?.Incomplete($"They could not be downloaded: {reason}. Looked in {LookedIn()}. {Remedy}")
                    ?? new FileNotFoundException($"{name} was not found, and {reason}. Looked in {LookedIn()}. {Remedy}", error);
            var digits = LoadSample(sample!);
            _options.Log.WriteLine(
                $"{name} is not on this computer (looked in {LookedIn()}) and could not be downloaded ({reason}); "
                + $"a sample stands in for it. {digits.Origin}");
            return digits;
        }
    }

    /// <summary>Loads the bundled sample.</summary>
    public TrainAndTest LoadSample(DataSetDescription sample)
    {
        var folder = RepositoryData(sample)
            ?? throw new DirectoryNotFoundException(
                $"{sample.Name}: the repository with data/{sample.FolderName}/ was not found at or above the working folder. "
                + "Run inside the repository.");
        var found = folder.Load(sample.Name);
        var (_, height, width) = _description.FileShape;
        return new TrainAndTest(found.Train.Resize(height, width), found.Test.Resize(height, width),
            string.Create(CultureInfo.InvariantCulture,
                $"Bundled handwritten digits: {found.Train.Count:N0} to train, {found.Test.Count:N0} to test."), IsSample: true);
    }

    private string Remedy =>
        $"Put the files {string.Join(", ", DataSetFolder.FileNames)} (plain or .gz) into a folder {_description.FolderName}, "
        + $"and set {DataSetOptions.FolderVariable} to the folder above it.";

    /// <summary>The places without the set, in words that can stand in a published notebook.</summary>
    private string LookedIn()
    {
        var places = new List<string>();
        if (!string.IsNullOrWhiteSpace(_options.Folder))
        {
            var names = Directory.EnumerateFileSystemEntries(_options.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal).ToArray();
            places.Add($"the folder that {DataSetOptions.FolderVariable} names, which has no folder {_description.FolderName} but holds "
                + string.Join(", ", names.Take(LongestList)) + (names.Length > LongestList ? ", …" : ""));
        }
        if (_options.Repository is not null) places.Add($"data/{_description.FolderName}/ of the repository");
        places.Add($"{_options.SystemFolder}/{_description.FolderName}/");
        return string.Join("; ", places);
    }

    private bool HasSample(DataSetDescription? sample) => sample is not null && RepositoryData(sample) is { IsComplete: true };

    private DataSetFolder? RepositoryData(DataSetDescription description)
    {
        if (_options.Repository is null) return null;
        var data = Path.Combine(_options.Repository, "data");
        return DataSetFolder.Below(description, data) ?? new DataSetFolder(description, Path.Combine(data, description.FolderName));
    }

    /// <summary>The folder the user chose for this data set; none when it is for other data sets only.</summary>
    private DataSetFolder? GivenFolder()
    {
        if (string.IsNullOrWhiteSpace(_options.Folder)) return null;
        var root = Path.GetFullPath(_options.Folder);
        if (!Directory.Exists(root))
            throw new DirectoryNotFoundException(
                $"{DataSetOptions.FolderVariable} is {_options.Folder}, which is not a folder. "
                + "Make it, correct the variable, or unset it.");
        if (!Directory.EnumerateFileSystemEntries(root).Any())
            throw new FileNotFoundException(
                $"{DataSetOptions.FolderVariable} is {_options.Folder}, which is empty. "
                + $"{Remedy} Or make an empty folder {_description.FolderName} in it to have them downloaded there, or unset the variable.");
        if (DataSetFolder.Below(_description, root) is { } inside) return inside;
        var folder = new DirectoryInfo(Path.TrimEndingDirectorySeparator(root));
        var name = folder.Name == "raw" ? folder.Parent?.Name ?? "" : folder.Name;
        var itself = DataSetFolder.At(_description, root);
        var isOther = _description.LookAlikes().Any(other => other.IsNamed(name));
        return _description.IsNamed(name) || (!itself.HasNone && !isOther) ? itself : null;
    }

    private void Complete(DataSetFolder given)
    {
        try
        {
            Download(given);
        }
        catch (DownloadFailedException error)
        {
            throw given.Incomplete(
                $"They could not be downloaded there either: {error.Message}. "
                + $"Put them there, or point {DataSetOptions.FolderVariable} elsewhere.");
        }
    }

    private void Download(DataSetFolder target)
    {
        if (!_options.Download) throw new DownloadFailedException("downloading is switched off");
        // A thread of the pool has no synchronisation context that waiting here could block.
        Task.Run(() => new Downloader(_description, _options).FetchMissingAsync(target), _options.Cancellation).GetAwaiter().GetResult();
    }
}
