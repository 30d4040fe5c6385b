//! 裁量基准: how far a discretion reaches, by circumstances and tiers (《办法》第八条, 第二十二条). Never a
//! standard that nobody wrote.

use crate::objection::{Objection, Objections};

/// 裁量档次: what is done in which circumstances.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DiscretionTier {
    /// 情形.
    pub circumstance: String,
    /// 档次.
    pub tier: String,
    /// 标准.
    pub standard: String,
}

/// The tiers as words, a line a tier.
pub fn details(tiers: &[DiscretionTier]) -> String {
    let line = |tier: &DiscretionTier| format!("{}｜{}｜{}", tier.circumstance, tier.tier, tier.standard);
    tiers.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Tiers as an editor hands them in: each says where it stands and what it means, and none is said twice.
///
/// # Errors
/// Every objection, its field the tier's place and part: `tiers.0.standard`.
pub fn checked(tiers: Vec<DiscretionTier>) -> Result<Vec<DiscretionTier>, Objections> {
    let mut objections = Objections::new();
    for (at, tier) in tiers.iter().enumerate() {
        let nth = at + 1;
        let parts = [("circumstance", "情形", &tier.circumstance), ("tier", "档次", &tier.tier), ("standard", "标准", &tier.standard)];
        for (part, label, text) in parts {
            if text.is_empty() {
                let sentence = format!("第{nth}档没有填{label}，请填写，或者删去这一行。");
                objections.push(Objection::field(&format!("tiers.{at}.{part}"), "required", sentence));
            }
        }
        let same = |other: &DiscretionTier| (&other.circumstance, &other.tier) == (&tier.circumstance, &tier.tier);
        if let Some(first) = tiers.iter().take(at).position(same).filter(|_| !tier.tier.is_empty()) {
            let sentence = format!("第{nth}档和第{}档的情形、档次相同，请合并或者改正。", first + 1);
            objections.push(Objection::field(&format!("tiers.{at}.tier"), "twice", sentence));
        }
    }
    if objections.is_empty() { Ok(tiers) } else { Err(objections) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tier(circumstance: &str, tier: &str, standard: &str) -> DiscretionTier {
        DiscretionTier { circumstance: circumstance.to_owned(), tier: tier.to_owned(), standard: standard.to_owned() }
    }

    #[test]
    fn a_tier_says_all_three_and_stands_once() {
        let good = vec![tier("初次违法", "轻微", "不予处罚"), tier("拒不改正", "严重", "罚款200元")];
        assert_eq!(details(&good), "初次违法｜轻微｜不予处罚\n拒不改正｜严重｜罚款200元");
        assert_eq!(checked(good.clone()), Ok(good));
        let bad = vec![tier("初次违法", "轻微", "警告"), tier("", "一般", ""), tier("初次违法", "轻微", "不罚")];
        let rules: Vec<_> = checked(bad).unwrap_err().into_iter().map(|one| (one.field, one.rule)).collect();
        assert_eq!(
            rules,
            [
                ("tiers.1.circumstance".to_owned(), "required"),
                ("tiers.1.standard".to_owned(), "required"),
                ("tiers.2.tier".to_owned(), "twice")
            ]
        );
    }
}
