//! The shelf: every paper of the office, in the groups of its work, with what has to be chosen for each.
//! Never makes one, and never a choice that its paper would refuse where that is known before.

use chrono::{Datelike as _, NaiveDate};
use register::Term as _;
use register::edition::Catalogue;
use register::names::Names as _;
use register::point_return::grid::ReturnState;
use register::power::PowerStatus;
use register::quarter::Quarter;
use register::report::Period;
use register::risk::RiskLayer;
use register::warning::Warning;
use register::work_list::WorkListKind;

use super::offer::{BY_HAND, COMPANIONS};
use super::{
    blank, campaign, check_list, clearing, companion, coverage, division_of_work, duties, handover_list, letters, process, quarters, reply,
    return_grid, return_reminder, risk_heat, risk_map, screening, spot_check, talk, warning_network, work_list,
};
use crate::Desk;
use crate::book::Book;
use crate::no::No;
use crate::point_return::Held;
use crate::record::shorten;
use crate::wire::app::Nothing;
use crate::wire::offer::{ShelfAsk, ShelfGroup, ShelfPaper};
use crate::wire::paper::PaperRequest;
use crate::wire::record::Choice;

/// `paper_shelf`.
pub(crate) fn paper_shelf(desk: &mut Desk, _: Nothing) -> Result<Vec<ShelfGroup>, No> {
    let today = desk.today();
    let book = desk.book()?;
    let group = |label: &str, papers: Vec<ShelfPaper>| ShelfGroup { label: label.to_owned(), papers };
    Ok(vec![
        group("预警文书", warnings(book)),
        group("采集报送", signals(book, today)),
        group("责任分解", duty_papers(book, today)),
        group("五张清单", work_lists(book, today)),
        group("职权目录", powers(book)),
        group("风险目录", risks(book)),
        group("监督检查", spot_checks(book, today)),
        group("目录版本", editions(book)),
        group("百分考核", appraisals(book)),
        group("机构人员", people(book, today)),
        group("空白表格", blanks()),
    ])
}

fn paper(key: &str, label: &str, note: &str, request: PaperRequest) -> ShelfPaper {
    ShelfPaper { key: key.to_owned(), label: label.to_owned(), note: note.to_owned(), request, asks: Vec::new(), why_not: None }
}

impl ShelfPaper {
    /// Has to be chosen first; without anything to choose from the paper cannot be made, and this is why.
    fn asks(mut self, field: &str, label: &str, choices: Vec<Choice>, when_none: &str) -> Self {
        if choices.is_empty() && self.why_not.is_none() {
            self.why_not = Some(when_none.to_owned());
        }
        self.asks.push(ShelfAsk { field: field.to_owned(), label: label.to_owned(), choices });
        self
    }
}

fn choice(value: impl Into<String>, label: impl Into<String>) -> Choice {
    Choice { value: value.into(), label: label.into() }
}

/// Warnings for which this holds, newest first.
fn choose_warnings(book: &Book, wanted: impl Fn(&Warning) -> bool) -> Vec<Choice> {
    let mut found: Vec<_> = book.warnings.iter().filter(|(_, warning)| warning.voided.is_none() && wanted(warning)).collect();
    found.sort_by_key(|(_, warning)| std::cmp::Reverse((warning.issued_on, warning.number.year, warning.number.sequence)));
    let unit = |warning: &Warning| warning.unit.map_or("", |unit| book.unit_name(unit).1).to_owned();
    found
        .into_iter()
        .map(|(id, warning)| choice(id.to_string(), format!("{}　{}　{}", warning.number, unit(warning), shorten(&warning.subject))))
        .collect()
}

fn warnings(book: &Book) -> Vec<ShelfPaper> {
    let none = "还没有签发过预警。";
    let warning = String::new;
    let every = choose_warnings(book, |_| true);
    let mut papers = vec![
        paper("reminder", "催办函", "只列出等待回告的预警。", PaperRequest::Reminder { warning: warning() }).asks(
            "warning",
            "预警",
            choose_warnings(book, |warning| letters::why_no_reminder(warning).is_none()),
            "没有等待回告的预警，现在不用催办。",
        ),
        paper("service_receipt", "送达回证", BY_HAND, PaperRequest::ServiceReceipt { warning: warning() }).asks(
            "warning",
            "预警",
            every.clone(),
            none,
        ),
        paper(
            "reply_form",
            "回告书（待填）",
            "交受送达单位填写，预警事项已印好。",
            PaperRequest::Reply { warning: warning(), blank: true },
        )
        .asks("warning", "预警", every.clone(), none),
        paper("reply", "回告书（已登记的回告）", "只列出已登记回告的预警。", PaperRequest::Reply { warning: warning(), blank: false })
            .asks("warning", "预警", choose_warnings(book, |warning| reply::why_not_filled(warning).is_none()), "还没有登记过回告。"),
    ];
    papers.extend(COMPANIONS.map(|form| {
        let (label, key) = companion::name(form);
        paper(key, label, BY_HAND, PaperRequest::Companion { form, warning: warning() }).asks("warning", "预警", every.clone(), none)
    }));
    papers
}

fn points(book: &Book) -> Vec<Choice> {
    let live = book.units.iter().filter(|kept| kept.live() && kept.item.reporting_point);
    live.map(|kept| choice(kept.id.to_string(), &kept.item.short_name)).collect()
}

fn signals(book: &Book, today: NaiveDate) -> Vec<ShelfPaper> {
    let now = Quarter::of(today);
    let choices = |quarters: Vec<Quarter>| -> Vec<Choice> {
        quarters.into_iter().rev().map(|quarter| choice(quarter.to_string(), quarter.title())).collect()
    };
    let told = choices(quarters(book));
    let mut halves: Vec<Period> = quarters(book).into_iter().filter_map(Quarter::first_day).map(Period::half_of).collect();
    halves.dedup();
    let halves: Vec<Choice> = halves.into_iter().rev().map(|half| choice(half.to_string(), half.title())).collect();
    let mut years: Vec<i32> = quarters(book).into_iter().map(|quarter| quarter.year).collect();
    years.dedup();
    let years = choose_years(years.into_iter().rev());
    let mut every = quarters(book);
    every.extend([now.previous(), now]);
    every.sort_unstable();
    every.dedup();
    let held = Held::of(book);
    let silent = |quarter: &Quarter| held.points(*quarter, today).iter().any(|(_, one)| one.state == Some(ReturnState::Missing));
    let owed = choices(every.iter().copied().filter(silent).collect());
    let every = choices(every);
    let none = "还没有登记过预警信息。";
    let quarter = String::new;
    let mut everywhere = vec![choice("", "全部采集报送点")];
    everywhere.extend(points(book));
    let list = |key: &str, label: &str, note: &str, internal: bool| {
        paper(key, label, note, PaperRequest::SignalList { quarter: quarter(), point: String::new(), internal })
            .asks("quarter", "季度", told.clone(), none)
            .asks("point", "采集报送点", everywhere.clone(), none)
    };
    let mut numbers: Vec<_> = book.signals.iter().filter(|kept| kept.live()).collect();
    numbers.sort_by(|one, two| (two.item.collected_on, &two.item.number).cmp(&(one.item.collected_on, &one.item.number)));
    let cards: Vec<Choice> = numbers
        .into_iter()
        .map(|kept| choice(kept.id.to_string(), format!("{}　{}", kept.item.number, shorten(kept.item.open_content()))))
        .collect();
    let card = |internal| PaperRequest::SignalReport { signal: String::new(), internal };
    let reminder = |key: &str, which: &str, note: &str, each| {
        let request = PaperRequest::ReturnReminder { quarter: quarter(), points: Vec::new(), each };
        let label = format!("{}{which}", return_reminder::NAME);
        paper(key, &label, note, request).asks("quarter", "季度", owed.clone(), "没有未报的采集报送点，不用催报。")
    };
    vec![
        paper("quarter_return", "季度报送", "报送函、汇总表、采集表、零报告单位名单。", PaperRequest::QuarterReturn { quarter: quarter() })
            .asks("quarter", "季度", every.clone(), none),
        paper("return_grid", return_grid::NAME, "已报、零报告、迟报、未报。", PaperRequest::ReturnGrid { quarter: quarter() }).asks(
            "quarter",
            "季度",
            every.clone(),
            none,
        ),
        reminder("return_reminder", "", "各未报点合一张。", false),
        reminder("return_reminder_each", "（一单位一张）", "未报的点各一张。", true),
        paper("quarter_report", "季度预警报告", "有封面、目录和图表。", PaperRequest::QuarterReport { quarter: quarter() }).asks(
            "quarter",
            "季度",
            told.clone(),
            none,
        ),
        paper(
            "bound_report",
            "季度合订本",
            "报告、季度报送、统计表和台账装订成一册，总目录和页码连续。",
            PaperRequest::BoundReport { quarter: quarter() },
        )
        .asks("quarter", "季度", told.clone(), none),
        paper(
            "half_year_report",
            "半年分析报告",
            "七个部分，附统计表、重点风险点清单和典型个案。",
            PaperRequest::HalfYearReport { half: String::new() },
        )
        .asks("half", "半年", halves, none),
        paper("year_report", "年度综述", "含各季度走势。", PaperRequest::YearReport { year: String::new() })
            .asks("year", "年度", years, none),
        list("signal_list", "采集表（季度清单）", "不含被反映人姓名。", false),
        list("signal_list_internal", "采集表（季度清单，内部）", "含被反映人姓名，只限纪委内部使用。", true),
        paper("card", "采集表（单条）", "不含被反映人姓名。", card(false)).asks("signal", "预警信息", cards.clone(), none),
        paper("card_internal", "采集表（单条，内部）", "含被反映人姓名，只限纪委内部使用。", card(true)).asks(
            "signal",
            "预警信息",
            cards,
            none,
        ),
        paper(
            "zero_report",
            "零报告",
            "本季度没有预警信息的采集报送点用。",
            PaperRequest::ZeroReport { quarter: quarter(), point: String::new() },
        )
        .asks("quarter", "季度", every, none)
        .asks("point", "采集报送点", points(book), "机构中还没有标明采集报送点。"),
    ]
}

fn appraisals(book: &Book) -> Vec<ShelfPaper> {
    let all = crate::appraisal::years(book);
    let with = |wanted: &dyn Fn(i32) -> bool| choose_years(all.iter().copied().filter(|year| wanted(*year)));
    let (scored, made) = (
        with(&|year| crate::appraisal::scored_items(book, year).next().is_some()),
        with(&|year| !crate::appraisal::of_year(book, year).is_empty()),
    );
    let no_standard = "还没有评分细则，请先导入或者从上年复制。";
    let no_sheets = "还没有建立评分表。";
    let mut sheets = Vec::new();
    for own in all.iter().flat_map(|year| crate::appraisal::of_year(book, *year)) {
        let unit = own.sheet.unit.map_or("", |unit| book.unit_name(unit).1);
        sheets.push(choice(own.id.to_string(), format!("{}年　{unit}", own.sheet.year)));
    }
    let mut drafts: Vec<Choice> = Vec::new();
    for own in book.bulletins.iter().map(|own| &own.kept).filter(|kept| kept.live() && kept.item.issued.is_none()) {
        drafts.push(choice(own.id.to_string(), shorten(&own.item.title)));
    }
    let blank = PaperRequest::AppraisalSheet { appraisal: String::new(), year: String::new() };
    vec![
        paper("appraisal_sheet", "百分考核评分表", "逐项评分、预警扣分和计算过程。", blank.clone()).asks(
            "appraisal",
            "评分表",
            sheets,
            no_sheets,
        ),
        paper("appraisal_ranking", "考核名次表", "得分、等次和名次。", PaperRequest::AppraisalRanking { year: String::new() }).asks(
            "year",
            "年度",
            made.clone(),
            no_sheets,
        ),
        paper("appraisal_summary", "考核汇总表", "各单位分类别得分。", PaperRequest::AppraisalSummary { year: String::new() })
            .asks("year", "年度", made, no_sheets),
        paper("appraisal_standard", "评分细则", "全部考核项目。", PaperRequest::AppraisalStandard { year: String::new() }).asks(
            "year",
            "年度",
            scored.clone(),
            no_standard,
        ),
        paper("appraisal_blank", "百分考核评分表（空白）", BY_HAND, blank).asks("year", "年度", scored, no_standard),
        paper("bulletin", "预警信息参阅（未编发）", "编发过的在文书档案和参阅中。", PaperRequest::Bulletin { bulletin: String::new() })
            .asks("bulletin", "参阅", drafts, "没有正在拟稿的参阅。"),
    ]
}

fn people(book: &Book, today: NaiveDate) -> Vec<ShelfPaper> {
    // Those who left come first: theirs is the list that is waited for.
    let mut persons: Vec<_> = book.persons.iter().filter(|kept| kept.live()).collect();
    persons.sort_by_key(|kept| std::cmp::Reverse(kept.item.departure.as_ref().map(|departure| departure.on)));
    let line = |kept: &&store::Kept<_, register::person::Person>| {
        let unit = kept.item.unit.map_or("", |unit| book.unit_name(unit).1);
        let left = kept.item.departure.as_ref().map(|departure| format!("　{}离任", departure.on)).unwrap_or_default();
        format!("{}　{unit}{left}", kept.item.name)
    };
    let choices = persons.iter().map(|kept| choice(kept.id.to_string(), line(kept))).collect();
    vec![
        paper(
            "handover_list",
            handover_list::NAME,
            "离任的人排在前面；在岗的也可以先打印。",
            PaperRequest::HandoverList { person: String::new() },
        )
        .asks("person", "移交人", choices, "还没有登记人员。"),
        paper("warning_network", warning_network::NAME, "采集报送点、直报点和预警信息员。", PaperRequest::WarningNetwork {}),
        paper("division_of_work", division_of_work::NAME, "领导分工和“四个不直接管”配套制度。", PaperRequest::DivisionOfWork {}),
        paper("talk_coverage", talk::NAME, "谁还没有同谁谈过廉政谈话。", PaperRequest::TalkCoverage { year: String::new() }).asks(
            "year",
            "年度",
            choose_years(crate::talk::years(book, today)),
            "",
        ),
    ]
}

/// Years to choose from; the first is what the paper is most likely wanted of.
fn choose_years(years: impl IntoIterator<Item = i32>) -> Vec<Choice> {
    years.into_iter().map(|year| choice(year.to_string(), format!("{year}年"))).collect()
}

fn duty_papers(book: &Book, today: NaiveDate) -> Vec<ShelfPaper> {
    let mut years = crate::duty::years(book);
    if let Some(at) = crate::duty::governing(book, today).and_then(|now| years.iter().position(|year| *year == now)) {
        let now = years.remove(at);
        years.insert(0, now);
    }
    let years = choose_years(years);
    let none = "还没有登记任务。";
    let sheet = |public| PaperRequest::Duties { public, year: String::new() };
    vec![
        paper("duties", "责任分解表", "", sheet(false)).asks("year", "年度", years.clone(), none),
        paper("duties_public", "责任分解表（公开版）", "不含责任人。", sheet(true)).asks("year", "年度", years.clone(), none),
        paper("duty_signatures", "签字背书页", "随责任分解表签字。", PaperRequest::DutySignatures { year: String::new() })
            .asks("year", "年度", years, none),
        paper("duty_comparison", "上年本年对照表", "原内容、现内容、标记。", PaperRequest::DutyComparison { year: String::new() }).asks(
            "year",
            "年度",
            choose_years(duties::comparable(book)),
            "只登记了一年的任务，没有可以对照的上年。",
        ),
    ]
}

/// 五张清单 with their signature pages.
fn work_lists(book: &Book, today: NaiveDate) -> Vec<ShelfPaper> {
    let kinds: Vec<Choice> = WorkListKind::ALL.iter().map(|kind| choice(kind.code(), kind.label())).collect();
    let mut years = work_list::years(book);
    if !years.contains(&today.year()) {
        years.insert(0, today.year());
    }
    let years = choose_years(years);
    let none = "没有可选的年度。";
    let list = |public| PaperRequest::WorkList { list: String::new(), year: String::new(), public };
    let page = PaperRequest::WorkListSignatures { list: String::new(), year: String::new() };
    [
        paper("work_list", "五张清单", "内部使用，含责任人和签字。", list(false)),
        paper("work_list_public", "五张清单（公开版）", "只到职务，不含责任人和签字。", list(true)),
        paper("work_list_signatures", "清单签字背书页", BY_HAND, page),
    ]
    .map(|paper| paper.asks("list", "清单", kinds.clone(), none).asks("year", "年度", years.clone(), none))
    .into()
}

fn powers(book: &Book) -> Vec<ShelfPaper> {
    let drawable = |public: bool| -> Vec<Choice> {
        let live = book.powers.iter().filter(|kept| kept.live() && process::why_not(&kept.item, public).is_none());
        live.map(|kept| choice(kept.id.to_string(), format!("{}　{}", kept.item.code, kept.item.name))).collect()
    };
    let chart = |public| PaperRequest::Process { power: String::new(), public };
    let tiers = |public| PaperRequest::Discretion { power: String::new(), public };
    vec![
        paper("powers", "职权目录", "内部使用，含承办岗位和依据核对情况。", PaperRequest::Powers { public: false }),
        paper("powers_public", "职权目录（公开版）", &left_out(book), PaperRequest::Powers { public: true }),
        paper("clearing", clearing::CLEARING, "按保留、取消、规范、下放分列，附理由。", PaperRequest::Clearing {}),
        paper("discretion", clearing::DISCRETION, "全部有裁量基准的职权。", tiers(false)),
        paper("discretion_public", &format!("{}（公开版）", clearing::DISCRETION), "不列依据待核和已取消的职权。", tiers(true)),
        paper("process", "权力运行流程图", "只列出已填运行程序的职权。", chart(false)).asks(
            "power",
            "职权",
            drawable(false),
            "还没有填写运行程序的职权，请先在职权目录中补填。",
        ),
        paper("process_public", "权力运行流程图（公开版）", "只列出依据已核对、已填运行程序的职权。", chart(true)).asks(
            "power",
            "职权",
            drawable(true),
            "还没有依据已核对的职权，请先在职权目录中核对依据。",
        ),
    ]
}

/// What the public catalogue leaves out, counted.
fn left_out(book: &Book) -> String {
    let live = || book.powers.iter().filter(|kept| kept.live()).map(|kept| &kept.item);
    let abolished = live().filter(|power| power.status == Some(PowerStatus::Abolished)).count();
    let open = live().filter(|power| power.status != Some(PowerStatus::Abolished) && !power.basis_confirmed()).count();
    format!("不列依据待核的{open}项和已取消的{abolished}项；待核的依据在职权中逐条确认后才列入。")
}

/// 修订对照表 of every catalogue that has something approved to compare with.
fn editions(book: &Book) -> Vec<ShelfPaper> {
    let compare = |catalogue: Catalogue, year: Option<i32>| {
        let in_force = book.approved(catalogue, year).map(|(_, edition)| edition.title());
        let label = format!("{}修订对照表", catalogue.title(year));
        let note = in_force.as_ref().map(|title| format!("现在的内容与{title}对照。")).unwrap_or_default();
        let catalogue = catalogue.code().to_owned();
        let key = format!("comparison_{catalogue}{}", year.map(|year| format!("_{year}")).unwrap_or_default());
        let request = PaperRequest::Comparison { catalogue, year, before: String::new(), after: String::new() };
        let why_not = in_force.is_none().then(|| "还没有审定的版本，请先在“目录版本”中编制、报审。".to_owned());
        ShelfPaper { why_not, ..paper(&key, &label, &note, request) }
    };
    let mut years: Vec<i32> =
        book.editions.iter().filter(|(_, edition)| edition.state().is_frozen()).filter_map(|(_, edition)| edition.year).collect();
    years.sort_unstable();
    years.dedup();
    let of_duties = years.into_iter().rev().map(|year| compare(Catalogue::Duties, Some(year)));
    [Catalogue::Powers, Catalogue::Risks].into_iter().map(|catalogue| compare(catalogue, None)).chain(of_duties).collect()
}

fn risks(book: &Book) -> Vec<ShelfPaper> {
    let units: Vec<Choice> =
        book.units.iter().filter(|kept| kept.live()).map(|kept| choice(kept.id.to_string(), &kept.item.short_name)).collect();
    let powers: Vec<Choice> = book
        .powers
        .iter()
        .filter(|kept| kept.live())
        .map(|kept| choice(kept.id.to_string(), format!("{}　{}", kept.item.code, kept.item.name)))
        .collect();
    let map = |public| PaperRequest::RiskMap { power: String::new(), unit: String::new(), public };
    let (no_units, no_powers) = ("还没有登记单位。", "还没有登记职权。");
    let form = |key: &str, label: &str, layer: RiskLayer| {
        paper(
            key,
            label,
            "已登记的风险点印好，四步签署手工填写。",
            PaperRequest::Screening { layer: layer.code().to_owned(), unit: String::new(), post: String::new() },
        )
    };
    let layers = std::iter::once(choice("", "全部层面")).chain(RiskLayer::ALL.iter().map(|layer| choice(layer.label(), layer.label())));
    let years: Vec<Choice> = book.campaigns.iter().rev().map(|(_, own)| choice(own.year.to_string(), format!("{}年", own.year))).collect();
    vec![
        paper(
            "risk_heat",
            risk_heat::NAME,
            "类别 × 等级、单位 × 等级，与风险目录上方的分布图数字相同。",
            PaperRequest::RiskHeat { layer: String::new() },
        )
        .asks("layer", "层面", layers.collect(), ""),
        paper("campaign", campaign::NAME, "各单位标注情况和新增、变更、取消的风险点。", PaperRequest::Campaign { year: String::new() })
            .asks("year", "年度", years, "还没有开展过集中排查。"),
        paper("coverage", coverage::NAME, "重点领域、部门、岗位的覆盖情况和有权无险的职权。", PaperRequest::Coverage {}),
        paper("check_list", check_list::NAME, "逐条检查《办法》各项要求，列出问题和记录。", PaperRequest::CheckList {}),
        paper("risks", "廉政风险等级目录", "内部使用，含责任人。", PaperRequest::Risks { public: false }),
        paper("risks_public", "廉政风险等级目录（公开版）", "只到岗位，不含责任人。", PaperRequest::Risks { public: true }),
        paper("risk_map_unit", &format!("{}（单位）", risk_map::NAME), "", map(false)).asks("unit", "单位", units.clone(), no_units),
        paper("risk_map_unit_public", &format!("{}（单位，公开版）", risk_map::NAME), "不含责任人。", map(true)).asks(
            "unit",
            "单位",
            units.clone(),
            no_units,
        ),
        paper("risk_map_power", &format!("{}（职权）", risk_map::NAME), "", map(false)).asks("power", "职权", powers, no_powers),
        form("screening_post", screening::POST, RiskLayer::Post).asks("post", "岗位", posts(book), "还没有登记岗位。"),
        form("screening_department", screening::DEPARTMENT, RiskLayer::Department).asks("unit", "科室（站所）", units.clone(), no_units),
        form("screening_unit", screening::UNIT, RiskLayer::Unit).asks("unit", "单位", units, no_units),
    ]
}

fn spot_checks(book: &Book, today: NaiveDate) -> Vec<ShelfPaper> {
    let years = crate::spot_check::view(&Default::default(), book, today).years;
    let years: Vec<Choice> = years.iter().map(|year| choice(year.to_string(), format!("{year}年"))).collect();
    let draws = book.spot_draws.iter().rev().map(|(id, own)| choice(id.to_string(), format!("{}　{}", own.number, own.scope))).collect();
    let checks = |done: bool| -> Vec<Choice> {
        let own = crate::spot_check::standing(book).into_iter().rev().filter(|(_, own)| own.checked_on.is_some() == done);
        own.map(|(id, own)| choice(id.to_string(), format!("{}　{}", own.number, own.object.name(book)))).collect()
    };
    let check = || PaperRequest::SpotCheck { check: String::new() };
    vec![
        paper("spot_coverage", spot_check::COVERAGE, "哪些已抽查、哪些还没有。", PaperRequest::SpotCoverage { year: String::new() })
            .asks("year", "年度", years, ""),
        paper(
            "spot_draw",
            spot_check::DRAW,
            "备选对象、种子、抽中次序和验算步骤，由见证人签名。",
            PaperRequest::SpotDraw { draw: String::new() },
        )
        .asks("draw", "抽签", draws, "还没有抽过签。"),
        paper("spot_check_form", &format!("{}（待填）", spot_check::CHECK), "防控措施逐条印好，带到现场手工填写。", check()).asks(
            "check",
            "抽查",
            checks(false),
            "没有等待抽查的对象。",
        ),
        paper("spot_check", spot_check::CHECK, "已登记的结果。", check()).asks("check", "抽查", checks(true), "还没有登记过抽查结果。"),
    ]
}

fn posts(book: &Book) -> Vec<Choice> {
    let live = book.posts.iter().filter(|kept| kept.live());
    live.map(|kept| {
        let unit = kept.item.unit.map_or("", |unit| book.unit_name(unit).1);
        choice(kept.id.to_string(), format!("{unit}　{}", kept.item.name))
    })
    .collect()
}

fn blanks() -> Vec<ShelfPaper> {
    blank::all().into_iter().map(|(key, label, request)| paper(&key, &label, "", request)).collect()
}
