//! What most tables leave unsaid follows from what they say. It is put in and asked about. Never over a word of the file.

use register::Term as _;
use register::form::Raw;
use register::names::Names as _;
use register::risk::{RiskKind, RiskLayer};
use register::unit::{UnitCategory, usual_short_name};

use crate::book::Book;
use crate::wire::record::Kind;

/// A field that was put in, and what is asked about it.
type PutIn = (&'static str, String);

/// Fills what follows; answers what is to be looked at.
pub(super) fn put_in(kind: Kind, raw: &mut Raw, book: &Book) -> Vec<PutIn> {
    match kind {
        Kind::Risks => risk(raw, book),
        Kind::Units => unit(raw, &book.office.township),
        _ => Vec::new(),
    }
}

fn text<'a>(raw: &'a Raw, key: &str) -> &'a str {
    raw.get(key).map_or("", String::as_str)
}

/// 单位 of the power it is a risk of, 层面 of its unit and post, 类别 of its 层面.
fn risk(raw: &mut Raw, book: &Book) -> Vec<PutIn> {
    let mut put_in = Vec::new();
    if text(raw, "unit").is_empty()
        && let Some(unit) = unit_of_power(text(raw, "power"), book)
    {
        put_in.push(("unit", format!("表中没有“单位”，按职权的承办岗位定为“{unit}”，请核对")));
        raw.insert("unit".to_owned(), unit.to_owned());
    }
    if text(raw, "layer").is_empty() && !text(raw, "unit").is_empty() {
        let unit = book.unit(text(raw, "unit"));
        let category = unit.and_then(|id| book.units.iter().find(|kept| kept.id == id)).and_then(|kept| kept.item.category);
        let layer = RiskLayer::implied(!text(raw, "post").is_empty(), category).label();
        put_in.push(("layer", format!("表中没有“层面”，按单位和岗位定为“{layer}”，请核对")));
        raw.insert("layer".to_owned(), layer.to_owned());
    }
    if text(raw, "kind").is_empty()
        && let Some(layer) = RiskLayer::read(text(raw, "layer"))
    {
        let kind = RiskKind::usual(layer).label();
        put_in.push(("kind", format!("表中没有“类别”，按层面暂定为“{kind}”，请核对")));
        raw.insert("kind".to_owned(), kind.to_owned());
    }
    put_in
}

/// The unit that the posts of a power begin with: who is named first has it in hand.
fn unit_of_power<'a>(power: &str, book: &'a Book) -> Option<&'a str> {
    let id = book.power(power)?;
    let posts = &book.powers.iter().find(|kept| kept.id == id)?.item.handling_posts;
    let units = book.units.iter().filter(|kept| kept.live()).map(|kept| kept.item.short_name.as_str());
    units.filter(|name| !name.is_empty() && posts.starts_with(name)).max_by_key(|name| name.len())
}

/// 简称 of its full name, 类别 of how the name ends.
fn unit(raw: &mut Raw, township: &str) -> Vec<PutIn> {
    let mut put_in = Vec::new();
    if text(raw, "short_name").is_empty() && !text(raw, "full_name").is_empty() {
        let short = usual_short_name(text(raw, "full_name"), township);
        put_in.push(("short_name", format!("表中没有“简称”，暂用“{short}”，请核对")));
        raw.insert("short_name".to_owned(), short);
    }
    if text(raw, "category").is_empty()
        && let Some(category) = UnitCategory::implied(text(raw, "short_name"))
    {
        put_in.push(("category", format!("表中没有“类别”，按名称定为“{}”，请核对", category.label())));
        raw.insert("category".to_owned(), category.label().to_owned());
    }
    put_in
}
