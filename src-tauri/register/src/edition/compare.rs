//! 修订对照: two states of a catalogue, row by row and field by field. Rows are the same by their key, never by
//! their text; a field that an older edition did not keep yet is no change.

use std::collections::{BTreeMap, HashMap};

use uuid::Uuid;

use crate::form::Raw;
use crate::shape::RegisterSpec;
use crate::text;

terms! {
    /// 修订方式.
    RevisionKind {
        /// 新增.
        Added = "added", "新增";
        /// 变更.
        Changed = "changed", "变更";
        /// 取消.
        Removed = "removed", "取消";
    }
}

/// 版本条目: a row of a catalogue as texts under the keys of its fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CatalogueRow {
    /// The record.
    pub record: Uuid,
    /// Every text, the empty ones too.
    pub texts: Raw,
}

/// One field of a revised row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RevisedField {
    /// Its key.
    pub key: &'static str,
    /// Its label.
    pub label: &'static str,
    /// 原内容.
    pub before: String,
    /// 现内容.
    pub after: String,
    /// 原内容 is an article that is 待核: no paper prints it.
    pub before_open: bool,
    /// 现内容 is one.
    pub after_open: bool,
}

/// 修订: a row that was added, changed or removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// The record.
    pub record: Uuid,
    /// How.
    pub kind: RevisionKind,
    /// What the row is called: number and title.
    pub name: String,
    /// What differs; of an added or removed row every field with a text.
    pub fields: Vec<RevisedField>,
}

/// What the second state changed against the first: added and changed rows in the second one's order, then the
/// removed ones in the first one's. Fields that are worked out from others do not count.
pub fn compare(spec: &'static RegisterSpec, before: &[CatalogueRow], after: &[CatalogueRow]) -> Vec<Revision> {
    let old: HashMap<Uuid, &CatalogueRow> = before.iter().map(|row| (row.record, row)).collect();
    let new: HashMap<Uuid, &CatalogueRow> = after.iter().map(|row| (row.record, row)).collect();
    let now = after.iter().filter_map(|row| revision(spec, old.get(&row.record).copied(), Some(row)));
    let gone = before.iter().filter(|row| !new.contains_key(&row.record)).filter_map(|row| revision(spec, Some(row), None));
    now.chain(gone).collect()
}

fn revision(spec: &'static RegisterSpec, before_row: Option<&CatalogueRow>, after_row: Option<&CatalogueRow>) -> Option<Revision> {
    let (kind, shown) = match (before_row, after_row) {
        (None, Some(after)) => (RevisionKind::Added, after),
        (Some(_), Some(after)) => (RevisionKind::Changed, after),
        (Some(before), None) => (RevisionKind::Removed, before),
        (None, None) => return None,
    };
    let fields: Vec<RevisedField> = spec
        .fields
        .iter()
        .filter(|field| !field.read_only || field.edited_apart)
        .filter_map(|field| {
            let (before, after) = (text_of(before_row, field.key)?, text_of(after_row, field.key)?);
            (before != after).then(|| RevisedField {
                key: field.key,
                label: field.label,
                before: before.to_owned(),
                after: after.to_owned(),
                before_open: open(field.key, before_row),
                after_open: open(field.key, after_row),
            })
        })
        .collect();
    if kind == RevisionKind::Changed && fields.is_empty() {
        return None;
    }
    Some(Revision { record: shown.record, kind, name: name(spec, &shown.texts), fields })
}

/// True for a legal basis that was not confirmed in this row.
fn open(key: &str, row: Option<&CatalogueRow>) -> bool {
    row.is_some_and(|row| crate::power::withheld(key, &row.texts))
}

/// The text of a field; none where the row did not keep it.
fn text_of<'a>(row: Option<&'a CatalogueRow>, key: &str) -> Option<&'a str> {
    row.map_or(Some(""), |row| row.texts.get(key).map(|text| text::trim(text)))
}

/// XK01 宅基地审批.
pub fn name(spec: &RegisterSpec, texts: &Raw) -> String {
    let part = |key: &str| texts.get(key).map(|text| text.lines().next().unwrap_or_default()).unwrap_or_default();
    text::trim(&format!("{} {}", part(spec.natural_key), part(spec.title_key))).to_owned()
}

/// Revisions that have no reason yet.
pub fn unexplained<'a>(revisions: &'a [Revision], reasons: &BTreeMap<Uuid, String>) -> Vec<&'a Revision> {
    revisions.iter().filter(|revision| !reasons.contains_key(&revision.record)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(record: u128, texts: &[(&str, &str)]) -> CatalogueRow {
        let texts = texts.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect();
        CatalogueRow { record: Uuid::from_u128(record), texts }
    }

    fn told(before: &[CatalogueRow], after: &[CatalogueRow]) -> Vec<String> {
        let told = |revision: Revision| {
            let fields: Vec<_> = revision.fields.iter().map(|field| format!("{}:{}>{}", field.label, field.before, field.after)).collect();
            format!("{:?} {} [{}]", revision.kind, revision.name, fields.join(" "))
        };
        compare(&crate::power::SPEC, before, after).into_iter().map(told).collect()
    }

    #[test]
    fn rows_are_the_same_by_their_key_and_compared_field_by_field() {
        let a = row(1, &[("code", "XK01"), ("name", "甲"), ("content", "审批"), ("holder", "")]);
        let renamed = row(1, &[("code", "XK09"), ("name", "乙"), ("content", "审批"), ("holder", "镇政府")]);
        let same_words = row(2, &[("code", "XK01"), ("name", "甲"), ("content", "审批"), ("holder", "")]);
        let (a, renamed, same_words) = ([a], [renamed], [same_words]);
        type Case<'a> = (&'a [CatalogueRow], &'a [CatalogueRow], &'a [&'a str]);
        let cases: [Case<'_>; 6] = [
            (&[], &[], &[]),
            (&a, &a, &[]),
            (&a, &renamed, &["Changed XK09 乙 [职权编码:XK01>XK09 职权名称:甲>乙 行使主体:>镇政府]"]),
            (&[], &a, &["Added XK01 甲 [职权编码:>XK01 职权名称:>甲 内容:>审批]"]),
            (&a, &[], &["Removed XK01 甲 [职权编码:XK01> 职权名称:甲> 内容:审批>]"]),
            (
                &a,
                &same_words,
                &["Added XK01 甲 [职权编码:>XK01 职权名称:>甲 内容:>审批]", "Removed XK01 甲 [职权编码:XK01> 职权名称:甲> 内容:审批>]"],
            ),
        ];
        for (before, after, wanted) in cases {
            assert_eq!(told(before, after), wanted);
        }
    }

    #[test]
    fn a_field_that_one_side_did_not_keep_is_no_change_nor_is_one_that_is_worked_out() {
        let old = row(1, &[("number", "R001"), ("description", "收好处"), ("score", "6")]);
        let new = row(1, &[("number", "R001"), ("description", "收好处 "), ("score", "9"), ("manifestation", "新栏")]);
        assert_eq!(compare(&crate::risk::SPEC, &[old], &[new]), []);
    }

    #[test]
    fn the_order_is_that_of_the_present_state_then_what_is_gone() {
        let rows = |numbers: &[u128]| numbers.iter().map(|n| row(*n, &[("code", &n.to_string()), ("name", "甲")])).collect::<Vec<_>>();
        let names: Vec<_> = compare(&crate::power::SPEC, &rows(&[5, 1, 2]), &rows(&[3, 2, 4])).into_iter().map(|one| one.name).collect();
        assert_eq!(names, ["3 甲", "4 甲", "5 甲", "1 甲"]);
    }

    #[test]
    fn what_has_no_reason_is_listed() {
        let revisions = compare(&crate::power::SPEC, &[], &[row(1, &[("name", "甲")]), row(2, &[("name", "乙")])]);
        let reasons = BTreeMap::from([(Uuid::from_u128(1), "法规修订".to_owned())]);
        assert_eq!(unexplained(&revisions, &reasons).iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["乙"]);
    }
}
