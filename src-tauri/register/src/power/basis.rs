//! 依据核对: an article that is 待核 is looked up and confirmed one at a time, and until then it is withheld from
//! every paper. Never confirms by a form, a paste or an import.

use chrono::NaiveDate;

use super::Power;
use crate::form::Raw;
use crate::objection::{Objection, Objections};
use crate::{process, text};

/// 依据核对 of a basis that was checked.
pub(super) const CONFIRMED: &str = "确定";
/// What 依据核对 begins with as long as it was not.
pub(super) const UNCONFIRMED: &str = "待核";
/// What stands on paper in place of a basis that was not checked.
pub const WITHHELD: &str = "（依据待核，未印）";

/// 确认依据: who checked an article that was 待核, and what was compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BasisConfirmation {
    /// Who.
    pub confirmed_by: String,
    /// On which day.
    pub confirmed_on: NaiveDate,
    /// What was checked, such as the text of the law it was held against.
    pub checked: String,
}

impl Power {
    /// Takes over from the power as it stands what a form does not carry: details and keys of the steps that
    /// keep their names, the tiers, and who confirmed the basis. An article that was reworded is 待核 again.
    ///
    /// # Errors
    /// An open basis cannot be declared confirmed by a form: each is looked at, by [`Self::confirm_basis`].
    pub fn follow(&mut self, before: &Self) -> Result<(), Objections> {
        if self.basis_confirmed() && !before.basis_confirmed() {
            let sentence = "待核的依据要逐条确认：请打开这项职权，用“确认依据”写明谁核对、核对了什么。";
            return Err(vec![Objection::field("basis_check", "one_by_one", sentence)]);
        }
        self.steps = process::carried(&before.steps, std::mem::take(&mut self.steps));
        self.tiers.clone_from(&before.tiers);
        if self.basis_confirmed() && self.legal_basis != before.legal_basis {
            self.basis_check = "待核（依据已改动）".to_owned();
        }
        if self.basis_confirmed() {
            self.basis_confirmation.clone_from(&before.basis_confirmation);
        }
        Ok(())
    }

    /// 确认依据: one open article was looked up, and stands as it is or as corrected.
    ///
    /// # Errors
    /// When it is confirmed already, has no words, or nobody says who looked, when, and at what.
    pub fn confirm_basis(&mut self, corrected: &str, by: BasisConfirmation, today: NaiveDate) -> Result<(), Objections> {
        let basis = if corrected.is_empty() { text::trim(&self.legal_basis) } else { corrected };
        let mut objections = Objections::new();
        let mut object = |field: &str, rule: &'static str, sentence: &str| objections.push(Objection::field(field, rule, sentence));
        if self.basis_confirmed() {
            object("", "confirmed", "这项职权的依据已经确认过了。");
        }
        if basis.is_empty() {
            object("corrected", "required", "还没有填法规依据，请填写核对后的条款。");
        }
        if by.confirmed_by.is_empty() {
            object("confirmed_by", "required", "请填写是谁核对的。");
        }
        if by.checked.is_empty() {
            object("checked", "required", "请写明核对了什么，例如对照的是哪一部法规的哪一版。");
        }
        if by.confirmed_on > today {
            object("confirmed_on", "future", "确认日期不能晚于今天。");
        }
        if !objections.is_empty() {
            return Err(objections);
        }
        self.legal_basis = basis.to_owned();
        self.basis_check = CONFIRMED.to_owned();
        self.basis_confirmation = Some(by);
        Ok(())
    }

    /// The legal basis as it may be printed: its words once they are confirmed, otherwise a note in their place.
    pub fn printed_basis(&self) -> &str {
        printable(&self.basis_check, &self.legal_basis)
    }

    /// True when the legal basis was checked; otherwise its articles never reach a printed catalogue.
    pub fn basis_confirmed(&self) -> bool {
        self.basis_check == CONFIRMED
    }
}

/// A legal basis as it may be printed, by the words of 依据核对 beside it: whatever is not 确定 is withheld.
pub fn printable<'a>(basis_check: &str, legal_basis: &'a str) -> &'a str {
    if basis_check == CONFIRMED { legal_basis } else { WITHHELD }
}

/// True where a field of a power, as texts by field key, is a legal basis that may not be printed.
pub fn withheld(key: &str, texts: &Raw) -> bool {
    key == "legal_basis" && texts.get("basis_check").is_some_and(|check| check != CONFIRMED)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::made::power;
    use crate::process::steps;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn by(who: &str, on: &str, checked: &str) -> BasisConfirmation {
        BasisConfirmation { confirmed_by: who.to_owned(), confirmed_on: day(on), checked: checked.to_owned() }
    }

    fn rules(said: Result<(), Objections>) -> Vec<String> {
        said.err().unwrap_or_default().into_iter().map(|one| format!("{}:{}", one.field, one.rule)).collect()
    }

    #[test]
    fn an_open_basis_is_withheld_until_somebody_says_what_was_checked() {
        let today = day("2026-04-08");
        let mut one = power("CF03");
        one.basis_check = "待核（以省级赋权目录为准）".to_owned();
        assert_eq!(one.printed_basis(), WITHHELD);
        assert_eq!(
            rules(one.confirm_basis("", by("", "2026-04-09", ""), today)),
            ["confirmed_by:required", "checked:required", "confirmed_on:future"]
        );
        assert_eq!(one.printed_basis(), WITHHELD);
        one.confirm_basis("《土地管理法》第六十三条", by("郑某某", "2026-04-08", "对照2024年文本"), today).unwrap();
        assert_eq!(one.printed_basis(), "《土地管理法》第六十三条");
        assert_eq!(rules(one.confirm_basis("", by("郑某某", "2026-04-08", "再看"), today)), [":confirmed"]);
        let mut bare = power("CF04");
        (bare.basis_check, bare.legal_basis) = (UNCONFIRMED.to_owned(), String::new());
        assert_eq!(rules(bare.confirm_basis("", by("郑某某", "2026-04-08", "看"), today)), ["corrected:required"]);
    }

    #[test]
    fn a_form_confirms_nothing_and_a_reworded_article_is_open_again() {
        let mut open = power("CF03");
        open.basis_check = "待核".to_owned();
        assert_eq!(rules(power("CF03").follow(&open)), ["basis_check:one_by_one"]);
        let mut confirmed = power("CF03");
        confirmed.basis_confirmation = Some(by("郑某某", "2026-04-08", "原文"));
        confirmed.steps[1].time_limit = "2日".to_owned();
        let mut same = power("CF03");
        same.steps = steps("受理→办结");
        same.follow(&confirmed).unwrap();
        assert_eq!(same.basis_confirmation, confirmed.basis_confirmation);
        assert_eq!((same.steps[0].time_limit.as_str(), same.steps[1].time_limit.as_str()), ("2日", ""));
        let mut reworded = power("CF03");
        reworded.legal_basis.push_str("第二款");
        reworded.follow(&confirmed).unwrap();
        assert_eq!((reworded.printed_basis(), &reworded.basis_confirmation), (WITHHELD, &None));
    }
}
