//! A service receipt and a long list for the tests and the specimen.

use press::service_receipt::{ServedDocument, ServiceManner, ServiceReceiptPaper};
use press::table::{ListColumn, ListRow, TablePaper};
use press::{Lie, Marks};

/// A receipt half filled in.
pub fn receipt() -> ServiceReceiptPaper {
    let manner = |label: &str, chosen| ServiceManner { label: label.to_string(), chosen };
    ServiceReceiptPaper {
        serving_body: "中共七溪坪镇纪律检查委员会".to_string(),
        documents: vec![ServedDocument {
            name: "廉政风险预警整改通知书".to_string(),
            number: "七纪廉警〔2026〕1号".to_string(),
            copies: "1".to_string(),
        }],
        addressee: "柳树沟村党支部、村民委员会".to_string(),
        post: "村党支部书记".to_string(),
        place: "柳树沟村村部".to_string(),
        manners: vec![manner("直接送达", true), manner("留置送达", false), manner("转交送达", false), manner("邮寄送达", false)],
        served_at: "2026年1月15日10时20分".to_string(),
        notes: vec![
            "注：1. 受送达人签名或者盖章的日期为送达日期，自送达之日的次日起计算回告期限。".to_string(),
            "2. 受送达人拒收的，由送达人记明拒收事由和日期，由见证人签名，留置送达。".to_string(),
        ],
        marks: Marks { anchor: Some("3fa94c0b1d22".to_string()), ..Marks::default() },
        ..ServiceReceiptPaper::default()
    }
}

/// A risk catalogue of so many rows, grouped by unit and kind.
pub fn catalogue(rows: usize) -> TablePaper {
    let mut paper = TablePaper::new(
        "七溪坪镇廉政风险等级目录",
        vec![
            ListColumn::middle("序号", 4.0),
            ListColumn::middle("单位（科室）", 9.0).grouped(),
            ListColumn::middle("风险类别", 7.0).grouped(),
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
    let units = ["党政综合办公室", "社会事务办公室", "财政所", "柳树沟村村民委员会"];
    let kinds = ["岗位职责", "业务流程", "制度机制"];
    for n in 0..rows {
        let unit = units[n / 7 % units.len()];
        if n == 0 {
            paper.rows.push(ListRow::Section("一、单位职能风险".to_string()));
        }
        paper.rows.push(ListRow::Cells(
            [
                format!("{}", n + 1).as_str(),
                unit,
                kinds[n / 3 % kinds.len()],
                "低保救助对象动态管理不及时",
                "对停发、减发对象未书面告知理由，入户核查流于形式；亲属备案制度落实不到位，存在“人情保”隐患。",
                ["高", "中", "低"][n % 3],
                if n % 5 == 0 {
                    "1. 停发、减发一律书面告知并留存送达凭证。\n2. 每季度随机抽查不少于10%，两人入户、签字背书。\n3. 亲属备案对象单独建账，年底前公示。"
                } else {
                    "停发、减发一律书面告知；每季度抽查不少于10%。"
                },
                "所长",
                "2026年11月30日",
            ]
            .map(String::from)
            .to_vec(),
        ));
    }
    paper.notes = vec!["注：等级按可能性与危害性的乘积评定，6分以上为高，3至4分为中，2分以下为低。".to_string()];
    paper.lie = Lie::Landscape;
    paper
}
