using System.Text.Json.Nodes;

namespace NotebookLib.Charts.Tests;

/// <summary>
/// What must hold for a Plotly figure of this library: known trace types and attributes, axes that exist, data of equal lengths. plotly.js's own
/// validation is run too where it is installed, see <see cref="PlotlyValidationTests"/>.
/// </summary>
internal static class PlotlyRules
{
    private static readonly Dictionary<string, string[]> TraceAttributes = new()
    {
        ["scatter"] = ["mode", "x", "y", "line", "marker", "cliponaxis", "error_y", "fill", "fillcolor", "textfont"],
        ["image"] = ["source"],
        ["heatmap"] = ["x", "y", "z", "zmin", "zmax", "xgap", "ygap", "hoverongaps", "showscale", "colorscale", "colorbar", "texttemplate", "textfont"],
        ["bar"] = ["x", "y", "base", "width", "offset", "orientation", "marker", "error_y", "textposition", "textfont"],
        ["scatter3d"] = ["mode", "x", "y", "z", "line", "marker", "scene", "textfont", "textposition"],
        ["surface"] = ["x", "y", "z", "scene", "opacity", "showscale", "colorscale"],
    };

    private static readonly string[] AnyTrace =
        ["type", "name", "legendgroup", "showlegend", "hoverinfo", "hovertemplate", "text", "customdata", "xaxis", "yaxis", "opacity", "visible"];

    private static readonly string[] LayoutKeys =
        ["width", "height", "margin", "paper_bgcolor", "plot_bgcolor", "font", "showlegend", "legend", "hovermode", "hoverlabel", "dragmode", "annotations", "shapes", "images", "barmode", "sliders", "updatemenus"];

    public static void Check(JsonObject figure)
    {
        var data = figure["data"]!.AsArray();
        var layout = figure["layout"]!.AsObject();
        foreach (var trace in data) CheckTrace(trace!.AsObject(), layout);
        foreach (var (key, value) in layout)
        {
            if (key.StartsWith("xaxis", StringComparison.Ordinal) || key.StartsWith("yaxis", StringComparison.Ordinal)) CheckAxis(key, value!.AsObject(), layout);
            else if (!key.StartsWith("scene", StringComparison.Ordinal)) Assert.Contains(key, LayoutKeys);
        }
        foreach (var annotation in layout["annotations"]?.AsArray() ?? []) CheckReferences(annotation!.AsObject(), layout);
        foreach (var shape in layout["shapes"]?.AsArray() ?? []) CheckReferences(shape!.AsObject(), layout);
        foreach (var frame in figure["frames"]?.AsArray() ?? [])
        {
            foreach (var index in frame!["traces"]!.AsArray()) Assert.InRange(index!.GetValue<int>(), 0, data.Count - 1);
            Assert.Equal(frame["traces"]!.AsArray().Count, frame["data"]!.AsArray().Count);
        }
    }

    private static void CheckTrace(JsonObject trace, JsonObject layout)
    {
        var type = trace["type"]!.GetValue<string>();
        Assert.Contains(type, TraceAttributes.Keys);
        foreach (var (key, _) in trace) Assert.True(AnyTrace.Contains(key) || TraceAttributes[type].Contains(key), $"A {type} trace has no '{key}'.");
        if (type is "scatter3d" or "surface")
        {
            Assert.Contains(trace["scene"]?.GetValue<string>() ?? "scene", layout.Select(p => p.Key));
            return;
        }
        Assert.Contains(AxisKey(trace["xaxis"]!.GetValue<string>()), layout.Select(p => p.Key));
        Assert.Contains(AxisKey(trace["yaxis"]!.GetValue<string>()), layout.Select(p => p.Key));
        if (type == "scatter" || type == "bar")
        {
            var count = trace["x"]!.AsArray().Count;
            Assert.Equal(count, trace["y"]!.AsArray().Count);
            if (trace["text"] is JsonArray texts) Assert.Equal(count, texts.Count);
            if (trace["error_y"] is JsonObject error) Assert.Equal(count, error["array"]!.AsArray().Count);
        }
        if (type != "heatmap") return;
        var rows = trace["z"]!.AsArray();
        var width = rows[0]!.AsArray().Count;
        foreach (var name in new[] { "z", "text", "customdata" })
        {
            if (trace[name] is not JsonArray table) continue;
            Assert.Equal(rows.Count, table.Count);
            Assert.All(table, row => Assert.Equal(width, row!.AsArray().Count));
        }
    }

    private static void CheckAxis(string key, JsonObject axis, JsonObject layout)
    {
        var domain = axis["domain"]!.AsArray().Select(v => v!.GetValue<decimal>()).ToArray();
        Assert.True(domain[0] >= 0 && domain[0] < domain[1] && domain[1] <= 1, $"The domain of {key} is {axis["domain"]!.ToJsonString()}.");
        Assert.Contains(AxisKey(axis["anchor"]!.GetValue<string>()), layout.Select(p => p.Key));
        Assert.Equal(2, axis["range"]!.AsArray().Count(v => v is not null));
        if (axis["tickvals"] is JsonArray values) Assert.Equal(values.Count, axis["ticktext"]!.AsArray().Count);
    }

    private static void CheckReferences(JsonObject item, JsonObject layout)
    {
        foreach (var name in new[] { "xref", "yref" })
        {
            var reference = item[name]!.GetValue<string>();
            if (reference != "paper") Assert.Contains(AxisKey(reference), layout.Select(p => p.Key));
        }
    }

    private static string AxisKey(string id) => id[..1] + "axis" + id[1..];
}
