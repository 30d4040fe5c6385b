//! 成因分析 in four aspects: mind, duty, process, system; each with its count and an example that names nobody, taken
//! from the replies' own analysis where there is one. Never a cause that no figure stands behind.

use register::Term as _;
use register::report::Share;
use register::risk::RiskKind;

use super::nameless::{anonymous, first_sentence, names, some_unit};
use super::pen::{Base, Pen, numeral};

/// The aspects of such an analysis with what each of them means.
const ASPECTS: [(RiskKind, &str, &str); 4] = [
    (RiskKind::Moral, "思想认识方面", "个别党员干部纪法意识和群众观念不强，对苗头性、倾向性问题认识不足"),
    (RiskKind::PostDuty, "职责履行方面", "岗位责任没有压实到人，日常提醒和监督检查跟得不紧"),
    (RiskKind::Process, "业务流程方面", "关键环节公开和复核不够，经办与审核没有真正分开"),
    (RiskKind::System, "制度机制方面", "制度执行刚性不足，台账、公示、回访等机制没有落到日常"),
];

/// The kind with this label.
pub(super) fn kind_of(label: &str) -> Option<RiskKind> {
    RiskKind::read(label)
}

/// Where trouble of a kind comes from, in the words of such reports.
pub(super) fn root(kind: RiskKind) -> &'static str {
    let found = ASPECTS.iter().find(|(own, ..)| *own == kind);
    found.map_or("外部环境变化带来的廉政风险应对不及时", |(_, _, root)| root)
}

/// The chapter.
pub(super) fn chapter(pen: &mut Pen<'_>) {
    let chapter = pen.chapter("成因分析");
    let figures = pen.figures;
    let mut headings = vec![chapter];
    for (place, (kind, title, root)) in (1..).zip(ASPECTS) {
        headings.push((2, format!("（{}）{title}", numeral(place))));
        let count = figures.by_risk_kind.of(kind.label());
        let scope = pen.base(Base::Scope);
        let mut text = if count == 0 {
            vec![format!("{scope}中，没有关联{}的预警信息。", kind.label())]
        } else {
            let share = Share { count, base: figures.by_risk_kind.base }.percent();
            let (count, share) = (pen.put(format!("{}件次", kind.label()), count), pen.put(format!("{}占比", kind.label()), share));
            vec![format!("{scope}中，关联{}的{count}件次，占{share}，反映出{root}。", kind.label())]
        };
        text.extend(example(pen, kind));
        pen.section(KEYS[place - 1], std::mem::take(&mut headings), text, Vec::new());
    }
}

const KEYS: [&str; 4] = ["cause_mind", "cause_duty", "cause_process", "cause_system"];

/// 如某村…： what a reply says of its causes, or what was reported.
fn example(pen: &mut Pen<'_>, kind: RiskKind) -> Option<String> {
    let (book, period) = (pen.book, pen.figures.period);
    let known = names(book);
    let is_kind = |risk: Option<register::id::RiskId>| risk.and_then(|risk| book.risk_of(risk)).and_then(|risk| risk.kind) == Some(kind);
    let told = book.warnings.iter().map(|(_, warning)| warning).find_map(|warning| {
        let own = warning.voided.is_none() && period.holds(warning.issued_on) && is_kind(warning.risk);
        let cause = own.then(|| warning.standing_reply()).flatten().map(|reply| reply.cause.as_str()).filter(|cause| !cause.is_empty())?;
        Some(format!("{}，在回告中剖析：{}", some_unit(warning.unit, book), anonymous(&first_sentence(cause, 60), &known, book)))
    });
    let reported = || {
        let mut own = book.signals.iter().filter(|kept| {
            let signal = &kept.item;
            kept.live() && signal.counts() && signal.in_scope && !signal.confidential && period.holds(signal.collected_on)
        });
        let signal = &own.find(|kept| kept.item.risk_kind.map_or_else(|| is_kind(kept.item.risk), |own| own == kind))?.item;
        let matter = anonymous(&first_sentence(&signal.content, 60), &known, book);
        // 有信息反映 is said once.
        let matter = matter.strip_prefix("反映").unwrap_or(&matter);
        Some(format!("{}，有信息反映{matter}", some_unit(signal.unit, book)))
    };
    let told = told.or_else(reported)?;
    let name = pen.put(format!("{}事例", kind.label()), told);
    Some(format!("如{name}。"))
}
