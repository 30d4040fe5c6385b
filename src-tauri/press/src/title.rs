//! Breaks a title where the sense breaks, in the shape of a trapezoid or a diamond.
//! Never splits a word of its list, whatever the shape would gain.

use crate::fonts::{OpenFonts, Role};
use crate::letter::{Body, Span, letters};

/// Words of this office's titles that stay whole.
const WORDS: [&str; 96] = [
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
];

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
    for lines in fewest..=fewest + 2 {
        if let Some(breaks) = best(&advances, &costs, width, lines) {
            let mut out = String::new();
            for (i, c) in chars.iter().enumerate() {
                if breaks.contains(&i) {
                    out.push('\n');
                }
                out.push(*c);
            }
            return out;
        }
    }
    text.to_string()
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
    inside
}

/// A title likes to break after a mark, a 的 or before 关于, and dislikes a lone particle.
fn edge_cost(chars: &[char], i: usize) -> f64 {
    let (before, after) = (chars[i - 1], chars[i]);
    if matches!(before, '，' | '》' | '）' | '—' | '：') || matches!(after, '《' | '（' | '—') {
        return 0.0;
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

/// The cheapest way to cut into exactly `lines` lines; each break is the index it stands before.
fn best(advances: &[f64], costs: &[Option<f64>], width: f64, lines: usize) -> Option<Vec<usize>> {
    let n = advances.len();
    let mut sums = vec![0.0];
    for a in advances {
        sums.push(sums[sums.len() - 1] + a);
    }
    let ideal = sums[n] / lines as f64;
    // state: (lines set, position) -> (cost, position before)
    let mut table = vec![vec![(f64::INFINITY, 0usize); n + 1]; lines + 1];
    table[0][0].0 = 0.0;
    for line in 0..lines {
        for from in 0..n {
            let so_far = table[line][from].0;
            if !so_far.is_finite() {
                continue;
            }
            for to in from + 1..=n {
                let w = sums[to] - sums[from];
                if w > width + 1e-6 {
                    break;
                }
                if (to == n) != (line + 1 == lines) {
                    continue;
                }
                let edge = if to == n { Some(0.0) } else { costs[to - 1] };
                let Some(edge) = edge else { continue };
                let uneven = 100.0 * ((w - ideal) / ideal).powi(2);
                let cost = so_far + edge + uneven;
                if cost < table[line + 1][to].0 {
                    table[line + 1][to] = (cost, from);
                }
            }
        }
    }
    if !table[lines][n].0.is_finite() {
        return None;
    }
    let mut breaks = Vec::new();
    let mut at = n;
    for line in (1..=lines).rev() {
        at = table[line][at].1;
        if line > 1 {
            breaks.push(at);
        }
    }
    Some(breaks)
}
