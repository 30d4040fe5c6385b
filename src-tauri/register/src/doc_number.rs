//! 文号: 机关代字〔年〕序号号. Gap-free per series and year; a voided number stays used. Never allocated
//! here: the store does that inside the transaction that issues.

use std::fmt;

use crate::text;

/// 文号.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocNumber {
    /// 机关代字, such as 七纪廉警.
    pub series: String,
    /// Year in full.
    pub year: i32,
    /// Running number from 1.
    pub sequence: u32,
}

impl DocNumber {
    /// Reads 七纪廉警〔2026〕1号; other brackets and full-width digits are accepted, a leading zero or 第 is taken off.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text::key(text);
        let open = text.find(['〔', '[', '(', '【', '（', '﹝'])?;
        let close = text.find(['〕', ']', ')', '】', '）', '﹞'])?;
        let series = text.get(..open)?.to_owned();
        let year_from = open + text.get(open..)?.chars().next()?.len_utf8();
        let year = text.get(year_from..close)?.parse().ok().filter(|year| (1900..=2999).contains(year))?;
        let tail_from = close + text.get(close..)?.chars().next()?.len_utf8();
        let tail = text.get(tail_from..)?.trim_start_matches('第').trim_end_matches('号');
        let sequence = tail.parse().ok().filter(|sequence| *sequence > 0)?;
        (!series.is_empty()).then_some(Self { series, year, sequence })
    }
}

impl fmt::Display for DocNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}〔{}〕{}号", self.series, self.year, self.sequence)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_reads_back_however_it_was_bracketed() {
        for text in ["七纪廉警〔2026〕1号", "七纪廉警[2026]1号", "七纪廉警（２０２６）第01号", " 七纪廉警【2026】 1 号 "]
        {
            assert_eq!(DocNumber::parse(text).map(|number| number.to_string()).as_deref(), Some("七纪廉警〔2026〕1号"), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in ["", "七纪廉警2026年1号", "〔2026〕1号", "七纪廉警〔26〕1号", "七纪廉警〔2026〕0号", "七纪廉警〔2026〕号", "〕〔"]
        {
            assert_eq!(DocNumber::parse(text), None, "{text}");
        }
    }
}
