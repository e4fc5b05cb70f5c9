namespace NotebookRunner.Html.Formulas;

/// <summary>TeX commands that stand for one character or word.</summary>
internal static class MathSymbols
{
    private const string GreekNames =
        "alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν xi ξ pi π varpi ϖ "
        + "rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω "
        + "Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω "
        + "hbar ℏ ell ℓ infty ∞ partial ∂ nabla ∇ Re ℜ Im ℑ emptyset ∅ imath ı jmath ȷ aleph ℵ dagger † ldots … dots … vdots ⋮ ddots ⋱ degree ° prime ′ top ⊤ bot ⊥";

    private const string OperatorNames =
        "cdot · times × otimes ⊗ oplus ⊕ odot ⊙ ominus ⊖ circ ∘ bullet ∙ ast ∗ star ⋆ div ÷ pm ± mp ∓ cap ∩ cup ∪ wedge ∧ land ∧ vee ∨ lor ∨ neg ¬ lnot ¬ setminus ∖ "
        + "le ≤ leq ≤ leqslant ≤ ge ≥ geq ≥ geqslant ≥ ne ≠ neq ≠ equiv ≡ approx ≈ sim ∼ simeq ≃ cong ≅ propto ∝ ll ≪ gg ≫ in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ supset ⊃ supseteq ⊇ "
        + "to → rightarrow → longrightarrow ⟶ leftarrow ← gets ← leftrightarrow ↔ Rightarrow ⇒ implies ⟹ Leftarrow ⇐ Leftrightarrow ⇔ iff ⟺ mapsto ↦ uparrow ↑ downarrow ↓ hookrightarrow ↪ "
        + "forall ∀ exists ∃ mid ∣ parallel ∥ perp ⊥ cdots ⋯ coloneqq ≔ colon : lt < gt > bmod mod";

    private const string FunctionNames =
        "sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh exp log ln lg det dim ker arg deg gcd hom Pr tr Tr diag";

    private const string LimitNames = "lim max min sup inf limsup liminf argmax argmin";

    private static readonly Dictionary<string, string> Letters = Pairs(GreekNames);
    private static readonly Dictionary<string, string> Operators = Pairs(OperatorNames);
    private static readonly HashSet<string> Functions = [.. FunctionNames.Split(' ')];
    private static readonly HashSet<string> Limits = [.. LimitNames.Split(' ')];
    private static readonly Dictionary<string, string> LargeOperators = Pairs("sum ∑ prod ∏ coprod ∐ bigotimes ⨂ bigoplus ⨁ bigcup ⋃ bigcap ⋂ int ∫ iint ∬ oint ∮");
    private static readonly Dictionary<string, string> Fences = Pairs(
        "langle ⟨ rangle ⟩ lvert | rvert | vert | lVert ‖ rVert ‖ Vert ‖ | ‖ { { } } lbrace { rbrace } lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ lbrack [ rbrack ]");

    private static readonly Dictionary<string, string> Spaces = new(StringComparer.Ordinal)
    {
        [","] = "0.167em",
        [":"] = "0.222em",
        [">"] = "0.222em",
        [";"] = "0.278em",
        ["!"] = "-0.167em",
        [" "] = "0.25em",
        ["quad"] = "1em",
        ["qquad"] = "2em",
    };

    private static readonly Dictionary<string, string> Accents = Pairs("hat ^ widehat ^ tilde ~ widetilde ~ bar ‾ vec → dot ˙ ddot ¨ overline ‾ check ˇ");

    public static string? Letter(string name) => Letters.GetValueOrDefault(name);

    public static string? Operator(string name) => Operators.GetValueOrDefault(name);

    public static bool IsFunction(string name) => Functions.Contains(name);

    public static bool IsLimit(string name) => Limits.Contains(name);

    public static string? LargeOperator(string name) => LargeOperators.GetValueOrDefault(name);

    public static string? Fence(string name) => Fences.GetValueOrDefault(name);

    public static string? Space(string name) => Spaces.GetValueOrDefault(name);

    public static string? Accent(string name) => Accents.GetValueOrDefault(name);

    private static Dictionary<string, string> Pairs(string text) =>
        text.Split(' ').Chunk(2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
}
