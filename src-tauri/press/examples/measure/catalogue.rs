//! A risk catalogue of any length whose rows differ, as an office's do: nothing can be gained by
//! remembering a cell. Never a real catalogue: units, posts and risks are invented.

use press::Lie;
use press::table::{ListColumn, ListRow, TablePaper};

/// Rows of a page of this catalogue, measured over 350 pages.
const ROWS_OF_PAGE: f64 = 6.0;

const UNITS: [&str; 8] = [
    "党政综合办公室",
    "社会事务办公室",
    "财政所",
    "柳树沟村村民委员会",
    "平安法治办公室",
    "经济发展办公室",
    "便民服务中心",
    "农业综合服务中心",
];
const KINDS: [&str; 4] = ["岗位职责", "业务流程", "制度机制", "外部环境"];
const POWERS: [&str; 9] = [
    "最低生活保障对象初审",
    "农村危房改造补助申报",
    "集体林地发包合同备案",
    "小型工程限额内招标",
    "公务接待费用报销",
    "临时救助资金发放",
    "宅基地用地审查",
    "公章使用登记",
    "惠农补贴面积核实",
];
const FAULTS: [&str; 7] = [
    "入户核查流于形式，对停发对象未书面告知理由",
    "民主评议走过场，参会人数不足仍作出决定",
    "拆分项目规避公开竞价，变更签证无人复核",
    "凭口头交代先行拨付，事后补签审批手续",
    "亲属备案制度落实不到位，存在“人情保”隐患",
    "台账登记不及时，钱、账、物三者对不上",
    "公示时间少于七日，举报电话无人接听",
];
const CHANGES: [&str; 5] = ["群众有一定议论", "上级审计曾经指出", "近三年内反映两次以上", "涉及资金50万元以上", "由一人经办到底"];
const CURES: [&str; 8] = [
    "停发、减发一律书面告知并留存送达凭证",
    "每季度随机抽查不少于10%，两人入户、签字背书",
    "亲属备案对象单独建账，年底前公示",
    "限额以上全部进入农村产权交易平台",
    "变更签证须经分管领导和监理双签",
    "资金拨付实行“四议两公开”后联审",
    "公示满七日并拍照存档",
    "每半年轮岗一次，离岗交接有监交人",
];
const POSTS: [&str; 6] = ["所长", "主任", "村党支部书记", "报账员", "分管副镇长", "综合窗口经办人"];

/// A catalogue of about so many landscape pages.
pub fn of_pages(pages: usize) -> TablePaper {
    of_rows((pages as f64 * ROWS_OF_PAGE) as usize)
}

fn of_rows(rows: usize) -> TablePaper {
    let mut paper = TablePaper::new(
        "七溪坪镇廉政风险等级目录",
        vec![
            ListColumn::middle("序号", 4.0),
            ListColumn::middle("单位（科室）", 9.0),
            ListColumn::middle("风险类别", 7.0),
            ListColumn::text("风险点", 14.0),
            ListColumn::text("表现形式", 24.0),
            ListColumn::middle("等级", 4.0),
            ListColumn::text("防控措施", 24.0),
            ListColumn::middle("责任人", 8.0),
            ListColumn::middle("完成时限", 8.0),
        ],
    );
    paper.left = "编制单位：中共七溪坪镇纪律检查委员会".to_string();
    paper.right = "2026年第1版".to_string();
    paper.rows = (0..rows).map(|n| ListRow::Cells(row(n))).collect();
    paper.notes = vec!["注：等级按可能性与危害性的乘积评定，6分以上为高，3至4分为中，2分以下为低。".to_string()];
    paper.lie = Lie::Landscape;
    paper
}

fn row(n: usize) -> Vec<String> {
    let pick = |from: &[&str], stride: usize| from[(n / stride + n * stride) % from.len()].to_string();
    let measures = (0..1 + n % 3).map(|m| format!("{}. {}。", m + 1, CURES[(n * 3 + m * 5 + n / 8) % CURES.len()]));
    vec![
        (n + 1).to_string(),
        UNITS[n / 7 % UNITS.len()].to_string(),
        KINDS[n / 3 % KINDS.len()].to_string(),
        format!("{}（R{:04}）", pick(&POWERS, 2), n + 1),
        format!("{}；{}，评定为{}分。", pick(&FAULTS, 3), pick(&CHANGES, 4), 1 + n % 9),
        ["高", "中", "低"][n % 3].to_string(),
        measures.collect::<Vec<_>>().join("\n"),
        pick(&POSTS, 5),
        format!("2026年{}月{}日", 1 + n % 12, 1 + n % 28),
    ]
}
