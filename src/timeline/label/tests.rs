//! Own sentences, the word of the event, and the headline that could stand in a chronology.

use super::*;
use crate::input::{Format, Reading, parse_date, read};
use crate::text;
use crate::timex::{self, TextKind, TimexKind};

/// The label of the event that the word stands for; every date of the sentence is told elsewhere.
pub(super) fn label_of(sentence: &str, word: &str) -> Option<String> {
    let language = Language::english();
    let date = parse_date("2021-03-18").ok();
    let reading = Reading { date, ..Reading::default() };
    let article = read(sentence.as_bytes(), "x.txt", Format::Plain, &reading).ok()?.article;
    let document = text::read(article, language);
    let syntax = text::analyse(&document, language);
    let tree = Tree::new(&document, &syntax);
    let cast = Cast::new(&document, &syntax, &tree, language);
    let found = timex::find(&document, language, TextKind::News);
    let dates =
        found.timexes.iter().filter(|t| matches!(t.kind, TimexKind::Date | TimexKind::Time));
    let told: Vec<Span> = dates.map(|t| t.span).collect();
    let mut source = Source::new(&document, &syntax, &tree, &cast, language);
    source.times.clone_from(&told);
    let token = (0..document.tokens.len() as u32).map(TokenId);
    let token = token.into_iter().find(|&t| document.token_text(t) == word)?;
    label(&source, token, &Request { told, backshifted: true }).map(|label| label.text)
}

#[test]
fn a_clause_becomes_a_headline_in_its_own_words() {
    let wrong: Vec<String> = ROWS
        .iter()
        .filter_map(|&(sentence, word, expected)| {
            let label = label_of(sentence, word).unwrap_or_default();
            (label != expected).then(|| format!("{sentence}\n  {word}: {label}\n  not: {expected}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_cannot_stand_alone_has_no_label() {
    let rows = [
        ("A meeting was held.", "meeting"),
        ("The ministers flanked her on the stage.", "flanked"),
        ("What will the court decide?", "decide"),
        ("Nor has the company replied.", "replied"),
        ("The glacier moves faster than it had done before.", "done"),
        ("\"Where is the money?\" asked Pia Lund, a broker.", "asked"),
        ("The mill gained from a fall in the krone, which helps exporters.", "helps"),
    ];
    let cut = [
        ("The colonel has been linked, through her letters.", "linked"),
        ("The clerks agreed to buy for cash.", "agreed"),
        ("Ana Lund wept. \"She died in May,\" Ana Lund said.", "died"),
        ("The probe is the third that Rome has launched.", "launched"),
        ("Norvex tested the new craft before it lifted off.", "lifted"),
        ("Ana Lund died in May. A centre named after her opened in June.", "opened"),
        ("A fire destroyed the mill. Ana Lund rebuilt it within a year.", "rebuilt"),
        ("The clerks said a bullet came in, hit Ana Lund and left.", "hit"),
        ("He made a drama about a mining village that won a prize.", "won"),
        ("Gulls from as far away as Oslo had eaten the bread.", "eaten"),
        (
            "A cook was cut on his lip and hands in the blast, which broke a door, shattered a window.",
            "shattered",
        ),
    ];
    for (sentence, word) in rows.into_iter().chain(cut) {
        assert_eq!(label_of(sentence, word), None, "{sentence}");
    }
}

/// Sentence, word of the event, label.
const ROWS: &[(&str, &str, &str)] = &[
    ("A jury found Ana Lund guilty of fraud.", "found", "A jury found Ana Lund guilty of fraud"),
    ("The president and his aides resigned.", "resigned", "The president and his aides resigned"),
    (
        "Ana Lund, the rumpled actor who won two prizes, died on Monday.",
        "won",
        "Ana Lund won two prizes",
    ),
    (
        "A memorial with the names of the dead was unveiled there in May.",
        "unveiled",
        "A memorial with the names of the dead was unveiled",
    ),
    (
        "More than 100 people have been killed and some 600 homes damaged.",
        "killed",
        "More than 100 people have been killed",
    ),
    (
        "The krone fell 2% after the vote, and yields on ten-year government bonds rose to 4%.",
        "rose",
        "Yields on ten-year government bonds rose to 4%",
    ),
    (
        "Prosecutors on Monday charged Ana Lund, the founder of the mill, with fraud.",
        "charged",
        "Prosecutors charged Ana Lund with fraud",
    ),
    (
        "Prosecutors allege that the mayor took the money and moved 40 million euros to Malta.",
        "moved",
        "The mayor moved 40 million euros to Malta",
    ),
    (
        "Critics praised the Office of Public Health, which closed three clinics.",
        "closed",
        "The Office of Public Health closed three clinics",
    ),
    (
        "Gov. Mike Hall ordered flags to be flown at half-staff and plans to attend a vigil.",
        "ordered",
        "Gov. Mike Hall ordered flags to be flown at half-staff",
    ),
    (
        "Chief Operating Officer Maja Lund, who flew back from Rome, resigned.",
        "flew",
        "Chief Operating Officer Maja Lund flew back from Rome",
    ),
    (
        "The bugs will cause problems in circumstances that will not occur in any of the usual programs.",
        "cause",
        "The bugs will cause problems in circumstances",
    ),
    (
        "A clerk was held after fires in Oslo and Bergen and was brought to the capital for trial.",
        "brought",
        "A clerk was brought to the capital for trial",
    ),
    ("Ten miners have died and dozens more are missing.", "missing", "Dozens more are missing"),
    (
        "The storm hit the coast at dawn, the weather office said, and was followed by floods.",
        "followed",
        "The storm was followed by floods",
    ),
    (
        "Norvex built a new mill in Calder, which opened in May.",
        "opened",
        "A new mill in Calder opened",
    ),
    (
        "Two cooks were treated for burns and one waiter, a 61-year-old man, was flown to Oslo.",
        "treated",
        "Two cooks were treated for burns",
    ),
    (
        "The mayor attributed the delay to a lack of steel.",
        "attributed",
        "The mayor attributed the delay to a lack of steel",
    ),
    (
        "Norvex also named Ana Lund, a former banker, as finance chief.",
        "named",
        "Norvex named Ana Lund as finance chief",
    ),
    (
        "Surveyors had warned as early as 1915 that the dam was too narrow.",
        "warned",
        "Surveyors warned that the dam was too narrow",
    ),
    (
        "Schools will remain closed until at least Monday, the council said.",
        "remain",
        "Schools will remain closed",
    ),
    (
        "Councillors threatened to close the harbour if the owner, Ana Lund, did not sign.",
        "threatened",
        "Councillors threatened to close the harbour",
    ),
    (
        "Ana Lund applied in March. An appeals court rejected her bid for a new trial in May.",
        "rejected",
        "An appeals court rejected Ana Lund's bid for a new trial",
    ),
    (
        "Heritage Media Corp., of Calder, said it bought a mill in May.",
        "bought",
        "Heritage Media Corp. bought a mill",
    ),
    (
        "Captain Al Hughes said the bomb discovered in the old port was meant for a bank in the north.",
        "meant",
        "The bomb discovered in the old port was meant for a bank in the north",
    ),
    ("Hudson's Bay Co. said it sold a store in May.", "sold", "Hudson's Bay Co. sold a store"),
    (
        "The union asked the Netherlands to act. The Netherlands gave its consent.",
        "gave",
        "The Netherlands gave its consent",
    ),
    (
        "The council intended to drain the marsh and to build a road across the valley.",
        "build",
        "The council intended to build a road across the valley",
    ),
    (
        "Dana Lund, the treasurer, said repayment of the bonds, first issued at par, will reduce costs.",
        "reduce",
        "Repayment of the bonds will reduce costs",
    ),
    (
        "The ruling will force the brewery to cut or sell its stake in the mill.",
        "sell",
        "The ruling will force the brewery to sell its stake in the mill",
    ),
    (
        "These floods will not drive the farmers away, she said.",
        "drive",
        "The floods will not drive the farmers away",
    ),
    (
        "The mill was closed by three bodies including the coast guard and the northern ministry of labour and trade.",
        "closed",
        "The mill was closed by three bodies",
    ),
    ("The chairman will leave at the end of the month.", "leave", "The chairman will leave"),
    ("Work stood still for most of 2008.", "stood", "Work stood still"),
    (
        "Its new owners, two sisters, bought the house in May.",
        "bought",
        "The new owners bought the house",
    ),
    (
        "The museum, founded in 1887 by a railway magnate, will reopen next spring.",
        "founded",
        "The museum was founded by a railway magnate",
    ),
    (
        "Critics attacked the treaty, signed on May 3 by both ministers.",
        "signed",
        "The treaty was signed by both ministers",
    ),
    ("The election scheduled for May 3 was put off.", "scheduled", ""),
    (
        "Norvex launched a new, $10-a-share offer for the printer maker on Monday.",
        "launched",
        "Norvex launched a new, $10-a-share offer for the printer maker",
    ),
    (
        "Prime Minister Anna Lund and the leaders of three opposition parties met on Tuesday to discuss the budget.",
        "met",
        "Anna Lund and the leaders of three opposition parties met to discuss the budget",
    ),
    ("The mine will close on September 30, its owner said.", "close", "The mine will close"),
    (
        "The council decided at last year's Rome summit to invite three cities to the talks.",
        "decided",
        "The council decided at the Rome summit to invite three cities to the talks",
    ),
    (
        "The Fairfield, N.J., company had net income of $1.1 million a year ago.",
        "had",
        "The Fairfield, N.J., company had net income of $1.1 million",
    ),
    (
        "The boy was found off the coast of Malta after his mother, stepfather and others died in a failed crossing.",
        "found",
        "The boy was found off the coast of Malta",
    ),
    (
        "Mr. Berg resigned as chief executive last year to seek, unsuccessfully, a seat in parliament.",
        "resigned",
        "Mr. Berg resigned as chief executive to seek a seat in parliament",
    ),
    (
        "The governor and two mayors were treating the strike as though it were a riot.",
        "treating",
        "The governor and two mayors are treating the strike as though it were a riot",
    ),
    (
        "Landis-Brown Securities Inc. analyst Mary Holt lowered the rating on Friday.",
        "lowered",
        "Landis-Brown Securities Inc. analyst Mary Holt lowered the rating",
    ),
    (
        "The envoy said the group would be met at the airport on Monday.",
        "met",
        "The group will be met at the airport",
    ),
    (
        "Tugs pulled the ferry off the sandbank on Thursday, the harbour master said.",
        "pulled",
        "Tugs pulled the ferry off the sandbank",
    ),
    (
        "The council on Monday approved a plan to widen the bridge, which has stood since 1931.",
        "approved",
        "The council approved a plan to widen the bridge",
    ),
    (
        "Mayor Anna Keller, 54, a former judge, resigned on Tuesday after a long dispute over the budget.",
        "resigned",
        "Mayor Anna Keller resigned after a long dispute over the budget",
    ),
    (
        "Three men, all from Leeds, were arrested in connection with last year's armed robbery.",
        "arrested",
        "Three men were arrested in connection with the armed robbery",
    ),
    (
        "Harbour shares closed yesterday at $43.50 each, down $1.",
        "closed",
        "Harbour shares closed at $43.50 each",
    ),
    (
        "Brandt Foods said it agreed to buy its competitors Oatley, Marlow and Finch for $370 million.",
        "buy",
        "Brandt Foods agreed to buy its competitors Oatley, Marlow and Finch for $370 million",
    ),
    (
        "Brandt Foods said it agreed to buy its competitors Oatley, Marlow and Finch for $370 million.",
        "agreed",
        "Brandt Foods agreed to buy its competitors Oatley, Marlow and Finch for $370 million",
    ),
    (
        "Poland, Hungary and the Czech Republic formally joined the alliance at a ceremony held in the city on Friday.",
        "joined",
        "Poland, Hungary and the Czech Republic formally joined the alliance at a ceremony",
    ),
    (
        "Freight traffic jumped 14% in the quarter, while revenue per tonne grew 2%.",
        "grew",
        "Revenue per tonne grew 2%",
    ),
    (
        "Freight traffic jumped 14% in the quarter, while revenue per tonne grew 2%.",
        "jumped",
        "Freight traffic jumped 14%",
    ),
    (
        "Net income rose 21% to $3 million, or 29 cents a share, from $2.5 million a year earlier.",
        "rose",
        "Net income rose 21% to $3 million, or 29 cents a share",
    ),
    (
        "The court issued Thursday's ruling without a hearing.",
        "issued",
        "The court issued the ruling without a hearing",
    ),
    (
        "The president called the ruling \"outrageous.\"",
        "called",
        "The president called the ruling \"outrageous\"",
    ),
    (
        "Earlier, on Wednesday, there was an explosion at the chemical works near Halden, injuring four people.",
        "was",
        "There was an explosion at the chemical works near Halden",
    ),
    (
        "The ministry said the company would begin mailing ballots to members at the end of this week.",
        "begin",
        "The company will begin mailing ballots to members",
    ),
    (
        "The captain tried to raise the coast guard by radio.",
        "tried",
        "The captain tried to raise the coast guard by radio",
    ),
    (
        "The trawler, which had left port on Sunday, sank off the coast when a storm broke.",
        "sank",
        "The trawler sank off the coast",
    ),
    (
        "The coast guard rescued the crew and towed the trawler to Bodø.",
        "rescued",
        "The coast guard rescued the crew",
    ),
    (
        "The coast guard rescued the crew and towed the trawler to Bodø.",
        "towed",
        "The coast guard towed the trawler to Bodø",
    ),
    (
        "The company is negotiating with the union to reopen the plant that burned down in 2019.",
        "negotiating",
        "The company is negotiating with the union to reopen the plant that burned down",
    ),
    (
        "Denmark is recalling its ambassador for consultations.",
        "recalling",
        "Denmark is recalling its ambassador for consultations",
    ),
    (
        "Foreign Minister Lena Haug warned that sanctions would hurt both countries.",
        "warned",
        "Foreign Minister Lena Haug warned that sanctions would hurt both countries",
    ),
    (
        "Foreign Minister Lena Haug warned that sanctions would hurt both countries.",
        "hurt",
        "Sanctions will hurt both countries",
    ),
    (
        "The sharp response came after a joint report by the two spy agencies on Tuesday.",
        "report",
        "A joint report by the two spy agencies",
    ),
    (
        "A phone call between Keller and Haug on Friday lasted an hour.",
        "call",
        "A phone call between Keller and Haug",
    ),
    (
        "Police are still searching for witnesses of Monday's attack on the embassy.",
        "attack",
        "The attack on the embassy",
    ),
    (
        "Some allied forces are crossing the river as part of a \"pincer\" movement to trap the garrison.",
        "crossing",
        "Some allied forces are crossing the river as part of a \"pincer\" movement",
    ),
    (
        "The number of visitors fell from more than 300,000 in 2018 to fewer than 100,000 last year.",
        "fell",
        "The number of visitors fell from more than 300,000 to fewer than 100,000",
    ),
    (
        "Petra Novak, who joined the club in 2019, won the final.",
        "won",
        "Petra Novak won the final",
    ),
    (
        "Petra Novak, who joined the club in 2019, won the final.",
        "joined",
        "Petra Novak joined the club",
    ),
    (
        "The treaty that Norway signed in 1994 expires next year.",
        "signed",
        "Norway signed the treaty",
    ),
    (
        "The yard was sold to a Dutch group and renamed.",
        "sold",
        "The yard was sold to a Dutch group",
    ),
    ("The yard was sold to a Dutch group and renamed.", "renamed", "The yard was renamed"),
    (
        "The board decided to fire the manager and hire a successor.",
        "fire",
        "The board decided to fire the manager",
    ),
    (
        "The Museum and Natural History Society opened its new wing on Saturday.",
        "opened",
        "The Museum and Natural History Society opened its new wing",
    ),
    (
        "The deal, which will involve an initial $20 million investment, was struck with a handshake, she added.",
        "struck",
        "The deal was struck with a handshake",
    ),
    (
        "In Norway, a storm hit the coast on Friday, leaving thousands of homes without power.",
        "hit",
        "A storm hit the coast",
    ),
    (
        "The minister denied that he had taken money from the builder.",
        "denied",
        "The minister denied that he had taken money from the builder",
    ),
    (
        "Finance Minister Josef Kamm and the ambassador to Chile, Rosa Diaz, were injured in the blast.",
        "injured",
        "Finance Minister Josef Kamm and the ambassador to Chile were injured in the blast",
    ),
    ("The bank is expected to cut rates in June.", "expected", "The bank is expected to cut rates"),
    (
        "The country expelled two diplomats, accusing them of spying.",
        "expelled",
        "The country expelled two diplomats",
    ),
    (
        "Regulators fined the lender 4 million euros, its largest penalty so far.",
        "fined",
        "Regulators fined the lender 4 million euros",
    ),
    (
        "The league also suspended the coach for three games.",
        "suspended",
        "The league suspended the coach for three games",
    ),
    (
        "Divers found the wreck of a ship that sank in a storm in 1911.",
        "found",
        "Divers found the wreck of a ship that sank in a storm",
    ),
    (
        "The army moved additional troops and tanks to the border and said it would stay.",
        "moved",
        "The army moved additional troops and tanks to the border",
    ),
    (
        "The ambassador will fly to Rome on March 20 for consultations.",
        "fly",
        "The ambassador will fly to Rome for consultations",
    ),
    (
        "Thousands were marching through the capital to demand early elections.",
        "marching",
        "Thousands are marching through the capital to demand early elections",
    ),
    (
        "In 2011 Haug became the first woman to lead the party.",
        "became",
        "Haug became the first woman to lead the party",
    ),
    (
        "The insurer paid roughly $2 billion to flood victims.",
        "paid",
        "The insurer paid roughly $2 billion to flood victims",
    ),
    (
        "The union threatened to strike if the plan was not dropped.",
        "threatened",
        "The union threatened to strike if the plan was not dropped",
    ),
    (
        "At least 40 people died and more than 100 were injured on Sunday when a train left the rails.",
        "died",
        "At least 40 people died",
    ),
    (
        "The company lost $12 million, or 40 cents a share, compared with a profit of $3 million a year earlier.",
        "lost",
        "The company lost $12 million, or 40 cents a share",
    ),
    (
        "Members elected Ruth Mbeki president of the congress by 40 votes to 12.",
        "elected",
        "Members elected Ruth Mbeki president of the congress by 40 votes to 12",
    ),
    (
        "The roof of the market hall in Kotka, built in 1902, collapsed under the snow.",
        "collapsed",
        "The roof of the market hall in Kotka collapsed under the snow",
    ),
    (
        "Lawmakers voted 61-38 to censure Senator Dale Huff.",
        "voted",
        "Lawmakers voted 61-38 to censure Senator Dale Huff",
    ),
    (
        "Former treasurer Ian Pratt was sentenced to six years in prison for fraud.",
        "sentenced",
        "Former treasurer Ian Pratt was sentenced to six years in prison for fraud",
    ),
    (
        "About 300 residents were evacuated from their homes.",
        "evacuated",
        "About 300 residents were evacuated from their homes",
    ),
    (
        "Military authorities ordered all visitors to assemble at a hotel, officials said.",
        "ordered",
        "Military authorities ordered all visitors to assemble at a hotel",
    ),
    (
        "The spokesman said the proposed rules caused the bank to revise its objectives.",
        "said",
        "The spokesman said the proposed rules caused the bank to revise its objectives",
    ),
    (
        "The spokesman said the proposed rules caused the bank to revise its objectives.",
        "caused",
        "The proposed rules caused the bank to revise its objectives",
    ),
    (
        "Talks between the two sides will resume in Geneva, according to a diplomat.",
        "resume",
        "Talks between the two sides will resume in Geneva",
    ),
    (
        "In a deal announced on Monday, Nordlys bought the shipyard from its founder.",
        "bought",
        "Nordlys bought the shipyard from its founder",
    ),
    (
        "The Supreme Court rejected the appeal but ordered a new hearing.",
        "rejected",
        "The Supreme Court rejected the appeal",
    ),
    (
        "The Supreme Court rejected the appeal but ordered a new hearing.",
        "ordered",
        "The Supreme Court ordered a new hearing",
    ),
    (
        "The agency launched a probe that will map the far side of the moon.",
        "launched",
        "The agency launched a probe that will map the far side of the moon",
    ),
    (
        "Heavy snow delayed the trains between Oslo and Bergen for hours.",
        "delayed",
        "Heavy snow delayed the trains between Oslo and Bergen for hours",
    ),
    (
        "The premier promised to cut taxes, raise pensions and build 5,000 homes.",
        "promised",
        "The premier promised to cut taxes",
    ),
    (
        "Investigators blamed the crash on a broken rail.",
        "blamed",
        "Investigators blamed the crash on a broken rail",
    ),
    (
        "Ingrid Solvang, a physicist who proved that glaciers quake and whose warnings were ignored, died on Saturday at her home.",
        "died",
        "Ingrid Solvang died at her home",
    ),
    (
        "The minister said the market would not recover until early 2025.",
        "recover",
        "The market will not recover until early 2025",
    ),
    (
        "The ministry revealed that it was making export rules for steel tougher as punishment.",
        "making",
        "The ministry is making export rules for steel tougher as punishment",
    ),
    (
        "The king invited an engineer, James Dunmore, who had built docks in Leith.",
        "built",
        "James Dunmore built docks in Leith",
    ),
    (
        "The inspectors will interview both captains on Monday, and the board plans to publish a report.",
        "interview",
        "The inspectors will interview both captains",
    ),
    (
        "The owner says the dam was inspected in May and that an earthquake was to blame.",
        "inspected",
        "The dam was inspected",
    ),
    (
        "Pilots had asked the harbour authority on Wednesday to suspend the morning crossings.",
        "asked",
        "Pilots asked the harbour authority to suspend the morning crossings",
    ),
    (
        "The house built by Ola Berg in 1998 was bought by a student.",
        "bought",
        "The house built by Ola Berg was bought by a student",
    ),
    (
        "Customs officers seized 40 kilograms of amber at the border.",
        "seized",
        "Customs officers seized 40 kilograms of amber at the border",
    ),
    (
        "Prosecutors accused the former treasurer of hiding 2 million euros from the auditors.",
        "accused",
        "Prosecutors accused the former treasurer of hiding 2 million euros from the auditors",
    ),
    (
        "The storm put half of the island without power.",
        "put",
        "The storm put half of the island without power",
    ),
    (
        "The board named Eva Lind chief executive.",
        "named",
        "The board named Eva Lind chief executive",
    ),
    (
        "The bishop refused to comment on reports that he would resign in the summer.",
        "refused",
        "The bishop refused to comment on reports that he would resign",
    ),
    (
        "Chancellor Ruth Adler announced on Sunday that the army would leave the valley by June.",
        "announced",
        "Chancellor Ruth Adler announced that the army would leave the valley",
    ),
    (
        "Chancellor Ruth Adler announced on Sunday that the army would leave the valley by June.",
        "leave",
        "The army will leave the valley",
    ),
    (
        "The retreating army burned the town, and the family fled to a cave on the coast.",
        "burned",
        "The retreating army burned the town",
    ),
    (
        "The retreating army burned the town, and the family fled to a cave on the coast.",
        "fled",
        "The family fled to a cave on the coast",
    ),
    (
        "The launch was postponed because of high winds.",
        "postponed",
        "The launch was postponed because of high winds",
    ),
    (
        "The visit of the Swedish king to Riga on Monday was cancelled.",
        "visit",
        "The visit of the Swedish king to Riga",
    ),
    (
        "A strike by dock workers in Antwerp on Friday stopped all traffic.",
        "strike",
        "A strike by dock workers in Antwerp",
    ),
];
