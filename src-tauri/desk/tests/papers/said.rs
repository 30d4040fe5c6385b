//! What stands in each paper of the training office, and what must not.

use serde_json::json;

use super::office::Office;

/// A red notice of the sample's ledger, served and answered; and one whose reply is awaited.
const ANSWERED: &str = "七纪廉警〔2026〕1号";
const AWAITED: &str = "七纪廉警〔2026〕15号";

#[test]
fn the_reply_quotes_its_notice_blank_and_filled() {
    let mut office = Office::sample();
    let form = office.paper(json!({ "paper": "reply", "warning": "" }));
    form.says(&[
        "廉政风险预警处置回告书",
        "一、预警事项和认领情况",
        "思想认识",
        "职责履行",
        "流程制度",
        "监督管理",
        "存在问题",
        "整改措施",
        "责任人",
        "完成时限",
        "完成情况",
        "佐证材料",
        "四、建章立制情况",
        "五、下一步打算和承诺",
        "附件清单",
        "单位负责人签字（盖章）",
        "□认可",
        "□退回重报",
        "□提级预警",
        "三十日",
        "（示例）",
    ]);
    assert_eq!(form.title, "廉政风险预警处置回告书（空白）");
    let begun = office.paper(json!({ "paper": "reply", "warning": ANSWERED, "blank": true }));
    begun.says(&[
        "柳树沟村党支部、村民委员会",
        ANSWERED,
        "廉政风险预警整改通知书",
        "高级（红色）预警",
        "2026年1月15日",
        "2026年2月14日",
        "反映林地承包合同未按巡察要求整改",
    ]);
    let filled = office.paper(json!({ "paper": "reply", "warning": ANSWERED }));
    filled.says(&[
        "柳树沟村党支部、村民委员会",
        "我村收到《廉政风险预警整改通知书》（七纪廉警〔2026〕1号）",
        "二、成因剖析",
        "整改措施落实情况表",
        "2026年2月26日",
    ]);
    filled.does_not_say(&["（示例）", "你村"]);
    assert!(office.refused(json!({ "paper": "reply", "warning": AWAITED })).contains("还没有登记回告"));
}

#[test]
fn a_reminder_says_the_day_and_is_refused_when_nothing_is_awaited() {
    let mut office = Office::sample();
    let running = office.paper(json!({ "paper": "reminder", "warning": AWAITED }));
    running.says(&[
        "关于催报廉政风险预警处置情况的函",
        AWAITED,
        "2026年4月2日",
        "2026年5月2日",
        "尚未回告，回告期限即将届满",
        "联系电话",
        "中共七溪坪镇纪律检查委员会",
    ]);
    let overdue = office.paper(json!({ "paper": "reminder", "warning": "七纪廉警〔2026〕3号" }));
    overdue.says(&["送达《廉政风险预警整改通知书》（七纪廉警〔2026〕3号）", "要求于2026年2月15日前", "已逾期51天", "五日内"]);
    assert!(office.refused(json!({ "paper": "reminder", "warning": ANSWERED })).contains("不能催办"));
}

#[test]
fn a_card_has_every_field_and_the_name_only_inside() {
    let mut office = Office::sample();
    let fields = [
        "采集报送点",
        "编号",
        "采集日期",
        "信息来源",
        "提供方式",
        "涉及单位",
        "涉及岗位",
        "反映内容",
        "关联职权",
        "关联风险点",
        "风险类别",
        "业务范围",
        "初核情况",
        "建议等级",
        "采集人签字",
        "单位负责人签字",
        "镇纪委审核意见",
        "审核人",
    ];
    let blank = office.paper(json!({ "paper": "signal_report", "signal": "" }));
    blank.says(&fields);
    blank.says(&["姓名", "□信访举报", "□来信", "□村干部", "（示例）"]);
    blank.does_not_say(&["■"]);
    let outward = office.paper(json!({ "paper": "signal_report", "signal": "Y001" }));
    outward.says(&fields);
    outward.says(&[
        "柳树沟村",
        "Y001",
        "2025年1月6日",
        "■信访举报",
        "■初次",
        "村党支部书记兼主任",
        "■村干部",
        "约320亩未经村民代表会议表决",
        "R099",
        "■业务范围内",
        "■待核实",
        "■蓝色",
    ]);
    outward.does_not_say(&["岑某某", "姓名", "（示例）"]);
    let inside = office.paper(json!({ "paper": "signal_report", "signal": "Y001", "internal": true }));
    inside.says(&["岑某某", "内部使用"]);
    assert_eq!(inside.pages, 1);
}

#[test]
fn a_quarter_is_listed_whole_and_a_point_alone() {
    let mut office = Office::sample();
    let list = office.paper(json!({ "paper": "signal_list", "quarter": "2026Q1" }));
    for number in 99..=131 {
        list.says(&[&format!("Y{number:03}")]);
    }
    list.says(&["共33件次", "反映林地承包合同未按巡察要求整改"]);
    list.does_not_say(&["岑某某", "Y098", "姓名"]);
    office.paper(json!({ "paper": "signal_list", "quarter": "2026Q1", "internal": true })).says(&["岑某某", "姓名", "内部使用"]);
    let point = office.paper(json!({ "paper": "signal_list", "quarter": "2026Q1", "point": "柳树沟村" }));
    point.says(&["柳树沟村2026年第一季度廉政风险预警信息采集表", "Y099"]);
    point.does_not_say(&["Y100"]);
}

#[test]
fn a_point_with_signals_cannot_report_none() {
    let mut office = Office::sample();
    office.paper(json!({ "paper": "zero_report", "quarter": "", "point": "" })).says(&[
        "廉政风险预警信息零报告",
        "采集人签字",
        "单位负责人签字（盖章）",
        "收到日期",
        "（示例）",
    ]);
    office
        .paper(json!({ "paper": "zero_report", "quarter": "2026Q1", "point": "西坡村" }))
        .says(&["西坡村", "2026年第一季度我单位无预警信息"]);
    assert!(office.refused(json!({ "paper": "zero_report", "quarter": "2026Q1", "point": "柳树沟村" })).contains("已登记1条预警信息"));
    assert!(office.refused(json!({ "paper": "zero_report", "quarter": "Q", "point": "" })).contains("2026Q1"));
}

#[test]
fn the_quarterly_return_counts_what_the_register_holds() {
    let mut office = Office::sample();
    let set = office.paper(json!({ "paper": "quarter_return", "quarter": "2026Q1" }));
    set.says(&[
        "区预警中心：",
        "关于报送七溪坪镇2026年第一季度廉政风险预警信息的函",
        "应报采集报送点36个",
        "实报28个（其中零报告0个，名单附后），未报8个",
        "共采集信息33件次",
        "业务范围内32件次，占97.0%",
        "红色预警6件次，黄色预警14件次，蓝色预警12件次",
        "附件：1.2026年第一季度廉政风险预警信息汇总表",
    ]);
    // Sources, levels, kinds of risk, first and again, what was done: the sum of the summary.
    set.says(&[
        "合计3628033147134211614",
        "信访举报",
        "逾期未回告",
        "零报告单位名单",
        "零报告共0个",
        "未报送的采集报送点8个",
        "西坡村",
        "Y131",
    ]);
    set.does_not_say(&["岑某某"]);
}

#[test]
fn four_sign_for_the_duties() {
    let mut office = Office::sample();
    let paper = office.paper(json!({ "paper": "duty_signatures" }));
    paper.says(&[
        "七溪坪镇2026年责任分解表签字背书页",
        "责任人（职务）",
        "承办人意见",
        "部门负责人意见",
        "分管领导意见",
        "主要领导意见",
        "公示起止",
        "公示方式",
        "不得代签",
        "纪委书记",
        "（共45项）",
    ]);
}

#[test]
fn a_process_holds_the_seven_fields_and_no_unchecked_article() {
    let mut office = Office::sample();
    let chart = office.paper(json!({ "paper": "process", "power": "XK01" }));
    chart.says(&[
        "农村村民住宅用地（宅基地）审批权力运行流程图",
        "职权编码：XK01",
        "行使主体：七溪坪镇人民政府",
        "农户书面申请",
        "竣工验收到场",
        "建档备案",
        "承办岗位：村建所工程管理员、农服中心、自然资源所联审",
        "办理时限：承诺20个工作日",
        "行使依据：《中华人民共和国土地管理法》第六十二条",
        "监督制约环节：三方联审签字",
        "相对人权利：知情权",
        "投诉举报途径：镇纪委监督电话（示例）0000-0000000",
        "★高宅基地审批“三到场”缺失（R065）",
        "贯穿全程的廉政风险点：★高宅基地指标收费（R105）",
    ]);
    assert_eq!(chart.pages, 1);
    let unchecked = office.paper(json!({ "paper": "process", "power": "CF03" }));
    unchecked.says(&["（依据待核，未印）"]);
    assert!(office.refused(json!({ "paper": "process", "power": "CF03", "public": true })).contains("还没有核对"));
    assert!(office.refused(json!({ "paper": "process", "power": "没有这项" })).contains("没有找到职权"));
}

#[test]
fn a_risk_chart_shows_each_risk_once_under_its_grade() {
    let mut office = Office::sample();
    let inside = office.paper(json!({ "paper": "risk_map", "power": "JF01" }));
    inside.says(&[
        "最低生活保障审核（确认）廉政风险防控图",
        "高★★★（4个）",
        "中★★（2个）",
        "低★（0个）",
        "R018",
        "R033",
        "R034",
        "R035",
        "R104",
        "R124",
        "责任人：",
        "上级纪检监察机关重点监控",
    ]);
    assert_eq!(inside.text.matches("R035").count(), 1);
    let public = office.paper(json!({ "paper": "risk_map", "power": "JF01", "public": true }));
    public.says(&["R035", "公开版"]);
    public.does_not_say(&["责任人：", "内部使用"]);
    office.paper(json!({ "paper": "risk_map", "unit": "社事办" })).says(&["社事办廉政风险防控图", "共13个风险点"]);
    assert!(office.refused(json!({ "paper": "risk_map" })).contains("请选择职权或者单位"));
}

#[test]
fn the_three_layers_have_their_forms_blank_and_filled() {
    let mut office = Office::sample();
    let post = office.paper(json!({ "paper": "screening", "layer": "post", "unit": "社事办", "post": "社事办主任" }));
    post.says(&[
        "个人岗位廉政风险自查表",
        "社会事务办公室",
        "社事办主任",
        "R030",
        "R031",
        "R032",
        "本人签字",
        "科室帮查意见",
        "分管领导核查意见",
        "组织审查（章）",
        "思想道德风险",
        "制度机制风险",
        "（示例）",
    ]);
    let department = office.paper(json!({ "paper": "screening", "layer": "department", "unit": "社事办" }));
    department.says(&["科室（站所）职责廉政风险登记表", "社会事务办公室", "R124", "R125", "R126", "组织审查意见（章）"]);
    department.does_not_say(&["R030"]);
    office.paper(json!({ "paper": "screening", "layer": "unit", "unit": "镇党委" })).says(&[
        "单位职能廉政风险登记表",
        "“三重一大”和人财物环节",
        "制度措施",
    ]);
    for layer in ["post", "department", "unit"] {
        let blank = office.paper(json!({ "paper": "screening", "layer": layer }));
        blank.says(&["防控措施"].map(|words| if layer == "unit" { "制度措施" } else { words }));
        blank.does_not_say(&["R0", "R1", "■"]);
        assert_eq!(blank.pages, 1);
    }
    assert!(office.refused(json!({ "paper": "screening", "layer": "post", "unit": "社事办" })).contains("一岗一表"));
    assert!(office.refused(json!({ "paper": "screening", "layer": "village" })).contains("可选"));
}

#[test]
fn companions_stand_alone_or_with_a_warning() {
    let mut office = Office::sample();
    let cases: [(&str, &[&str], &[&str]); 5] = [
        (
            "talk_record",
            &["谈话类别", "谈话对象", "谈话人", "记录人", "谈话时间", "谈话地点", "谈话事由", "谈话内容", "谈话对象签字"],
            &[ANSWERED, "高级（红色）"],
        ),
        ("written_inquiry", &["函询通知书", "镇纪委收到关于你在", "方面的反映", "书面说明"], &["柳树沟村党支部、村民委员会", ANSWERED]),
        (
            "admonition",
            &["告诫书", "据了解，你在履行", "研究并报", "批准，决定对你进行告诫", "抄送：镇党委主要负责人", "整改计划", "被告诫人签收"],
            &["村党支部书记兼主任"],
        ),
        ("inspection_notice", &["督查通知", "第四十四条", "督查事项", "督查时间", "督查人员", "督查方式"], &[ANSWERED, "你村"]),
        (
            "supervision_slip",
            &[
                "立项依据",
                "预警",
                "督查事项",
                "承办单位",
                "办理要求",
                "办理时限",
                "第1次催办",
                "第2次催办",
                "办理结果",
                "□到位□基本到位□不到位",
                "销号人",
            ],
            &[ANSWERED, "■预警", "2026年2月14日"],
        ),
    ];
    for (form, always, known) in cases {
        let blank = office.paper(json!({ "paper": "companion", "form": form }));
        blank.says(always);
        blank.says(&["示例"]);
        blank.does_not_say(&[ANSWERED, "■"]);
        assert_eq!(blank.pages, 1, "{form}");
        let with = office.paper(json!({ "paper": "companion", "form": form, "warning": ANSWERED }));
        with.says(always);
        with.says(known);
    }
}

#[test]
fn public_catalogues_drop_persons_internal_columns_and_unchecked_rows() {
    let mut office = Office::sample();
    let powers = office.paper(json!({ "paper": "powers", "public": true }));
    powers.says(&["职权目录", "公开版", "XK01", "《中华人民共和国土地管理法》第六十二条"]);
    powers.does_not_say(&["承办岗位", "依据核对", "待核（", "CF03", "CF04", "内部使用", "未印"]);
    let inside = office.paper(json!({ "paper": "powers", "public": false }));
    inside.says(&["承办岗位", "依据核对", "CF03", "（依据待核，未印）"]);
    let risks = office.paper(json!({ "paper": "risks", "public": true }));
    risks.says(&["廉政风险等级目录", "公开版", "R001", "R156"]);
    risks.does_not_say(&["责任人", "内部使用", "某某"]);
    office.paper(json!({ "paper": "risks", "public": false })).says(&["责任人", "R156"]);
}
