//! A letter, a paper to a higher office, minutes and a process for the tests and the specimen.

use press::document::DocumentPaper;
use press::flow::{Branch, FlowPaper, FlowStep, StepShape};
use press::report::Block;
use press::{Attendance, Head, HeadNotes, Imprint, Marks, Seal, SignOff};

/// 催办函 in 信函格式.
pub fn reminder() -> DocumentPaper {
    DocumentPaper {
        head: Some(Head::Letter {
            mark: "中共七溪坪镇纪律检查委员会".to_string(),
        }),
        number: "七纪廉催〔2026〕3号".to_string(),
        title: "关于催报廉政风险预警处置情况的函".to_string(),
        addressee: "柳树沟村党支部、村民委员会".to_string(),
        blocks: vec![
            Block::Text("2026年1月15日，我委向你村送达《廉政风险预警整改通知书》（七纪廉警〔2026〕1号），要求于2026年2月14日前书面回告整改结果。截至2026年2月20日，你村尚未回告。".to_string()),
            Block::Text("请你村于收到本函之日起五日内报送《廉政风险预警处置回告书》并附佐证材料。逾期仍未回告的，将提高预警等级，并按有关规定追究责任。".to_string()),
            Block::Text("特此函告。".to_string()),
        ],
        attachments: vec!["《廉政风险预警处置回告书》（空白）".to_string()],
        sign_off: Some(SignOff {
            name: "中共七溪坪镇纪律检查委员会".to_string(),
            date: "2026年2月20日".to_string(),
            seal: Seal::Place,
        }),
        remark: "联系人：向明远　联系电话：0000-0000000".to_string(),
        imprint: None,
        marks: Marks::default(),
    }
}

/// 请示 to the higher commission, signed by two, urgent.
pub fn upward() -> DocumentPaper {
    DocumentPaper {
        head: Some(
            Head::Upward { mark: "中共七溪坪镇纪律检查委员会".to_string(), signers: vec!["向明远".to_string(), "覃　川".to_string()] }
                .noted(HeadNotes { copy_number: "000003".to_string(), note: "内部资料　注意保存".to_string(), urgency: "加急".to_string() }),
        ),
        number: "七纪〔2026〕12号".to_string(),
        title: "关于对柳树沟村实施高级（红色）廉政风险预警的请示".to_string(),
        addressee: "中共云溪区纪律检查委员会".to_string(),
        blocks: vec![
            Block::Text("经查，柳树沟村2025年将集体林地约320亩低价发包，未经村民代表会议讨论通过。2025年7月、10月镇纪委和区委巡察组先后提出整改意见，至2026年1月仍未整改到位，有违纪行为但尚不构成立案。依据《廉政风险预警防控暂行办法》第四十二条，拟对该村实施高级（红色）预警，作出专项调查、督导整改的处置。".to_string()),
            Block::Text("妥否，请批示。".to_string()),
        ],
        attachments: Vec::new(),
        sign_off: Some(SignOff { name: "中共七溪坪镇纪律检查委员会".to_string(), date: "2026年1月9日".to_string(), seal: Seal::Place }),
        remark: "联系人：向明远　联系电话：0000-0000000".to_string(),
        imprint: Some(Imprint {
            copy_to: "镇党委".to_string(),
            issuer: "中共七溪坪镇纪律检查委员会办公室".to_string(),
            issued_on: "2026年1月9日".to_string(),
            copies: None,
            on_even_page: true,
        }),
        marks: Marks::default(),
    }
}

/// 会议纪要.
pub fn minutes() -> DocumentPaper {
    let attendance = |word: &str, names: &str| Attendance { word: word.to_string(), names: names.to_string() };
    DocumentPaper {
        head: Some(Head::Minutes {
            mark: "七溪坪镇党风廉政建设联席会议纪要".to_string(),
            issuer: "中共七溪坪镇纪律检查委员会".to_string(),
            date: "2026年4月10日".to_string(),
        }),
        number: "〔2026〕3号".to_string(),
        title: "2026年第一季度预警情况研判会议纪要".to_string(),
        addressee: String::new(),
        blocks: vec![
            Block::Text("2026年4月8日，镇纪委召集党风廉政建设联席会议，研判第一季度廉政风险预警情况。现将议定事项纪要如下：".to_string()),
            Block::Text("一、对柳树沟村、社会事务办公室逐一开展督查，五月底前完成。".to_string()),
            Block::Text("二、低保救助岗连续两个季度被预警，提请镇党委将其风险等级由中级调整为高级。".to_string()),
            Block::Attendance(vec![
                attendance(
                    "出席",
                    "镇党委：邹立新；镇纪委：向明远、覃川、赟昇喆；社会事务办公室：田野；财政所：彭大山；柳树沟村：宋明月、杜小满",
                ),
                attendance("请假", "便民服务中心：石磊"),
                attendance("列席", "区纪委第三监督检查室：陆远"),
            ]),
        ],
        attachments: Vec::new(),
        sign_off: None,
        remark: String::new(),
        imprint: Some(Imprint {
            copy_to: "镇党委、人大、政府班子成员，各参会单位".to_string(),
            issuer: "中共七溪坪镇纪律检查委员会办公室".to_string(),
            issued_on: "2026年4月10日".to_string(),
            copies: None,
            on_even_page: true,
        }),
        marks: Marks::default(),
    }
}

/// A process of twelve steps with three decisions.
pub fn process() -> FlowPaper {
    let mut steps = vec![FlowStep::new(StepShape::Terminal, "申请人提出书面申请")];
    let mut accept = FlowStep::new(StepShape::Step, "便民服务中心受理，出具受理通知书");
    accept.notes = vec!["承办岗位：综合窗口".to_string(), "时限：当场".to_string()];
    steps.push(accept);
    for (n, name) in ["材料是否齐全", "入户核查是否符合条件", "公示有无异议"].iter().enumerate() {
        let mut decision = FlowStep::new(StepShape::Decision, *name);
        decision.branch = Some(Branch { label: "否".to_string(), text: "一次性告知补正或者书面说明理由".to_string() });
        decision.onward = "是".to_string();
        if n == 1 {
            decision.risks = vec!["★高　入户核查走过场，优亲厚友".to_string()];
        }
        steps.push(decision);
        let mut step = FlowStep::new(StepShape::Step, "社会事务办公室两人以上调查核实，形成核查意见并签字");
        step.notes = vec!["承办岗位：低保救助岗".to_string(), "时限：10个工作日".to_string()];
        step.risks = vec!["★中　核查记录不实、动态管理不及时".to_string()];
        steps.push(step);
        steps.push(FlowStep::new(StepShape::Step, "民主评议，分管领导审核"));
    }
    steps.push(FlowStep::new(StepShape::Terminal, "发放并归档"));
    FlowPaper {
        title: "最低生活保障初审权力运行流程图".to_string(),
        left: "行使主体：社会事务办公室".to_string(),
        right: "职权编码：JF03".to_string(),
        steps,
        footer: vec!["依据：《社会救助暂行办法》第十一条。".to_string(), "监督电话：0000-0000000。★为廉政风险点。".to_string()],
        marks: Marks::default(),
    }
}
