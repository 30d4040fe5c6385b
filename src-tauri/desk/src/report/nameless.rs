//! Reports name posts and units, never persons; an example names not even the unit. Never a guess: only names that
//! the registers know are found.

use register::citizen_number;
use register::names::Names as _;
use register::unit::UnitCategory;

use crate::book::Book;

/// In the place of a name.
const SOMEBODY: &str = "×××";

/// Every name of a person that the registers hold, longest first: of those complained of too.
pub(crate) fn names(book: &Book) -> Vec<&str> {
    let persons = book.persons.iter().map(|kept| kept.item.name.as_str());
    let objects = book.signals.iter().map(|kept| kept.item.object_person.as_str());
    let mut names: Vec<&str> = persons.chain(objects).filter(|name| name.chars().count() >= 2).collect();
    names.sort_unstable_by_key(|name| (std::cmp::Reverse(name.chars().count()), *name));
    names.dedup();
    names
}

/// The text without names of persons.
pub(crate) fn without_names(text: &str, names: &[&str]) -> String {
    names.iter().fold(text.to_owned(), |text, name| if text.contains(name) { text.replace(name, SOMEBODY) } else { text })
}

/// The text without names of persons and of units: an example that points at nobody.
pub(super) fn anonymous(text: &str, names: &[&str], book: &Book) -> String {
    let mut text = without_names(text, names);
    let mut units: Vec<_> = book.units.iter().map(|kept| &kept.item).collect();
    units.sort_by_key(|unit| std::cmp::Reverse(unit.short_name.chars().count()));
    for unit in units {
        for name in [&unit.full_name, &unit.short_name].into_iter().filter(|name| name.chars().count() >= 2) {
            if text.contains(name.as_str()) {
                text = text.replace(name.as_str(), some(unit.category));
            }
        }
    }
    text
}

/// 某村, 某站所: how an example calls a unit.
pub(super) fn some(category: Option<UnitCategory>) -> &'static str {
    match category {
        Some(UnitCategory::Village) => "某村",
        Some(UnitCategory::Community) => "某社区",
        Some(UnitCategory::Station | UnitCategory::Delegated) => "某站所",
        Some(UnitCategory::Office) => "某办公室",
        _ => "某单位",
    }
}

/// Of a signal or warning: the unit as an example calls it.
pub(super) fn some_unit(unit: Option<register::id::UnitId>, book: &Book) -> &'static str {
    some(unit.and_then(|unit| book.unit_of(unit)).and_then(|unit| unit.category))
}

/// The first sentence, without its full stop, not longer than `most` characters.
pub(super) fn first_sentence(text: &str, most: usize) -> String {
    // Before it is cut: the rest of a number would no longer be known for one.
    let text = citizen_number::mask(text);
    let sentence = text.split(['。', '\n', '；']).map(str::trim).find(|part| !part.is_empty()).unwrap_or_default();
    if sentence.chars().count() <= most {
        return sentence.to_owned();
    }
    // Cut where a clause ends, so that no word is torn.
    let mut cut = String::new();
    for clause in sentence.split_inclusive('，') {
        if cut.chars().count() + clause.trim_end_matches('，').chars().count() > most {
            break;
        }
        cut.push_str(clause);
    }
    let cut = cut.trim_end_matches('，').to_owned();
    if cut.is_empty() { sentence.chars().take(most).collect() } else { cut }
}

/// The short name of a unit; empty without one.
pub(super) fn unit_name(unit: Option<register::id::UnitId>, book: &Book) -> String {
    unit.map_or("", |unit| book.unit_name(unit).1).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_go_and_an_example_is_cut_where_a_clause_ends() {
        assert_eq!(without_names("岑某某和岑某", &["岑某某", "岑某"]), "×××和×××");
        assert_eq!(first_sentence("未经表决，即签订意向，价格偏低。已整改。", 10), "未经表决，即签订意向");
        assert_eq!(first_sentence("窗口未登记。", 30), "窗口未登记");
        assert_eq!(first_sentence("一二三四五六", 4), "一二三四");
    }
}
