//! The two sentences of which such reports mostly consist: the shares of a list over its base, and the comparison with
//! the period before and a year before. Never a share without the base it is of.

use register::report::{Breakdown, BreakdownLine, Change, Compared, Period};

use super::fields::Fields;
use super::pen::numeral;

/// 从信息来源看，以全部33件次为基数，信访举报13件次，占39.4%；…；未填1件次。 `over` is the base in words.
pub(super) fn shares(fields: &mut Fields, what: &str, over: &str, of: &Breakdown, most: usize) -> String {
    let met = of.leading();
    let leading: Vec<BreakdownLine> = met.iter().take(most).map(|line| (*line).clone()).collect();
    let rest = met.len() - leading.len();
    let left: u32 = met.iter().skip(leading.len()).map(|line| line.count.now).sum();
    let mut parts = Vec::new();
    for (rank, line) in (1..).zip(&leading) {
        let name = fields.put(format!("{what}第{}", numeral(rank)), &line.label);
        let count = fields.put(format!("{what}第{}件次", numeral(rank)), line.count.now);
        let share = fields.put(format!("{what}第{}占比", numeral(rank)), of.share(line).percent());
        parts.push(format!("{name}{count}件次，占{share}"));
    }
    if rest > 0 {
        let (items, count) = (fields.put(format!("{what}其他项数"), rest), fields.put(format!("{what}其他件次"), left));
        parts.push(format!("其他{items}项共{count}件次"));
    }
    if of.unfilled > 0 {
        parts.push(format!("未填{}件次", fields.put(format!("{what}未填件次"), of.unfilled)));
    }
    format!("从{what}看，以{over}为基数，{}。", parts.join("；"))
}

/// 环比（2025年第四季度26件次）增加7件次（26.9%），同比（…）….
pub(super) fn compared(fields: &mut Fields, period: Period, what: &str, count: Compared) -> String {
    if count.before.is_none() && count.year_before.is_none() {
        return "上期和上年同期没有登记数据，不作比较。".to_owned();
    }
    let mut side = |word: &str, title: String, then: Option<u32>, change: Change| {
        let change = fields.put(format!("{what}{word}"), change.words("件次"));
        match then {
            Some(then) => format!("{word}（{title}{}件次）{change}", fields.put(format!("{what}{word}基数"), then)),
            None => format!("{word}（{title}）{change}"),
        }
    };
    // Of a year the period before is the same as the year before.
    let on_year = side("同比", period.a_year_before().title(), count.year_before, count.on_year());
    if period.previous() == period.a_year_before() {
        return format!("{on_year}。");
    }
    let on_period = side("环比", period.previous().title(), count.before, count.on_period());
    format!("{on_period}，{on_year}。")
}

#[cfg(test)]
mod tests {
    use register::report::Prose;

    use super::*;

    fn now(now: u32) -> Compared {
        Compared { now, ..Compared::default() }
    }

    fn of(base: u32, lines: &[(&str, u32)], unfilled: u32) -> Breakdown {
        let line = |(label, count): &(&str, u32)| BreakdownLine { label: (*label).to_owned(), count: now(*count) };
        Breakdown { base, lines: lines.iter().map(line).collect(), unfilled }
    }

    /// The sentence with its figures filled in.
    fn said(write: impl FnOnce(&mut Fields) -> String) -> String {
        let mut fields = Fields::default();
        let text = write(&mut fields);
        let prose = Prose::read(&text, |name| fields.value(name).is_some()).unwrap();
        prose.fill(|name| fields.value(name).unwrap_or_default()).concat()
    }

    /// Figures of four public analyses; each line has the base that the original has.
    #[test]
    fn the_sentences_of_public_analyses_come_out_with_their_shares() {
        let check = |what: &str, over: &str, of: &Breakdown, most: usize, wanted: &str| {
            assert_eq!(said(|fields| shares(fields, what, over, of, most)), wanted);
        };
        // 富源, first quarter of 2019: 115 in all, 103 within scope.
        check(
            "提供方式",
            "全部115件次",
            &of(115, &[("来信", 57), ("来访", 40), ("来电", 18)], 0),
            1,
            "从提供方式看，以全部115件次为基数，来信57件次，占49.6%；其他2项共58件次。",
        );
        check(
            "反映次数",
            "全部115件次",
            &of(115, &[("初次", 79), ("重复", 36)], 0),
            2,
            "从反映次数看，以全部115件次为基数，初次79件次，占68.7%；重复36件次，占31.3%。",
        );
        check(
            "被反映人职级",
            "业务范围内103件次",
            &of(103, &[("一般干部", 10), ("农村干部", 73)], 20),
            5,
            "从被反映人职级看，以业务范围内103件次为基数，农村干部73件次，占70.9%；一般干部10件次，占9.7%；未填20件次。",
        );
        // 楚雄, 2018: 430, up by 44 %.
        check(
            "信息类型",
            "全部430件次",
            &of(430, &[("检举控告", 305), ("业务范围外", 125)], 0),
            1,
            "从信息类型看，以全部430件次为基数，检举控告305件次，占70.9%；其他1项共125件次。",
        );
        // 宜良, first quarter of 2019: 71 in all, but the ranks are of the 47 within scope.
        check(
            "被反映人职级",
            "业务范围内47件次",
            &of(47, &[("农村干部", 30), ("乡科级", 17)], 0),
            2,
            "从被反映人职级看，以业务范围内47件次为基数，农村干部30件次，占63.8%；乡科级17件次，占36.2%。",
        );
    }

    #[test]
    fn the_comparison_says_both_bases_and_a_year_only_one() {
        let check = |period: &str, count: Compared, wanted: &str| {
            assert_eq!(said(|fields| compared(fields, Period::parse(period).unwrap(), "信息", count)), wanted);
        };
        let both = |now, before, year_before| Compared { now, before: Some(before), year_before: Some(year_before) };
        check(
            "2026Q1",
            both(33, 26, 22),
            "环比（2025年第四季度26件次）增加7件次（26.9%），同比（2025年第一季度22件次）增加11件次（50.0%）。",
        );
        check("2018", both(430, 299, 299), "同比（2017年299件次）增加131件次（43.8%）。");
        // 官渡, four months: 178, up by 41 %.
        check("2025H1", both(178, 178, 126), "环比（2024年下半年178件次）持平，同比（2024年上半年126件次）增加52件次（41.3%）。");
        let lone = Compared { now: 46, before: None, year_before: Some(50) };
        check("2026H1", lone, "环比（2025年下半年）无可比数据，同比（2025年上半年50件次）减少4件次（8.0%）。");
        check("2025Q1", now(22), "上期和上年同期没有登记数据，不作比较。");
    }
}
