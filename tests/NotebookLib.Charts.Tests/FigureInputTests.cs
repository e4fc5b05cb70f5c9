using System.Numerics;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using NotebookLib.Charts.Drawing;
using NotebookLib.Data;
using NotebookLib.Learning;
using NotebookLib.Quantum;

namespace NotebookLib.Charts.Tests;

/// <summary>Bad input ends in a message that says what was given and what is allowed; content that matters is in the figure.</summary>
public sealed class FigureInputTests
{
    public static TheoryData<string, Action> NullArguments => new()
    {
        { "title", () => Figures.Bars(null!, "x", "y", ["a"], [new BarSeries("s", [1])]) },
        { "xTitle", () => Figures.Bars("t", null!, "y", ["a"], [new BarSeries("s", [1])]) },
        { "yTitle", () => Figures.Bars("t", "x", null!, ["a"], [new BarSeries("s", [1])]) },
        { "subtitle", () => Figures.Bars("t", "x", "y", ["a"], [new BarSeries("s", [1])], null!) },
        { "categories", () => Figures.Bars("t", "x", "y", null!, [new BarSeries("s", [1])]) },
        { "series", () => Figures.Bars("t", "x", "y", ["a"], [null!]) },
        { "Name", () => _ = new BarSeries(null!, [1]) },
        { "Values", () => _ = new BarSeries("s", null!) },
        { "Name", () => _ = new Series(null!, [1], [1]) },
        { "X", () => _ = new Series("s", null!, [1]) },
        { "Y", () => _ = new Series("s", [1], null!) },
        { "title", () => Figures.Lines(null!, "x", "y", [new Series("s", [1, 2], [1, 2])]) },
        { "xTitle", () => Figures.Lines("t", null!, "y", [new Series("s", [1, 2], [1, 2])]) },
        { "yTitle", () => Figures.Lines("t", "x", null!, [new Series("s", [1, 2], [1, 2])]) },
        { "title", () => Figures.Amplitudes(new StateVector(1), null!) },
        { "title", () => Figures.Probabilities(new StateVector(1), title: null!) },
        { "title", () => Figures.DensityMatrix(new StateVector(1), null!) },
        { "title", () => Figures.BlochSpheres(new StateVector(1), null!) },
        { "captions", () => Figures.BlochSpheres([new BlochVector(0, 0, 1)], [null!]) },
        { "title", () => Figures.Stepper(new Circuit(1).H(0), title: null!) },
        { "title", () => Figures.StateImages(new Circuit(2).H(0).Steps(), null!) },
        { "title", () => Figures.Image(new byte[1], new ImageShape(1, 1, 1), null!) },
        { "title", () => Figures.Kernels([1], 1, 1, 1, 1, null!) },
        { "title", () => Figures.FeatureMaps([1], new ImageShape(1, 1, 1), null!) },
        { "classNames", () => Figures.ClassProbabilities([0.5f, 0.5f], null!) },
        { "title", () => Figures.SlidingWindow(new float[9], new ImageShape(1, 3, 3), new float[4], 0, 0, null!) },
        { "title", () => Figures.LossLandscape(null!, "x", "y", "v", [0, 1], [0, 1], new double[2, 2]) },
        { "xTitle", () => Figures.LossLandscape("t", null!, "y", "v", [0, 1], [0, 1], new double[2, 2]) },
        { "yTitle", () => Figures.LossLandscape("t", "x", null!, "v", [0, 1], [0, 1], new double[2, 2]) },
        { "valueTitle", () => Figures.LossLandscape("t", "x", "y", null!, [0, 1], [0, 1], new double[2, 2]) },
        { "x", () => Figures.LossLandscape("t", "x", "y", "v", null!, [0, 1], new double[2, 2]) },
        { "y", () => Figures.LossLandscape("t", "x", "y", "v", [0, 1], null!, new double[2, 2]) },
        { "model", () => Figures.DataFlow<float>(null!) },
        { "live", () => Figures.LightCone(new Circuit(1).H(0), null!) },
        { "evaluation", () => Figures.ClassProbabilities(SampleData.Images(3), null!, 0) },
        { "evaluation", () => Figures.ConfusionMatrix(null!, SampleData.Images(3)) },
        { "evaluation", () => Figures.PredictionGrid(SampleData.Images(3), null!) },
        { "history", () => Figures.LearningCurves((TrainingHistory)null!) },
        { "histories", () => Figures.LearningCurves([null!]) },
    };

    [Theory, MemberData(nameof(NullArguments), DisableDiscoveryEnumeration = true)]
    public void Figures_NullArgument_IsNamed(string name, Action act) => Assert.Throws<ArgumentNullException>(name, act);

    [Fact]
    public void LearningCurves_NoRecords_Throws() =>
        Message<ArgumentException>(() => Figures.LearningCurves(new TrainingHistory("LeNet-5")), "LeNet-5 has no records");

    [Fact]
    public void LearningCurves_NoHistory_Throws() =>
        Message<ArgumentException>(() => Figures.LearningCurves(Array.Empty<TrainingHistory>()), "at least one");

    [Fact]
    public void LearningCurves_ValueThatIsNoNumber_LeavesAGapAndANote()
    {
        var figure = SampleFigures.Make("learning curves with a gap");
        Assert.Contains("step 800", figure.AltText);
        Assert.Contains("the curves have gaps there", figure.Svg);
        Assert.Equal(JTokenType.Null, SampleFigures.Json(figure)["data"]![0]!["y"]![12]!.Type);
    }

    [Fact]
    public void LearningCurves_AltText_HasTheFinalNumbers()
    {
        var history = new TrainingHistory("LeNet-5");
        history.Add(new TrainingRecord(938, 1, 0.913, 0.25, 0.881, 0.337));
        var text = Figures.LearningCurves(history).AltText;
        foreach (var part in new[] { "938 steps", "1 epoch)", "91.3 %", "88.1 %", "0.25", "0.337" }) Assert.Contains(part, text);
    }

    [Fact]
    public void LearningCurves_Accuracy_IsDrawnInPercent()
    {
        var values = SampleFigures.Json(Figures.LearningCurves(SampleData.History()))["data"]![0]!["y"]!;
        Assert.Equal(10, (double)values[0]!, 3);
    }

    [Fact]
    public void Image_WrongPixelCount_Throws() =>
        Message<ArgumentException>(() => Figures.Image(new byte[10], new ImageShape(1, 3, 3)), "9 pixels; 10 were given");

    [Fact]
    public void Image_NaN_Throws() =>
        Message<ArgumentException>(() => Figures.Image([0, float.NaN], new ImageShape(1, 1, 2)), "position 1 is NaN");

    [Fact]
    public void Image_TwoChannels_Throws() =>
        Message<ArgumentException>(() => Figures.Image(new byte[8], new ImageShape(2, 2, 2)), "2 channels");

    [Fact]
    public void Image_IndexOutOfRange_Throws() =>
        Message<ArgumentOutOfRangeException>(() => Figures.Image(SampleData.Images(3), 3), "3 images, numbered 0 to 2");

    [Fact]
    public void ImageGrid_CountOutOfRange_Throws() =>
        Message<ArgumentOutOfRangeException>(() => Figures.ImageGrid(SampleData.Images(3), 201), "1 to 200");

    [Fact]
    public void ImageGrid_IndexOutOfRange_Throws() =>
        Message<ArgumentOutOfRangeException>(() => Figures.ImageGrid(SampleData.Images(3), [0, -1]), "numbered 0 to 2");

    [Fact]
    public void ImageGrid_NoImages_Throws() =>
        Message<ArgumentException>(() => Figures.ImageGrid(SampleData.Images(0)), "0 images of Clothes test set");

    [Fact]
    public void ImageGrid_NoColumn_Throws() =>
        Message<ArgumentOutOfRangeException>(() => Figures.ImageGrid(SampleData.Images(), 5, columns: 0), "at least 1 column");

    [Fact]
    public void PredictionGrid_EvaluationOfAnotherSet_Throws()
    {
        var evaluation = SampleData.Evaluate(SampleData.Images(5));
        Message<ArgumentException>(() => Figures.PredictionGrid(SampleData.Images(6), evaluation), "of 5 images");
        var relabelled = new Evaluation([1, .. evaluation.Labels[1..]], evaluation.Probabilities, 10, 0);
        Message<ArgumentException>(() => Figures.PredictionGrid(SampleData.Images(5), relabelled), "Image 0");
    }

    [Fact]
    public void PredictionGrid_Mistakes_AreMarkedByMoreThanColour()
    {
        var figure = SampleFigures.Make("prediction grid");
        Assert.Contains("stroke-dasharray=\"6 3\"", figure.Svg);
        Assert.Contains("true: ", figure.Svg);
        Assert.Contains("16 right, 8 wrong", figure.AltText);
        Assert.DoesNotContain("stroke-dasharray", SampleFigures.Make("prediction grid without mistakes").Svg);
    }

    [Theory]
    [InlineData(-0.1f, "-0.1")]
    [InlineData(1.5f, "1.5")]
    [InlineData(float.NaN, "NaN")]
    public void ClassProbabilities_ValueThatIsNoProbability_Throws(float value, string shown) =>
        Message<ArgumentException>(() => Figures.ClassProbabilities([0.5f, value], ["zero", "one"]), $"class 1 (one) is {shown}");

    [Fact]
    public void ClassProbabilities_LengthsDiffer_Throws() =>
        Message<ArgumentException>(() => Figures.ClassProbabilities([1f], ["zero", "one"]), "1 probabilities for 2 class names");

    [Fact]
    public void ClassProbabilities_UnknownClass_Throws() =>
        Message<ArgumentOutOfRangeException>(() => Figures.ClassProbabilities([0.5f, 0.5f], ["zero", "one"], trueClass: 2), "numbered 0 to 1");

    [Fact]
    public void ConfusionMatrix_Names_MustFit() =>
        Message<ArgumentException>(() => Figures.ConfusionMatrix(new Evaluation([0], [1, 0], 2, 0), ["zero"]), "2 classes, 1 names");

    [Fact]
    public void ConfusionMatrix_NoImages_Throws() =>
        Message<ArgumentException>(() => Figures.ConfusionMatrix(new Evaluation([], [], 2, 0), ["zero", "one"]), "no images");

    [Fact]
    public void ConfusionMatrix_AltText_NamesTheWorst()
    {
        var text = SampleFigures.Make("confusion matrix of two").AltText;
        Assert.Contains("accuracy 66.7 %", text);
        Assert.Contains("worst: one (50 %)", text);
        Assert.Contains("one taken for zero 1 time", text);
    }

    [Fact]
    public void Kernels_LengthsDiffer_Throws() =>
        Message<ArgumentException>(() => Figures.Kernels(new float[10], 1, 1, 3, 3), "(1, 1, 3, 3) needs 9 values; 10 were given");

    [Fact]
    public void Kernels_TooMany_Throws() =>
        Message<ArgumentException>(() => Figures.Kernels(new float[401], 401, 1, 1, 1), "at most 400");

    [Fact]
    public void FeatureMaps_Infinity_Throws() =>
        Message<ArgumentException>(() => Figures.FeatureMaps([1, float.PositiveInfinity], new ImageShape(1, 1, 2)), "position 1");

    [Fact]
    public void Lines_LengthsDiffer_Throws() =>
        Message<ArgumentException>(() => Figures.Lines("t", "x", "y", [new Series("s", [1, 2], [1])]), "series s has 2 positions and 1 values");

    [Fact]
    public void Lines_ZeroOnALogarithmicAxis_Throws() =>
        Message<ArgumentException>(() => Figures.Lines("t", "x", "y", [new Series("s", [1, 2], [1, 0])], yScale: AxisScale.Logarithmic), "series s has the value 0");

    [Fact]
    public void Lines_PositionThatIsNoNumber_Throws() =>
        Message<ArgumentException>(() => Figures.Lines("t", "x", "y", [new Series("s", [1, double.NaN], [1, 2])]), "position NaN");

    [Fact]
    public void Lines_HalfABand_Throws() =>
        Message<ArgumentException>(() => Figures.Lines("t", "x", "y", [new Series("s", [1], [1]) { Low = [0] }]), "both Low and High");

    [Fact]
    public void Bars_LengthsDiffer_Throws() =>
        Message<ArgumentException>(() => Figures.Bars("t", "x", "y", ["a", "b"], [new BarSeries("s", [1])]), "2 categories; the series s has 1 values");

    [Fact]
    public void Bars_MissingValue_IsNoted() => Assert.Contains("Fashion-MNIST: no finite value for QNN.", SampleFigures.Make("bars in groups").Svg);

    [Fact]
    public void Amplitudes_CountThatIsNoPowerOfTwo_Throws() =>
        Message<ArgumentException>(() => Figures.Amplitudes([1, 0, 0]), "3 amplitudes");

    [Fact]
    public void Amplitudes_NaN_Throws() =>
        Message<ArgumentException>(() => Figures.Amplitudes([1, new Complex(double.NaN, 0)]), "Amplitude 1");

    [Fact]
    public void Amplitudes_MoreThanBars_SaysWhatIsLeftOut() =>
        Assert.Contains("The 32 largest of 1,024 amplitudes", SampleFigures.Make("amplitudes of ten qubits").Svg);

    [Fact]
    public void Amplitudes_Phases_AreInTheAltText()
    {
        var text = Figures.Amplitudes(new StateVector(2).H(0).CX(0, 1).S(1)).AltText;
        Assert.Contains("0.707 for |00\u27E9 and 0.707i for |11\u27E9", text);
    }

    [Fact]
    public void Probabilities_CountsOfFewerBits_Throws() =>
        Message<ArgumentException>(() => Figures.Probabilities(new StateVector(2), new StateVector(1).Sample(10)), "of 1 bits; the state has 2 qubits");

    [Fact]
    public void Probabilities_AboveOne_Throws() =>
        Message<ArgumentException>(() => Figures.Probabilities([0.5, 1.5]), "probability of 1 is 1.5");

    [Fact]
    public void BlochSphere_LongerThanOne_Throws() =>
        Message<ArgumentException>(() => Figures.BlochSphere(new BlochVector(1, 1, 0)), "length 1.41");

    [Fact]
    public void BlochSpheres_CaptionsDiffer_Throws() =>
        Message<ArgumentException>(() => Figures.BlochSpheres([new BlochVector(1, 0, 0)], []), "0 captions for 1");

    [Fact]
    public void BlochSpheres_EntangledQubits_AreCalledMixed() =>
        Assert.Contains("Qubit 2: x 0, y 0, z 0, length 0: maximally mixed", SampleFigures.Make("Bloch spheres of three qubits").AltText);

    [Fact]
    public void DensityMatrix_SixQubits_Throws() =>
        Message<ArgumentException>(() => Figures.DensityMatrix(new StateVector(6)), "6 qubits; at most 5");

    [Fact]
    public void StateImages_OtherNumberOfQubits_Throws() =>
        Message<ArgumentException>(() => Figures.StateImages([new StateVector(2), new StateVector(3)], ["a", "b"]), "3 qubits beside one of 2");

    [Fact]
    public void StateImages_NoSteps_Throws() =>
        Message<ArgumentException>(() => Figures.StateImages([]), "No states");

    [Fact]
    public void Stepper_EmptyCircuit_Throws() =>
        Message<ArgumentException>(() => Figures.Stepper(new Circuit(1)), "0 instructions; 1 to 40");

    [Fact]
    public void Stepper_SixQubits_Throws() =>
        Message<ArgumentException>(() => Figures.Stepper(new Circuit(6).H(0)), "6 qubits; at most 5");

    [Fact]
    public void Stepper_Slider_MarksTheGateAndTheStateOfEachStep()
    {
        var layout = SampleFigures.Json(SampleFigures.Make("stepper"))["layout"]!;
        var steps = layout["sliders"]![0]!["steps"]!.Select(step => (JObject)step["args"]![0]!).ToArray();
        Assert.Equal(4, steps.Length);
        var shapes = steps[0].Properties().Select(p => p.Name.Split('.')[0]).Distinct().ToArray();
        Assert.Equal(2, shapes.Length);
        Assert.Equal(steps[0][shapes[0] + ".x0"], steps[0][shapes[1] + ".x0"]);
        // Each gate of this circuit stands further right than the one before, and so does each state.
        foreach (var shape in shapes)
        {
            var edges = steps.Skip(1).Select(step => (double)step[shape + ".x0"]!).ToArray();
            Assert.Equal(edges.Distinct().Order(), edges);
        }
    }

    [Fact]
    public void DataFlow_LeNet5_TellsEveryShapeAndTheNumberOfTrainableValues()
    {
        var figure = SampleFigures.Make("data flow of LeNet-5");
        foreach (var shape in new[] { "(1, 28, 28)", "(6, 24, 24)", "(6, 12, 12)", "(16, 8, 8)", "(16, 4, 4)", "256", "120", "84", "10" })
            Assert.Contains($">{shape}<", figure.Svg);
        Assert.Contains("44,426 trainable values", figure.Svg);
        Assert.StartsWith("LeNet-5: (1, 28, 28) to (6, 24, 24) by Conv2d(1, 6, kernel: 5) Tanh() to ", figure.AltText);
    }

    [Fact]
    public void LightCone_OfTheTwoClassQnn_NamesTheAnglesInIt()
    {
        var cone = SampleFigures.Make("light cone").AltText.Split(". ")[1];
        Assert.Equal(["q4", "q5", "q6", "q7", "q5", "q6", "q7", "q6", "q7"], Regex.Matches(cone, @"\bq\d").Select(match => match.Value));
    }

    [Fact]
    public void LightCone_OtherNumberOfAngles_Throws() =>
        Message<ArgumentException>(() => Figures.LightCone(new Circuit(1).Rx(1, 0), [true, false]), "1 angles, 2 were marked");

    [Fact]
    public void SlidingWindow_MarkedValue_IsTheSumOfProducts() =>
        Assert.Contains("row 0, column 1 gives the value 16 of", SampleFigures.Make("sliding window, small").AltText);

    [Fact]
    public void SlidingWindow_Slider_StartsAtTheMarkedWindow()
    {
        var layout = SampleFigures.Json(SampleFigures.Make("sliding window"))["layout"]!;
        var slider = layout["sliders"]![0]!;
        Assert.Equal(4, (int)slider["active"]!);
        var moved = (JObject)slider["steps"]![4]!["args"]![0]!;
        Assert.All(moved.Properties(), place => Assert.Equal(place.Value, layout.SelectToken(place.Name)));
    }

    [Fact]
    public void SlidingWindow_LeavesTheImage_Throws() =>
        Message<ArgumentOutOfRangeException>(() => Figures.SlidingWindow(new float[9], new ImageShape(1, 3, 3), [1, 1, 1, 1], 0, 2), "column must be 0 to 1");

    [Fact]
    public void LossLandscape_Lowest_IsTold() =>
        Assert.Contains("lowest at (0.45, 0)", SampleFigures.Make("loss landscape").AltText);

    [Fact]
    public void LossLandscape_UnevenPlaces_Throws() =>
        Message<ArgumentException>(() => Figures.LossLandscape("t", "x", "y", "v", [0, 1, 3], [0, 1], new double[2, 3]), "rise evenly");

    [Fact]
    public void LossLandscape_OtherShape_Throws() =>
        Message<ArgumentException>(() => Figures.LossLandscape("t", "x", "y", "v", [0, 1, 2], [0, 1], new double[3, 2]), "3 x 2; 2 x 3 were expected");

    [Theory]
    [InlineData(0, "0")]
    [InlineData(Math.PI, "\u03C0")]
    [InlineData(-Math.PI, "\u03C0")]
    [InlineData(Math.PI / 2, "\u03C0/2")]
    [InlineData(-3 * Math.PI / 4, "\u22123\u03C0/4")]
    [InlineData(5 * Math.PI / 8, "5\u03C0/8")]
    [InlineData(1, "0.32\u03C0")]
    public void Phase_Radians_AreWrittenAsMultiplesOfPi(double radians, string expected) => Assert.Equal(expected, AmplitudeText.Phase(radians));

    [Theory]
    [InlineData(0.0123, "0.0123")]
    [InlineData(0, "0")]
    [InlineData(-2.5, "\u22122.5")]
    [InlineData(32768, "32,768")]
    [InlineData(123.456, "123.5")]
    [InlineData(1073741824, "1.07\u00D710\u2079")]
    [InlineData(-2e-7, "\u22122\u00D710\u207B\u2077")]
    public void Value_ManySizes_IsShortAndExact(double value, string expected) => Assert.Equal(expected, Say.Value(value));

    private static void Message<TError>(Func<object> action, string part)
        where TError : Exception
    {
        var error = Assert.Throws<TError>(action);
        Assert.Contains(part, error.Message);
    }
}
