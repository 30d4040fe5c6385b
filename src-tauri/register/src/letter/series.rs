//! 函件文号的机关代字: one series for each kind of letter, a setting of the office. Never a number: those the store
//! gives in the transaction that keeps the paper.

use super::LetterKind;

/// 函件代字 as the office set them; an empty one follows from 机关代字.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LetterSeries {
    /// Of 催办函.
    pub reminder: String,
    /// Of 函询通知书.
    pub inquiry: String,
    /// Of 告诫书.
    pub admonition: String,
    /// Of 督查通知 and 督办单, which share one run.
    pub inspection: String,
    /// Of 建议书.
    pub proposal: String,
}

impl LetterSeries {
    /// Every setting under the key of its field.
    pub fn settings(&self) -> [(&'static str, &String); 5] {
        [
            ("reminder_series", &self.reminder),
            ("inquiry_series", &self.inquiry),
            ("admonition_series", &self.admonition),
            ("inspection_series", &self.inspection),
            ("proposal_series", &self.proposal),
        ]
    }

    /// The series of a kind in an office whose warnings are numbered under `series`: 七纪廉警 gives 七纪督.
    pub fn of(&self, kind: LetterKind, series: &str) -> String {
        let (own, word) = match kind {
            LetterKind::Reminder => (&self.reminder, "催"),
            LetterKind::WrittenInquiry => (&self.inquiry, "函"),
            LetterKind::Admonition => (&self.admonition, "诫"),
            LetterKind::InspectionNotice | LetterKind::SupervisionSlip => (&self.inspection, "督"),
            LetterKind::Proposal => (&self.proposal, "建"),
        };
        if own.is_empty() { format!("{}{word}", stem(series)) } else { own.clone() }
    }
}

/// What the office's series have in common: 七纪廉警 and 七纪预警 are of 七纪.
fn stem(series: &str) -> &str {
    let stem = ["廉警", "廉预警", "预警", "警"].iter().find_map(|word| series.strip_suffix(word));
    stem.filter(|stem| !stem.is_empty()).unwrap_or(series)
}
