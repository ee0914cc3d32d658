use dateline::lang::senses::SenseOf;
fn main() {
    let s = &dateline::lang::events::EventTables::english().senses;
    for w in std::env::args().skip(1) {
        let k = s.of(&w, SenseOf::Noun);
        println!("{w} {:?}", k.map(|k| (k.kind(0), k.kind(1), k.kind(2))));
    }
}
