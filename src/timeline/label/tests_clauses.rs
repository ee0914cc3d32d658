//! Own sentences whose clauses lead a parser astray, the word of the event, and its headline.

use super::tests::label_of;

#[test]
fn a_clause_has_the_subject_that_a_reader_gives_it() {
    for (sentence, word, expected) in [
        (
            "Talks to end a strike that has crippled services broke down on Friday.",
            "broke",
            "Talks to end a strike that has crippled services broke down",
        ),
        (
            "Rovers finish second, a point behind Marsden Town, who clinched the title last weekend.",
            "clinched",
            "Marsden Town clinched the title",
        ),
        (
            "Flight controllers in Bengaluru, who had lost contact with the probe on Sunday, broke into applause.",
            "lost",
            "Flight controllers in Bengaluru lost contact with the probe",
        ),
        (
            "The WHO shipped doses of a vaccine to Mombasa on 21 December.",
            "shipped",
            "The WHO shipped doses of a vaccine to Mombasa",
        ),
        (
            "The camp at Bura, which was evacuated on 4 January, will reopen.",
            "evacuated",
            "The camp at Bura was evacuated",
        ),
        (
            "Ms Nair, who left the trust in 2020 and now works for a charity, was given a prize.",
            "left",
            "Ms Nair left the trust",
        ),
        (
            "Arts minister Tony Bourke said on Sunday that he had asked the council to review the funding.",
            "asked",
            "Tony Bourke asked the council to review the funding",
        ),
        (
            "Anna Lund was acquitted of money laundering last month after two witnesses failed to appear.",
            "acquitted",
            "Anna Lund was acquitted of money laundering",
        ),
        (
            "The Bank of England, which raised interest rates last Thursday, will wait.",
            "raised",
            "The Bank of England raised interest rates",
        ),
        (
            "Shares in its parent company, Grupo Teles, fell by 11%.",
            "fell",
            "Shares in the parent company fell by 11%",
        ),
    ] {
        assert_eq!(label_of(sentence, word).as_deref(), Some(expected), "{sentence}");
    }
}

#[test]
fn what_stands_in_for_something_else_is_no_headline() {
    for (sentence, word) in [
        ("The museum has refused to do so.", "refused"),
        ("Repairs could take until November.", "take"),
    ] {
        assert_eq!(label_of(sentence, word), None, "{sentence}");
    }
}
