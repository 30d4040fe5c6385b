//! 查找 over everything, and names that complete what was typed: by words, by code, by pinyin initials.

use pinyin::ToPinyin as _;
use register::names::Names as _;
use register::short_code::ShortCode;
use register::text::key;

use crate::Desk;
use crate::no::No;
use crate::wire::app::{Find, Found};
use crate::wire::record::{Input, Kind, Suggest, Suggestion};
use crate::{kinds, record, shape};

/// Hits shown at most, in all and for each register.
const HITS: usize = 60;
const HITS_A_REGISTER: usize = 12;

/// `find`.
pub(crate) fn find(desk: &mut Desk, request: Find) -> Result<Vec<Found>, No> {
    // The code of a printed card is typed with gaps or without; one that was mistyped is no code, and finds nothing.
    let code = ShortCode::parse(&request.text).map(ShortCode::digits);
    let words: Vec<String> = match code {
        Some(digits) => vec![digits],
        None => request.text.split_whitespace().map(key).collect(),
    };
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for kind in [
        Kind::Warnings,
        Kind::Signals,
        Kind::Persons,
        Kind::Units,
        Kind::Posts,
        Kind::Charges,
        Kind::Systems,
        Kind::Powers,
        Kind::Risks,
        Kind::Duties,
        Kind::Progress,
        Kind::WorkItems,
        Kind::PointReturns,
        Kind::ReceivedSignals,
        Kind::ReceivedWarnings,
        Kind::Letters,
        Kind::Inspections,
        Kind::Talks,
        Kind::Accountabilities,
        Kind::Papers,
    ] {
        let shape = shape::shape(kind);
        let title_key = kinds::spec(kind).map_or("title", |spec| spec.title_key);
        let view = desk.view(kind)?;
        let title_at = view.column(title_key).unwrap_or_default();
        let hits = view
            .rows
            .iter()
            .enumerate()
            .filter(|(_, row)| !row.deleted)
            .filter(|(at, row)| words.iter().all(|word| row.search.contains(word.as_str()) || begins(view.cell(*at, title_at), word)))
            .take(HITS_A_REGISTER);
        found.extend(hits.map(|(at, row)| {
            Found {
                kind,
                kind_label: shape.title.clone(),
                id: row.id.clone(),
                title: record::shorten(view.cell(at, title_at)),
                detail: record::shorten(
                    &(0..view.columns.len())
                        .filter(|column| *column != title_at)
                        .map(|column| view.cell(at, column))
                        .filter(|cell| !cell.is_empty())
                        .take(4)
                        .collect::<Vec<_>>()
                        .join(" · "),
                ),
            }
        }));
    }
    found.truncate(HITS);
    Ok(found)
}

/// The word is of the pinyin initials of a title.
fn begins(title: &str, word: &str) -> bool {
    is_initials(word) && initials(title).contains(word)
}

fn is_initials(word: &str) -> bool {
    word.len() >= 2 && word.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// The pinyin initials of a text: 李德福 → ldf. What has no pinyin stands for itself.
fn initials(text: &str) -> String {
    text.chars()
        .map(|character| {
            character.to_pinyin().and_then(|pinyin| pinyin.plain().chars().next()).unwrap_or_else(|| character.to_ascii_lowercase())
        })
        .collect()
}

/// `suggest`.
pub(crate) fn suggest(desk: &mut Desk, request: Suggest) -> Result<Vec<Suggestion>, No> {
    let book = desk.book()?;
    let unit = book.unit(&request.unit);
    let unit_name = |id: Option<_>| id.map_or("", |id| book.unit_name(id).1).to_owned();
    let candidates: Vec<(String, String)> = match request.input {
        Input::Unit => book
            .units
            .iter()
            .filter(|kept| kept.live())
            .map(|kept| (kept.item.short_name.clone(), format!("{} {}", kept.item.code, kept.item.full_name)))
            .collect(),
        Input::Post => book
            .posts
            .iter()
            .filter(|kept| kept.live() && (unit.is_none() || kept.item.unit == unit))
            .map(|kept| (kept.item.name.clone(), format!("{} {}", kept.item.code, unit_name(kept.item.unit))))
            .collect(),
        Input::Person => book
            .persons
            .iter()
            .filter(|kept| kept.live() && kept.item.departure.is_none() && (unit.is_none() || kept.item.unit == unit))
            .map(|kept| (kept.item.name.clone(), unit_name(kept.item.unit)))
            .collect(),
        Input::Power => {
            book.powers.iter().filter(|kept| kept.live()).map(|kept| (kept.item.name.clone(), kept.item.code.clone())).collect()
        }
        Input::Risk => book
            .risks
            .iter()
            .filter(|kept| kept.live() && (unit.is_none() || kept.item.unit == unit))
            .map(|kept| (kept.item.number.clone(), kept.item.description.clone()))
            .collect(),
        Input::Duty => book
            .duties
            .iter()
            .filter(|kept| kept.live())
            .map(|kept| (kept.item.reference(), record::shorten(&kept.item.requirement)))
            .collect(),
        _ => Vec::new(),
    };
    let word = key(&request.text);
    let fits = |value: &str, detail: &str| {
        word.is_empty()
            || key(value).contains(&word)
            || key(detail).contains(&word)
            || (is_initials(&word) && initials(value).starts_with(&word))
    };
    Ok(candidates
        .into_iter()
        .filter(|(value, detail)| fits(value, detail))
        .take(30)
        .map(|(value, detail)| Suggestion { value, detail })
        .collect())
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn initials_follow_the_pinyin() {
        assert_eq!(initials("李德福"), "ldf");
        assert_eq!(initials("党政办"), "dzb");
        assert_eq!(initials("Y001号"), "y001h");
    }
}
