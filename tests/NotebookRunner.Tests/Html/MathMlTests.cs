using System.Xml.Linq;
using NotebookRunner.Html.Formulas;

namespace NotebookRunner.Tests.Html;

public sealed class MathMlTests
{
    [Theory]
    [InlineData(@"x^2_i", "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>")]
    [InlineData(@"\tfrac12 x^10", "<mfrac><mn>1</mn><mn>2</mn></mfrac><msup><mi>x</mi><mn>1</mn></msup><mn>0</mn>")]
    [InlineData(@"\frac{1}{2}", "<mfrac><mrow><mn>1</mn></mrow><mrow><mn>2</mn></mrow></mfrac>")]
    [InlineData(@"|\psi\rangle", "<mi>ψ</mi><mo stretchy=\"false\">⟩</mo>")]
    [InlineData(@"-1 - x", "<mo form=\"prefix\">−</mo><mn>1</mn><mo>−</mo><mi>x</mi>")]
    [InlineData(@"\sqrt[3]{x}", "<mroot><mrow><mi>x</mi></mrow><mrow><mn>3</mn></mrow></mroot>")]
    [InlineData(@"\mathbb{R}^{28\times 28}", "<mi>ℝ</mi>")]
    [InlineData(@"\mathcal{L}", "<mi>ℒ</mi>")]
    [InlineData(@"\mathbf{Ab1}", "<mi>𝐀𝐛𝟏</mi>")]
    [InlineData(@"\boldsymbol\theta", "<mrow class=\"bold\"><mi>θ</mi></mrow>")]
    [InlineData(@"\boldsymbol{\theta_1}", "<mrow class=\"bold\"><mrow><msub><mi>θ</mi><mn>1</mn></msub></mrow></mrow>")]
    [InlineData(@"\mathbf\theta", "<mi>θ</mi>")]
    [InlineData("\\mathbf 😀 + 😀_😀", "<mi>&#128512;</mi>")]
    [InlineData(@"\left\lfloor\frac{n}{s}\right\rfloor", "<mtable class=\"floor\"><mtr><mtd><mfrac>")]
    [InlineData(@"\lfloor j/2 \rfloor", "⌊")]
    [InlineData(@"\text{if } x < 0", "<mtext>if&nbsp;</mtext>")]
    [InlineData(@"f'(x)", "<msup><mi>f</mi><mo>′</mo></msup>")]
    [InlineData(@"\hat{y}", "<mover accent=\"true\">")]
    [InlineData(@"\begin{pmatrix} 1 & 0 \\ 0 & -1 \\ \end{pmatrix}", "<mtd style=\"text-align:center\"><mo form=\"prefix\">−</mo><mn>1</mn></mtd></mtr></mtable>")]
    [InlineData(@"\left( \frac{a}{b} \right]", "<mo stretchy=\"true\">]</mo>")]
    [InlineData(@"\begin{cases} 1 & x > 0 \\ 0 & \text{else} \end{cases}", "<mo stretchy=\"true\">{</mo>")]
    [InlineData(@"\cos^2 x", "<msup><mrow><mi>cos</mi><mspace width=\"0.1em\"/></mrow><mn>2</mn></msup>")]
    [InlineData(@"3.14 \approx \pi", "<mn>3.14</mn><mo>≈</mo><mi>π</mi>")]
    public void TryConvert_KnownTex_IsWellFormedMathMl(string tex, string expected)
    {
        var mathMl = MathMl.TryConvert(tex, isBlock: true);
        Assert.NotNull(mathMl);
        Assert.Contains(expected, mathMl);
        Assert.NotNull(XElement.Parse(mathMl.Replace("&nbsp;", " ", StringComparison.Ordinal)));
    }

    [Fact]
    public void TryConvert_Sum_HasLimitsBelowOnlyInADisplayedFormula()
    {
        Assert.Contains("<munderover>", MathMl.TryConvert(@"\sum_{i=1}^n", isBlock: true));
        Assert.Contains("<msubsup>", MathMl.TryConvert(@"\sum_{i=1}^n", isBlock: false));
    }

    [Theory]
    [InlineData(@"\nosuchcommand{x}")]
    [InlineData(@"\frac{1}")]
    [InlineData(@"{x")]
    [InlineData(@"x}")]
    [InlineData(@"a & b")]
    [InlineData(@"\begin{tikzpicture}\end{tikzpicture}")]
    [InlineData(@"\begin{pmatrix} 1")]
    [InlineData(@"\left( x")]
    [InlineData(@"x^")]
    [InlineData(@"\")]
    public void TryConvert_UnknownOrBroken_IsRefused(string tex)
    {
        Assert.Null(MathMl.TryConvert(tex, isBlock: true));
    }

    [Fact]
    public void TryConvert_NestedWithoutEnd_IsRefused()
    {
        Assert.Null(MathMl.TryConvert(string.Concat(Enumerable.Repeat(@"\frac", 100_000)), isBlock: false));
    }
}
