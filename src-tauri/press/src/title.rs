//! Breaks a title where the sense breaks, in the shape of a trapezoid or a diamond.
//! Never splits a word of its list, whatever the shape would gain.

use crate::fonts::{Fonts, OpenFonts, Role};
use crate::letter::{Body, Span, letters};

/// Words of this office's titles that stay whole.
const WORDS: [&str; 120] = [
    "中共",
    "中国共产党",
    "纪律",
    "检查",
    "委员会",
    "监察",
    "监督",
    "办公室",
    "人民政府",
    "党委",
    "纪委",
    "廉政",
    "风险",
    "预警",
    "防控",
    "整改",
    "通知书",
    "通知",
    "通报",
    "报告",
    "回告",
    "回执",
    "送达",
    "回证",
    "催办",
    "督查",
    "督办",
    "函询",
    "告诫",
    "谈话",
    "记录",
    "采集",
    "信息",
    "零报告",
    "汇总",
    "分析",
    "季度",
    "年度",
    "半年",
    "第一",
    "第二",
    "第三",
    "第四",
    "责任",
    "分解",
    "任务",
    "清单",
    "台账",
    "目录",
    "职权",
    "权力",
    "运行",
    "流程",
    "流程图",
    "等级",
    "登记",
    "登记表",
    "排查",
    "自查",
    "岗位",
    "科室",
    "单位",
    "制度",
    "机制",
    "惩治",
    "预防",
    "腐败",
    "体系",
    "建设",
    "党风",
    "工作",
    "实施",
    "意见",
    "办法",
    "暂行",
    "长效",
    "考核",
    "评分",
    "细则",
    "情况",
    "问题",
    "线索",
    "移送",
    "落实",
    "主体",
    "重点",
    "项目",
    "资金",
    "集体",
    "资产",
    "资源",
    "村级",
    "社会",
    "事务",
    "参阅",
    "关于",
    "发包",
    "出租",
    "动态",
    "复核",
    "生活",
    "保障",
    "救助",
    "农村",
    "补贴",
    "招标",
    "采购",
    "综合",
    "执法",
    "管理",
    "小组",
    "党支部",
    "联合",
    "大队",
    "高级",
    "中级",
    "低级",
    "红色",
    "黄色",
    "蓝色",
];

/// A title in 小标宋 with its lines broken as on paper: size and width in points.
pub fn balanced_title(fonts: &Fonts, text: &str, size: f64, width: f64) -> String {
    balance(&fonts.open(), text, Role::XiaoBiaoSong, Body::solid(size), width)
}

/// The text with a line end at each chosen place. Line ends that the text already has are the
/// user's own and are kept.
pub(crate) fn balance(fonts: &OpenFonts<'_>, text: &str, role: Role, body: Body, width: f64) -> String {
    text.split('\n').map(|line| balance_line(fonts, line, role, body, width)).collect::<Vec<_>>().join("\n")
}

fn balance_line(fonts: &OpenFonts<'_>, text: &str, role: Role, body: Body, width: f64) -> String {
    let chars: Vec<char> = text.chars().collect();
    let advances: Vec<f64> = letters(fonts, &[Span::new(role, text)], body).iter().map(|l| l.advance).collect();
    let total: f64 = advances.iter().sum();
    if total <= width || advances.len() != chars.len() {
        return text.to_string();
    }
    let joints = crate::class::joints(&chars);
    let inside = inside_words(&chars);
    let costs: Vec<Option<f64>> = (1..chars.len())
        .map(|i| match joints[i - 1] {
            crate::class::Joint::Free if inside[i] => Some(60.0),
            crate::class::Joint::Free => Some(edge_cost(&chars, i)),
            crate::class::Joint::Reluctant => Some(80.0),
            _ => None,
        })
        .collect();
    let fewest = (total / width).ceil() as usize;
    let tried = (fewest..=fewest + 2).filter_map(|lines| {
        let (breaks, cost) = best(&advances, &costs, width, lines)?;
        Some((breaks, cost + ONE_MORE_LINE * (lines - fewest) as f64))
    });
    let Some((breaks, _)) = tried.min_by(|a, b| a.1.total_cmp(&b.1)) else {
        return text.to_string();
    };
    let mut out = String::new();
    for (i, c) in chars.iter().enumerate() {
        if breaks.contains(&i) {
            out.push('\n');
        }
        out.push(*c);
    }
    out
}

/// A line more is worth a whole word, but not a nicer shape.
const ONE_MORE_LINE: f64 = 40.0;
/// What a waist costs: a line shorter than one above it and one under it.
const WAIST: f64 = 36.0;
/// What a block costs: all lines of one length.
const BLOCK: f64 = 5.0;

/// What the shape of the lines costs: a trapezoid or a diamond nothing.
fn shape_cost(widths: &[f64], cell: f64) -> f64 {
    let longest = widths.iter().copied().fold(0.0, f64::max);
    let shortest = widths.iter().copied().fold(f64::INFINITY, f64::min);
    if longest - shortest < 0.5 * cell {
        return BLOCK;
    }
    let waist = (1..widths.len().saturating_sub(1)).any(|i| {
        let above = widths[..i].iter().copied().fold(0.0, f64::max);
        let under = widths[i + 1..].iter().copied().fold(0.0, f64::max);
        widths[i] + 0.5 * cell < above.min(under)
    });
    if waist { WAIST } else { 0.0 }
}

/// Whether the place before each character lies inside a word of the list.
fn inside_words(chars: &[char]) -> Vec<bool> {
    let mut inside = vec![false; chars.len() + 1];
    for word in WORDS {
        let word: Vec<char> = word.chars().collect();
        for start in 0..chars.len().saturating_sub(word.len() - 1) {
            if chars[start..start + word.len()] == word[..] {
                inside[start + 1..start + word.len()].fill(true);
            }
        }
    }
    // Short brackets stay whole as a word does.
    for open in (0..chars.len()).filter(|&i| chars[i] == '（') {
        if let Some(close) = chars[open..].iter().take(10).position(|c| *c == '）') {
            inside[open + 1..=open + close].fill(true);
        }
    }
    inside
}

/// A title likes to break after a mark, a 的 or before 关于, and dislikes a lone particle.
fn edge_cost(chars: &[char], i: usize) -> f64 {
    let (before, after) = (chars[i - 1], chars[i]);
    if matches!(before, '，' | '》' | '）' | '—' | '：') || matches!(after, '《' | '—') {
        return 0.0;
    }
    if after == '（' {
        // What stands in brackets explains the word before them.
        return 20.0;
    }
    if matches!(after, '的' | '和' | '与' | '及' | '等') {
        return 14.0;
    }
    if matches!(before, '的') {
        return 1.0;
    }
    if matches!(before, '和' | '与' | '及' | '第') {
        return 14.0;
    }
    6.0
}

/// The cheapest way to cut into exactly `lines` lines, and its cost; each break is the index it
/// stands before.
fn best(advances: &[f64], costs: &[Option<f64>], width: f64, lines: usize) -> Option<(Vec<usize>, f64)> {
    let mut sums = vec![0.0];
    for a in advances {
        sums.push(sums[sums.len() - 1] + a);
    }
    let mut search = Search { sums, costs, width, lines, breaks: Vec::new(), best: None };
    search.from(0, 0.0);
    search.best
}

/// All ways to cut, those left out that cost more than the best so far.
struct Search<'a> {
    /// Where each character begins, and the end.
    sums: Vec<f64>,
    costs: &'a [Option<f64>],
    width: f64,
    lines: usize,
    breaks: Vec<usize>,
    best: Option<(Vec<usize>, f64)>,
}

impl Search<'_> {
    fn from(&mut self, from: usize, so_far: f64) {
        let n = self.sums.len() - 1;
        let ideal = self.sums[n] / self.lines as f64;
        let uneven = |w: f64| 100.0 * ((w - ideal) / ideal).powi(2);
        let left = self.lines - self.breaks.len();
        if self.best.as_ref().is_some_and(|(_, cost)| so_far >= *cost) || self.sums[n] - self.sums[from] > left as f64 * self.width + 1e-6 {
            return;
        }
        if left == 1 {
            let mut widths: Vec<f64> = Vec::new();
            let mut start = 0;
            for end in self.breaks.iter().copied().chain([n]) {
                widths.push(self.sums[end] - self.sums[start]);
                start = end;
            }
            let cell = self.sums[n] / n as f64;
            let cost = so_far + uneven(self.sums[n] - self.sums[from]) + shape_cost(&widths, cell);
            if self.best.as_ref().is_none_or(|(_, best)| cost < *best) {
                self.best = Some((self.breaks.clone(), cost));
            }
            return;
        }
        for to in from + 1..n {
            let w = self.sums[to] - self.sums[from];
            if w > self.width + 1e-6 {
                break;
            }
            let Some(edge) = self.costs[to - 1] else { continue };
            self.breaks.push(to);
            self.from(to, so_far + edge + uneven(w));
            self.breaks.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_waist_is_the_worst_shape_and_a_block_is_not_liked() {
        assert_eq!(shape_cost(&[10.0, 14.0], 1.0), 0.0);
        assert_eq!(shape_cost(&[14.0, 10.0], 1.0), 0.0);
        assert_eq!(shape_cost(&[10.0, 14.0, 9.0], 1.0), 0.0, "a diamond");
        assert_eq!(shape_cost(&[14.0, 12.0, 12.0], 1.0), 0.0, "a trapezoid");
        assert_eq!(shape_cost(&[12.0, 12.0], 1.0), BLOCK);
        assert_eq!(shape_cost(&[14.0, 10.0, 13.0], 1.0), WAIST);
        assert_eq!(shape_cost(&[14.0, 9.0, 9.0, 13.0], 1.0), WAIST);
    }
}
