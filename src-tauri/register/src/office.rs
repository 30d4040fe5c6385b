//! 单位设置: names of the office, its upper bodies, 机关代字, letterhead and phones. Never a constant in
//! code: old names differ from place to place (forms.md section 1, fact 10).

use chrono::NaiveDate;

use crate::Term as _;
use crate::appraisal::{AppraisalRules, RULE_FIELDS};
use crate::approval::{ApprovalPaths, ApprovalStep, path_words, read_path};
use crate::bundle::OfficeRole;
use crate::calendar::{DayCount, ReplyTerm, RestDay};
use crate::form::{Form, Raw, Texts};
use crate::letter::LetterSeries;
use crate::objection::{Objection, Objections};
use crate::shape::{FieldSpec, Input, RegisterSpec, labels};
use crate::warning::{Disposition, DispositionTerm, WarningLevel, read_terms, term_of, terms_words};

/// 单位设置.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Office {
    /// Full name of the 纪委, as it signs.
    pub name: String,
    /// Short name, as others call it.
    pub short_name: String,
    /// The township.
    pub township: String,
    /// The party committee above it.
    pub party_committee: String,
    /// The discipline body above it.
    pub upper_body: String,
    /// 预警中心: who receives the quarterly return.
    pub warning_centre: String,
    /// 发文机关标志, as the red head has it.
    pub letterhead: String,
    /// 机关代字 of warnings.
    pub series: String,
    /// Full name of the office's measures (《办法》).
    pub measures_name: String,
    /// 联系人 on notices.
    pub contact: String,
    /// 联系电话 on notices.
    pub phone: String,
    /// 签发人.
    pub issuer: String,
    /// 送达人, two names.
    pub servers: String,
    /// 回告期限: 回告天数, 期限算法 and 逢休息日 (《办法》第四十三条).
    pub reply_term: ReplyTerm,
    /// 百分考核: what the articles leave open.
    pub appraisal: AppraisalRules,
    /// 总期号 of the first bulletin that is issued here.
    pub bulletin_start: u32,
    /// 采集点报送期限: the points send theirs by this day behind the end of a quarter.
    pub point_return_day: u32,
    /// 季度报送期限: day behind the end of a quarter (《办法》第三十八条).
    pub quarter_return_day: u32,
    /// 半年报告期限: day behind the end of a half-year (《办法》第三十八条).
    pub half_year_report_day: u32,
    /// 自动锁定: minutes without a hand on the machine until the office locks itself.
    pub lock_minutes: u32,
    /// 函件代字.
    pub letter_series: LetterSeries,
    /// 分类期限: other lengths by disposition.
    pub reply_terms: Vec<DispositionTerm>,
    /// 机关代字 of yellow and red warnings; empty = one series for all colours.
    pub series_high: String,
    /// 审批程序 by colour.
    pub approval: ApprovalPaths,
    /// 本机用途.
    pub role: OfficeRole,
}

/// What stands in a setting that nobody has filled in yet. No paper is issued with it.
pub const UNFILLED: &str = "待填写";

/// 采集点报送期限 where the office sets none.
pub const POINT_RETURN_DAY: u32 = 5;
/// 季度报送期限 where the office sets none.
pub const QUARTER_RETURN_DAY: u32 = 10;
/// 半年报告期限 where the office sets none.
pub const HALF_YEAR_REPORT_DAY: u32 = 20;
/// 自动锁定 where the office sets none.
pub const LOCK_MINUTES: u32 = 5;
/// The group of the paths.
const APPROVAL: &str = "审批程序";

/// The settings form. It is no register, but reads and shows like one.
pub static SPEC: RegisterSpec = RegisterSpec {
    title: "单位设置",
    noun: "设置",
    empty: "",
    natural_key: "name",
    title_key: "name",
    fields: &[
        FieldSpec::new("name", "本单位全称", Input::Text).required().group("单位名称").help("落款用，例如“中共××镇纪律检查委员会”。"),
        FieldSpec::new("short_name", "本单位简称", Input::Text).required().group("单位名称").help("例如“镇纪委”。"),
        FieldSpec::new("township", "乡镇名称", Input::Text).required().group("单位名称").help("例如“××镇”。"),
        FieldSpec::new("party_committee", "同级党委", Input::Text).required().group("单位名称"),
        FieldSpec::new("role", "本机用途", Input::Choice)
            .choices(labels::<OfficeRole>)
            .group("单位名称")
            .article("《办法》第三十六条")
            .help("乡镇纪委用的不选；区、县预警中心接收各乡镇上报包的选“预警中心”。建立单位时定下，以后不改。"),
        FieldSpec::new("upper_body", "上级纪检监察机关", Input::Text).required().group("上级单位").help("例如“××区纪委监委”。"),
        FieldSpec::new("warning_centre", "预警中心", Input::Text)
            .required()
            .group("上级单位")
            .article("《办法》第三十六条、第三十八条")
            .help("季度报送的收件单位，各地名称不同，例如“区预警中心”“区惩防办”。"),
        FieldSpec::new("letterhead", "发文机关标志", Input::Text)
            .required()
            .group("发文")
            .help("红头上的字，一般与全称相同或加“文件”二字。"),
        FieldSpec::new("series", "机关代字", Input::Text)
            .required()
            .group("发文")
            .help("文号中年份前面的字，例如“七纪廉警”。改动后从 1 号另起。"),
        FieldSpec::new("measures_name", "依据的办法", Input::Text).required().group("发文").help("通知书中引用的办法全名，不带书名号。"),
        FieldSpec::new("issuer", "签发人", Input::Text).group("发文"),
        FieldSpec::new("contact", "联系人", Input::Text).required().group("联系"),
        FieldSpec::new("phone", "联系电话", Input::Text).required().group("联系"),
        FieldSpec::new("servers", "送达人", Input::Text).group("联系").help("送达要两人，用顿号隔开。"),
        FieldSpec::new("reply_days", "回告天数", Input::Number)
            .required()
            .group("期限")
            .article("《办法》第四十三条")
            .help("自签收次日起算，《办法》规定为 30 日。"),
        FieldSpec::new("reply_count", "期限算法", Input::Choice)
            .choices(labels::<DayCount>)
            .group("期限")
            .help("不选即自然日。选工作日的，按“放假安排”计算。"),
        FieldSpec::new("reply_rest_day", "届满日逢休息日", Input::Choice).choices(labels::<RestDay>).group("期限").help("不选即不顺延。"),
        RULE_FIELDS[0],
        RULE_FIELDS[1],
        RULE_FIELDS[2],
        RULE_FIELDS[3],
        RULE_FIELDS[4],
        RULE_FIELDS[5],
        FieldSpec::new("bulletin_start", "参阅总期号起始", Input::Number)
            .group("预警信息参阅")
            .help("在本程序编发的第一期参阅的总期号，以前编发过8期就填9；编发过以后不再起作用。"),
        FieldSpec::new("point_return_day", "采集点报送", Input::Number)
            .group("报送期限")
            .article("《办法》第三十八条")
            .help("各采集报送点在季后第几日前报到镇纪委。《办法》没有定日子，默认第 5 日，可改。"),
        FieldSpec::new("quarter_return_day", "季度报送", Input::Number)
            .group("报送期限")
            .article("《办法》第三十八条")
            .help("季后第几日前报送预警中心。《办法》只定每季度一次，默认第 10 日，可改。"),
        FieldSpec::new("half_year_report_day", "半年分析报告", Input::Number)
            .group("报送期限")
            .article("《办法》第三十八条")
            .help("半年后第几日前报送预警中心。《办法》只定每半年一次，默认第 20 日，可改。"),
        FieldSpec::new("reminder_series", "催办函代字", Input::Text).group("函件文号").help("不填则由机关代字得出，例如“七纪催”。"),
        FieldSpec::new("inquiry_series", "函询通知书代字", Input::Text).group("函件文号").help("不填则由机关代字得出，例如“七纪函”。"),
        FieldSpec::new("admonition_series", "告诫书代字", Input::Text).group("函件文号").help("不填则由机关代字得出，例如“七纪诫”。"),
        FieldSpec::new("inspection_series", "督查通知、督办单代字", Input::Text)
            .group("函件文号")
            .help("不填则由机关代字得出，例如“七纪督”；督查通知和督办单合编一个流水。改动后从 1 号另起。"),
        FieldSpec::new("proposal_series", "建议书代字", Input::Text).group("函件文号").help("不填则由机关代字得出，例如“七纪建”。"),
        FieldSpec::new("lock_minutes", "自动锁定", Input::Number)
            .group("安全")
            .help("离开几分钟后自动锁定，1 到 30 分钟，默认 5 分钟。锁定前先存好草稿，解锁后回到原处。"),
        FieldSpec::new("reply_terms", "分类期限", Input::LongText)
            .group("期限")
            .help("有的处置方式另有天数，一行一种，例如“谈话提醒：5日”。一件预警有几种处置方式的，取最长的。"),
        FieldSpec::new("series_high", "黄色、红色机关代字", Input::Text)
            .group("发文")
            .help("黄色、红色预警另用一个代字的填写，例如“七纪廉改”；不填即三种颜色统一编号。"),
        FieldSpec::new("approval_blue", "蓝色预警", Input::LongText)
            .group(APPROVAL)
            .article("《办法》第四十一条")
            .help("签发以前的步骤，一行一步，写成“步骤：姓名”；每次不同的人不写姓名。不填即通常的程序。"),
        FieldSpec::new("approval_yellow", "黄色预警", Input::LongText).group(APPROVAL).help("集体研究的，姓名处写会议名称。"),
        FieldSpec::new("approval_red", "红色预警", Input::LongText).group(APPROVAL),
        FieldSpec::new("approval_upward", "对象是班子成员", Input::LongText)
            .group(APPROVAL)
            .help("预警对象是班子成员或者党委书记的，不论颜色都按这个程序报上级决定。"),
    ],
};

impl Office {
    /// Reads the settings form.
    ///
    /// # Errors
    /// Every objection.
    pub fn read(raw: &Raw, today: NaiveDate) -> Result<Self, Objections> {
        let raw = &with_unasked(raw);
        let mut form = Form::new(raw, &SPEC, today);
        let reply_days = form.number("reply_days").unwrap_or(30);
        if !(1..=365).contains(&reply_days) {
            form.object("reply_days", "range", "回告天数请填 1 到 365 之间的整数。");
        }
        let appraisal = AppraisalRules::read(&mut form);
        let bulletin_start = form.number("bulletin_start").unwrap_or(1);
        if !(1..=9999).contains(&bulletin_start) {
            form.object("bulletin_start", "range", "参阅总期号起始请填 1 到 9999 之间的整数。");
        }
        let [point_return_day, quarter_return_day, half_year_report_day] = [
            ("point_return_day", POINT_RETURN_DAY),
            ("quarter_return_day", QUARTER_RETURN_DAY),
            ("half_year_report_day", HALF_YEAR_REPORT_DAY),
        ]
        .map(|(key, usual)| {
            let day = form.number(key).unwrap_or(usual);
            if !(1..=90).contains(&day) {
                form.object(key, "range", "请填 1 到 90 之间的整数，是期满以后的第几日。");
            }
            day
        });
        let lock_minutes = form.number("lock_minutes").unwrap_or(LOCK_MINUTES);
        if !(1..=30).contains(&lock_minutes) {
            form.object("lock_minutes", "range", "自动锁定请填 1 到 30 之间的整数，单位是分钟。");
        }
        let [series, series_high] = ["series", "series_high"].map(|key| {
            let series = form.name(key);
            if amiss(&series) {
                form.object(key, "series", "机关代字里不要带括号和空格，只填年份前面的字。");
            }
            series
        });
        let letter_series = LetterSeries {
            reminder: form.name("reminder_series"),
            inquiry: form.name("inquiry_series"),
            admonition: form.name("admonition_series"),
            inspection: form.name("inspection_series"),
            proposal: form.name("proposal_series"),
        };
        for (key, own) in letter_series.settings() {
            if amiss(own) {
                form.object(key, "series", "代字里不要带括号和空格，只填年份前面的字。");
            } else if !own.is_empty() && [&series, &series_high].contains(&own) {
                form.object(key, "taken", "这是预警文书的机关代字，函件要另用代字，否则文号会重复。");
            }
        }
        let reply_terms = read_terms(&form.text("reply_terms")).unwrap_or_else(|sentence| {
            form.object("reply_terms", "terms", sentence);
            Vec::new()
        });
        let usual = ApprovalPaths::default();
        let approval = ApprovalPaths {
            blue: path(&mut form, "approval_blue", usual.blue),
            yellow: path(&mut form, "approval_yellow", usual.yellow),
            red: path(&mut form, "approval_red", usual.red),
            upward: path(&mut form, "approval_upward", usual.upward),
        };
        let office = Self {
            name: form.name("name"),
            short_name: form.name("short_name"),
            township: form.name("township"),
            party_committee: form.name("party_committee"),
            upper_body: form.name("upper_body"),
            warning_centre: form.name("warning_centre"),
            letterhead: form.name("letterhead"),
            series,
            measures_name: form.name("measures_name").trim_matches(['《', '》']).to_owned(),
            contact: form.name("contact"),
            phone: form.name("phone"),
            issuer: form.name("issuer"),
            servers: form.name("servers"),
            reply_term: ReplyTerm {
                days: reply_days,
                count: form.term("reply_count").unwrap_or(DayCount::Calendar),
                rest_day: form.term("reply_rest_day").unwrap_or(RestDay::Keep),
            },
            appraisal,
            bulletin_start,
            half_year_report_day,
            letter_series,
            lock_minutes,
            point_return_day,
            quarter_return_day,
            reply_terms,
            series_high,
            approval,
            role: form.term("role").unwrap_or(OfficeRole::Township),
        };
        form.finish(office)
    }

    /// What stands against issuing papers: settings that still hold [`UNFILLED`].
    pub fn check_filled(&self) -> Option<Objection> {
        let texts = self.texts();
        let open: Vec<&str> =
            SPEC.fields.iter().filter(|field| texts.get(field.key).is_some_and(|text| text == UNFILLED)).map(|field| field.label).collect();
        (!open.is_empty())
            .then(|| Objection::act("settings", format!("单位设置还没有填完：{}。请先到“单位设置”填写，再签发。", open.join("、"))))
    }

    /// The settings as texts.
    pub fn texts(&self) -> Raw {
        let mut texts = Texts::default();
        for (key, value) in [
            ("name", &self.name),
            ("short_name", &self.short_name),
            ("township", &self.township),
            ("party_committee", &self.party_committee),
            ("upper_body", &self.upper_body),
            ("warning_centre", &self.warning_centre),
            ("letterhead", &self.letterhead),
            ("series", &self.series),
            ("measures_name", &self.measures_name),
            ("contact", &self.contact),
            ("phone", &self.phone),
            ("issuer", &self.issuer),
            ("servers", &self.servers),
        ] {
            texts.set(key, value);
        }
        texts.set("reply_days", self.reply_term.days);
        texts.term("reply_count", Some(self.reply_term.count));
        texts.term("reply_rest_day", Some(self.reply_term.rest_day));
        self.appraisal.set(&mut texts);
        texts.set("bulletin_start", self.bulletin_start);
        texts.set("point_return_day", self.point_return_day);
        texts.set("quarter_return_day", self.quarter_return_day);
        texts.set("half_year_report_day", self.half_year_report_day);
        texts.set("lock_minutes", self.lock_minutes);
        for (key, own) in self.letter_series.settings() {
            texts.set(key, own);
        }
        texts.set("reply_terms", terms_words(&self.reply_terms));
        texts.set("series_high", &self.series_high);
        for (key, path) in [
            ("approval_blue", &self.approval.blue),
            ("approval_yellow", &self.approval.yellow),
            ("approval_red", &self.approval.red),
            ("approval_upward", &self.approval.upward),
        ] {
            texts.set(key, path_words(path));
        }
        texts.term("role", Some(self.role));
        texts.0
    }

    /// 机关代字 of a colour.
    pub fn series_of(&self, level: WarningLevel) -> &str {
        if level == WarningLevel::Blue || self.series_high.is_empty() { &self.series } else { &self.series_high }
    }

    /// The term of a notice with these dispositions.
    pub fn reply_term_of(&self, ways: &[Disposition]) -> ReplyTerm {
        term_of(ways, &self.reply_terms, self.reply_term)
    }
}

/// A 预警中心 issues no notices: what only they need may stay open, and is marked so.
fn with_unasked(raw: &Raw) -> Raw {
    let mut raw = raw.clone();
    if raw.get("role").and_then(|role| OfficeRole::read(role)) == Some(OfficeRole::Centre) {
        for field in SPEC.fields.iter().filter(|field| field.required && field.key != "name") {
            let text = raw.entry(field.key.to_owned()).or_default();
            if crate::text::trim(text).is_empty() {
                *text = if field.input == Input::Number { "30" } else { UNFILLED }.to_owned();
            }
        }
    }
    raw
}

/// A path that was written, or the usual one where none was.
fn path(form: &mut Form<'_>, key: &str, usual: Vec<ApprovalStep>) -> Vec<ApprovalStep> {
    match read_path(&form.text(key)) {
        Ok(path) if path.is_empty() => usual,
        Ok(path) => path,
        Err(sentence) => {
            form.object(key, "path", sentence);
            usual
        }
    }
}

/// An office for the tables of the rules, as the settings form reads it where only what is required is filled in.
#[cfg(test)]
pub(crate) fn made() -> Office {
    let raw: Raw = SPEC.fields.iter().filter(|field| field.required).map(|field| (field.key.to_owned(), "30".to_owned())).collect();
    Office::read(&raw, NaiveDate::default()).unwrap()
}

fn amiss(series: &str) -> bool {
    series.contains(['〔', '〕', '[', ']', '（', '）', '(', ')', '【', '】', ' '])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_centre_is_asked_for_its_name_only() {
        let today = NaiveDate::from_ymd_opt(2026, 4, 8).unwrap();
        let raw = |role: &str| -> Raw {
            [("name", "区预警中心"), ("role", role)].map(|(key, text)| (key.to_owned(), text.to_owned())).into()
        };
        let centre = Office::read(&raw("预警中心"), today).unwrap();
        assert_eq!((centre.role, centre.series.as_str()), (OfficeRole::Centre, UNFILLED));
        assert!(centre.check_filled().is_some(), "and can issue nothing with what stays open");
        assert!(Office::read(&raw("乡镇纪委"), today).is_err());
        let nameless: Raw = [("role".to_owned(), "预警中心".to_owned())].into();
        assert_eq!(Office::read(&nameless, today).unwrap_err().len(), 1);
    }

    #[test]
    fn no_paper_is_issued_with_settings_nobody_filled_in() {
        let mut raw: Raw =
            SPEC.fields.iter().filter(|field| field.required).map(|field| (field.key.to_owned(), "镇纪委".to_owned())).collect();
        raw.insert("reply_days".to_owned(), "30".to_owned());
        let today = NaiveDate::from_ymd_opt(2026, 4, 8).unwrap();
        assert_eq!(Office::read(&raw, today).unwrap().check_filled(), None);
        raw.insert("series".to_owned(), UNFILLED.to_owned());
        raw.insert("phone".to_owned(), UNFILLED.to_owned());
        let against = Office::read(&raw, today).unwrap().check_filled().unwrap();
        assert_eq!(against.sentence, "单位设置还没有填完：机关代字、联系电话。请先到“单位设置”填写，再签发。");
    }
}
