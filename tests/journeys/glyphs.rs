//! Characters that no face has: the paper is refused by name before anything is taken or kept.

use serde_json::{Value, json};

use crate::office::{Office, text};

/// A character of extension I, which no bundled face has, and one of the private use area.
const WITHOUT_GLYPH: &[(char, &str)] = &[('\u{2ebf0}', "U+2EBF0"), ('\u{e000}', "U+E000"), ('\u{10fffd}', "U+10FFFD")];

fn draft(office: &mut Office) -> Value {
    let mut draft = office.call("compose_notice", json!({ "signal": "Y124", "level": "red", "dispositions": ["special_inquiry"] }));
    draft["approved"] = json!(true);
    draft
}

#[test]
fn a_name_without_a_glyph_is_refused_by_name_and_takes_no_number() {
    let mut office = Office::sample();
    let good = draft(&mut office);
    let before = (office.entries(), office.state(), office.count("papers"));
    for (character, code) in WITHOUT_GLYPH {
        for field in ["recipient", "body", "copies_to", "contact", "addressee"] {
            let mut bad = good.clone();
            bad[field] = json!(format!("{}{character}村", text(&good[field])));
            check(&mut office, &bad, code);
        }
        let mut bad = good.clone();
        bad["measures"][0]["responsible"] = json!(format!("村主任{character}某"));
        check(&mut office, &bad, code);
    }
    assert!((office.entries(), office.state(), office.count("papers")) == before, "no refusal left a trace");
    let issued = office.call("issue_notice", good);
    assert_eq!(text(&issued["number"]), "七纪廉警〔2026〕17号", "no number was burned");
    office.assert_sound();
    figures::line("R-46", &format!("characters without a glyph: {} refused by name in 6 fields, no number taken", WITHOUT_GLYPH.len()));
}

fn check(office: &mut Office, draft: &Value, code: &str) {
    let answer = office.answer("issue_notice", draft.clone()).unwrap_err();
    let objection = &answer["objections"][0];
    assert_eq!(objection["rule"], "missing_glyph", "{answer}");
    let sentence = text(&objection["sentence"]);
    assert!(sentence.contains(code) && sentence.contains("没有字形"), "{sentence}");
}

/// Rare characters that people do bear print, down to the second plane.
#[test]
fn rare_names_print_as_they_are_written() {
    let mut office = Office::sample();
    let mut rare = draft(&mut office);
    rare["recipient"] = json!("䶮㛃村党支部、𬭚𬍛村民委员会");
    rare["measures"][0]["responsible"] = json!("昇喆堃");
    let issued = office.call("issue_notice", rare);
    let said = crate::office::words(&office.paper(&issued["paper"]["id"]).1);
    for wanted in ["䶮㛃村党支部、𬭚𬍛村民委员会", "昇喆堃"] {
        assert!(said.contains(wanted), "{wanted} in {said}");
    }
}
