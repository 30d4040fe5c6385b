//! How a warning ends before it is closed: 撤销, 提级, 转线索; and 作废, where the paper was wrong. Never without a reason,
//! and never with its number free again.

use chrono::NaiveDate;

use super::{ReplyStatus, Warning, WarningLevel, WarningState, done};
use crate::Term as _;
use crate::doc_number::DocNumber;
use crate::objection::{Objection, Objections};

terms! {
    /// 终结方式: an end other than 销号 and 作废.
    WarningEnd {
        /// 撤销: the warning was not justified; nothing is deducted, and it stays in the ledger.
        Withdrawn = "withdrawn", "撤销";
        /// 提级: a warning of a higher colour stands in its place.
        Raised = "raised", "提级";
        /// 转线索: it became a 问题线索.
        Transferred = "transferred", "转线索";
    }
}

/// 终结: a warning that came to another end than 销号 or 作废.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// How.
    pub kind: WarningEnd,
    /// When.
    pub on: NaiveDate,
    /// Why.
    pub reason: String,
}

/// The states from which a warning that has not ended can still go on.
const OPEN: &[WarningState] = &[
    WarningState::Issued,
    WarningState::Served,
    WarningState::Replied,
    WarningState::Recorded,
    WarningState::Returned,
    WarningState::Accepted,
];

impl WarningEnd {
    /// The state that this end leads to.
    pub fn state(self) -> WarningState {
        match self {
            Self::Withdrawn => WarningState::Withdrawn,
            Self::Raised => WarningState::Raised,
            Self::Transferred => WarningState::Transferred,
        }
    }
}

impl Warning {
    /// 作废 is allowed from.
    pub const VOID_FROM: &'static [WarningState] = OPEN;
    /// 撤销 is allowed from: a warning that was closed can still prove unjustified.
    pub const WITHDRAW_FROM: &'static [WarningState] = &[
        WarningState::Issued,
        WarningState::Served,
        WarningState::Replied,
        WarningState::Recorded,
        WarningState::Returned,
        WarningState::Accepted,
        WarningState::Closed,
    ];
    /// 提级 is allowed from.
    pub const RAISE_FROM: &'static [WarningState] =
        &[WarningState::Served, WarningState::Replied, WarningState::Recorded, WarningState::Returned, WarningState::Accepted];
    /// 转线索 is allowed from.
    pub const TRANSFER_FROM: &'static [WarningState] = OPEN;

    /// It weighs in tallies and scores: neither 作废 nor 撤销.
    pub fn counts(&self) -> bool {
        self.voided.is_none() && self.ended.as_ref().is_none_or(|ended| ended.kind != WarningEnd::Withdrawn)
    }

    /// It stands for its signal, so that no other may be issued from it: not 作废, not 撤销, and no higher one took its place.
    pub fn stands(&self) -> bool {
        self.counts() && self.ended.as_ref().is_none_or(|ended| ended.kind != WarningEnd::Raised)
    }

    /// 作废: the paper was wrong; the number stays used.
    ///
    /// # Errors
    /// Every objection: already ended or closed, no reason.
    pub fn void(mut self, reason: &str, on: NaiveDate) -> Result<Self, Objections> {
        let mut objections = self.must_be(Self::VOID_FROM, "作废");
        need_reason(reason, "请写明作废原因；文号保留，不再使用。", &mut objections);
        self.voided = Some((on, reason.trim().to_owned()));
        done(self, objections)
    }

    /// 撤销: the warning was not justified.
    ///
    /// # Errors
    /// Every objection: already ended, no reason.
    pub fn withdraw(self, reason: &str, on: NaiveDate) -> Result<Self, Objections> {
        let mut objections = self.must_be(Self::WITHDRAW_FROM, "撤销");
        need_reason(reason, "请写明撤销理由；撤销后不扣分，台账中保留。", &mut objections);
        self.end(WarningEnd::Withdrawn, on, reason, objections)
    }

    /// What stands against 提级 at all.
    pub fn check_raise(&self) -> Objections {
        let mut objections = self.must_be(Self::RAISE_FROM, "提级");
        if objections.is_empty() && self.level == WarningLevel::Red {
            objections
                .push(Objection::act("highest", format!("{}已经是红色预警，不能再提级；可能构成违纪违法的，请转问题线索。", self.number)));
        }
        if objections.is_empty() && self.signal.is_none() {
            objections.push(Objection::act("no_signal", format!("{}没有来源信息，请先在“预警信息”中登记，再另发预警。", self.number)));
        }
        objections
    }

    /// 提级: the warning of a higher colour that stands in this one's place has this number.
    ///
    /// # Errors
    /// Every objection: wrong state, no higher colour, no reason.
    pub fn raise(self, to: WarningLevel, number: &DocNumber, reason: &str, on: NaiveDate) -> Result<Self, Objections> {
        let mut objections = self.check_raise();
        if objections.is_empty() && !to.is_above(self.level) {
            objections.push(Objection::field(
                "level",
                "not_higher",
                format!("{}是{}预警，提级应选更高的等级。", self.number, self.level.label()),
            ));
        }
        let reason = reason.trim();
        if reason.is_empty() {
            objections.push(Objection::field("raise_reason", "required", "请写明提级理由，例如“逾期未回告”。"));
        }
        let words = format!("{reason}，提高为{}预警（{number}）", to.label());
        self.end(WarningEnd::Raised, on, &words, objections)
    }

    /// 转线索: it goes to the ledger of 问题线索.
    ///
    /// # Errors
    /// Every objection: already ended or closed, no reason.
    pub fn transfer(self, reason: &str, on: NaiveDate) -> Result<Self, Objections> {
        let mut objections = self.must_be(Self::TRANSFER_FROM, "转线索");
        need_reason(reason, "请写明转问题线索的理由。", &mut objections);
        self.end(WarningEnd::Transferred, on, reason, objections)
    }

    fn end(mut self, kind: WarningEnd, on: NaiveDate, reason: &str, objections: Objections) -> Result<Self, Objections> {
        self.ended = Some(Ended { kind, on, reason: reason.trim().to_owned() });
        done(self, objections)
    }

    /// Why a warning is raised, as far as its course says; empty where it says nothing, for the person to write.
    pub fn raise_reason(&self, today: NaiveDate) -> &'static str {
        match (self.reply_status(today), self.state()) {
            (ReplyStatus::Overdue, _) => "逾期未回告",
            (_, WarningState::Returned) => "回告被退回，整改不到位",
            _ => "",
        }
    }
}

fn need_reason(reason: &str, sentence: &str, objections: &mut Objections) {
    if reason.trim().is_empty() {
        objections.push(Objection::field("reason", "required", sentence));
    }
}
