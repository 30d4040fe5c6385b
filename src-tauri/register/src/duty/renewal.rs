//! 年初细化分解: the duties of a new year from those of the year before, and what differs between two years.
//! Never decides for a person: a proposal is what stands there until somebody changes it.

use super::Duty;
use crate::deadline::Deadline;
use crate::id::DutyId;
use crate::text;

terms! {
    /// 标记: what became of a duty from one year to the next.
    Change {
        /// 未变.
        Unchanged = "unchanged", "未变";
        /// 变更.
        Changed = "changed", "变更";
        /// 取消.
        Cancelled = "cancelled", "取消";
        /// 新增.
        Added = "added", "新增";
    }
}

/// The fields in which two years are compared: key and heading.
pub const COMPARED: [(&str, &str); 12] = [
    ("mechanism", "机制"),
    ("task", "任务"),
    ("requirement", "具体要求"),
    ("quota", "量化要求／频次"),
    ("lead_unit", "牵头单位"),
    ("responsible_units", "责任单位"),
    ("supporting_units", "配合单位"),
    ("responsible_person", "责任人（职务）"),
    ("tier", "责任层次"),
    ("deadline", "完成时限"),
    ("acceptance_criteria", "验收标准"),
    ("counted", "计量对象"),
];

/// Every four-digit year in the words moved by so many years: 2026年11月底前 → 2027年11月底前. Years in a 文号
/// such as 〔2026〕 stay: a document keeps its number.
pub fn move_years(words: &str, by: i32) -> String {
    let chars: Vec<char> = words.chars().collect();
    let mut moved = String::with_capacity(words.len());
    let mut at = 0;
    while let Some(first) = chars.get(at) {
        let run = chars.iter().skip(at).take_while(|c| c.is_ascii_digit()).count();
        let digits: String = chars.iter().skip(at).take(run).collect();
        let year = (run == 4).then(|| digits.parse::<i32>().ok()).flatten().filter(|year| (1949..=2999).contains(year));
        match (year, chars.get(at + run)) {
            (Some(year), Some('年' | '-' | '.' | '/')) => moved.push_str(&(year + by).to_string()),
            _ if run > 0 => moved.push_str(&digits),
            _ => moved.push(*first),
        }
        at += run.max(1);
    }
    moved
}

/// The duty as it would stand in another year: the same words, years in the deadline moved with it, the days
/// read anew, and the one before as its predecessor.
pub fn propose(from: DutyId, duty: &Duty, year: i32) -> Duty {
    let words = move_years(&duty.deadline.original, year - duty.year);
    let mut deadline = Deadline::read(&words, year);
    if duty.deadline.kind != deadline.kind && deadline.on.is_none() && deadline.dates.is_empty() {
        // A person had said the kind; the words say no more now than then.
        deadline.kind = duty.deadline.kind;
    }
    Duty { year, number: None, deadline, predecessor: Some(from), ..duty.clone() }
}

/// One line of a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared<'a> {
    /// What became of it.
    pub change: Change,
    /// Last year's.
    pub before: Option<&'a Duty>,
    /// This year's.
    pub after: Option<&'a Duty>,
    /// Headings of the fields that differ.
    pub differs: Vec<&'static str>,
}

/// Compares a year with the one before: in the order of this year, those that were cancelled at the end. A duty
/// belongs to its predecessor; one without goes on from the one that asks the same in the same words.
pub fn compare<'a>(before: &[(DutyId, &'a Duty)], after: &[(DutyId, &'a Duty)]) -> Vec<Compared<'a>> {
    let mut taken = Vec::new();
    let mut lines = Vec::new();
    for (_, duty) in after {
        let same = |old: &Duty| text::key(&old.requirement) == text::key(&duty.requirement);
        let old = match duty.predecessor.filter(|id| before.iter().any(|(own, _)| own == id)) {
            Some(id) => before.iter().find(|(own, _)| *own == id),
            None => before.iter().find(|(id, old)| !taken.contains(id) && same(old)),
        };
        let Some((id, old)) = old else {
            lines.push(Compared { change: Change::Added, before: None, after: Some(duty), differs: Vec::new() });
            continue;
        };
        taken.push(*id);
        let differs = differences(old, duty);
        let change = if differs.is_empty() { Change::Unchanged } else { Change::Changed };
        lines.push(Compared { change, before: Some(old), after: Some(duty), differs });
    }
    let gone = before.iter().filter(|(id, _)| !taken.contains(id));
    lines.extend(gone.map(|(_, old)| Compared { change: Change::Cancelled, before: Some(old), after: None, differs: Vec::new() }));
    lines
}

/// Headings of the fields in which a duty differs from the one it goes on from. That its days lie in its own
/// year is no difference.
pub fn differences(before: &Duty, after: &Duty) -> Vec<&'static str> {
    let by = after.year - before.year;
    let (old, new) = (before.texts(), after.texts());
    let text_of = |texts: &crate::form::Raw, key: &str| texts.get(key).map(|text| text::key(text)).unwrap_or_default();
    COMPARED
        .into_iter()
        .filter(|(key, _)| {
            let (was, is) = (text_of(&old, key), text_of(&new, key));
            was != is && (*key != "deadline" || text::key(&move_years(&was, by)) != is)
        })
        .map(|(_, heading)| heading)
        .collect()
}

#[cfg(test)]
mod tests;
