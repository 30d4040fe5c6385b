//! Each rule of reading on the smallest table that shows it. Tables are written as lines with `|` between
//! the cells; never a file of an office.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

use exchange::{Hints, Intake, Kind, Limits, read, records};

fn take(lines: &str, hints: Hints) -> Intake {
    let text: String = lines
        .trim_matches('\n')
        .lines()
        .map(|line| {
            format!("{}\n", line.trim().split('|').map(|cell| format!("\"{}\"", cell.replace('⏎', "\n"))).collect::<Vec<_>>().join(","))
        })
        .collect();
    let book = read(text.as_bytes(), &hints.file_name, &Limits::default()).unwrap();
    records(&book, &hints).unwrap_or_else(|error| panic!("{error}\n{lines}"))
}

/// The columns of all records, as `a|b` lines.
fn check(lines: &str, columns: &str, want: &str) -> Intake {
    let intake = take(lines, Hints { file_name: "表.csv".to_owned(), ..Hints::default() });
    let got: Vec<String> =
        intake.records.iter().map(|record| columns.split('|').map(|column| record.text(column)).collect::<Vec<_>>().join("|")).collect();
    let want: Vec<&str> = want.trim_matches('\n').lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    assert_eq!(got, want, "{lines}");
    assert_eq!(intake.rows_in, intake.records.len() + intake.rejected.len() + intake.left_out.len());
    intake
}

fn reasons(notes: &[exchange::RowNote]) -> Vec<(u32, &str)> {
    notes.iter().map(|note| (note.row, note.reason.as_str())).collect()
}

#[test]
fn titles_sections_totals_and_notes() {
    let intake = check(
        "七溪坪镇二〇二六年工作任务分解表||||
         序号|任务|具体要求|责任单位|完成时限
         1|2|3|4|5
         一、长效教育机制（2项）||||
         1|学习|每季度学习|镇党委、镇政府|3月底前
         2|谈话|逐人谈话|镇纪委|长期
         小计|2项|||
         二、权力监控机制||||
         序号|任务|具体要求|责任单位|完成时限
         3|公开|按季公开|各村（社区）/财政所|每季度末
         合    计|3项|||
         注：未注明年份的均为2026年||||
         审核人：郑某某||填表人：何某某||",
        "序号|机制|任务|责任单位|时限类型|截止日期",
        "1|长效教育机制|学习|镇党委、镇政府|固定日期|2026-03-31
         2|长效教育机制|谈话|镇纪委|长期|
         3|权力监控机制|公开|各村（社区）、财政所|周期|",
    );
    assert_eq!(intake.header_rows, [2]);
    assert_eq!(
        reasons(&intake.left_out),
        [
            (3, "栏号行"),
            (4, "分节行，“长效教育机制”已作为以下各行的“机制”"),
            (7, "“小计”行"),
            (8, "分节行，“权力监控机制”已作为以下各行的“机制”"),
            (9, "重复的表头"),
            (11, "“合计”行"),
            (12, "“注”行"),
            (13, "“审核人”行"),
        ]
    );
}

#[test]
fn headings_on_two_rows_without_merged_areas() {
    let intake = check(
        "2026年责任分解表|||||
         序号|工作任务|责任分工|||完成时限
         ||牵头单位|责任单位|责任人⏎（职务）|
         1|学习|党建办|镇党委|书记|6.30",
        "任务|牵头单位|责任单位|责任人(职务)|截止日期",
        "学习|党建办|镇党委|书记|2026-06-30",
    );
    assert_eq!(intake.header_rows, [2, 3]);
}

#[test]
fn the_first_line_of_a_group_speaks_for_the_rest() {
    check(
        "单位|岗位|风险点|表现形式|风险等级|防控措施
         财政所|所长|拆分|拆成小额|A级|双签
         |出纳|挪用||★★|盘库
         村建所|所长|放水||三级|复核",
        "单位|岗位|等级",
        "财政所|所长|高
         财政所|出纳|中
         村建所|所长|低",
    );
    // A column that repeats its value has no groups: its gaps are gaps.
    check(
        "单位|岗位|风险点|表现形式|风险等级|防控措施
         财政所|所长|拆分|x|高|y
         财政所|所长|挪用|x|高|y
         |所长|放水|x|高|y",
        "单位|风险点描述",
        "财政所|拆分
         财政所|挪用
         |放水",
    );
}

#[test]
fn a_table_on_its_side() {
    let intake = check(
        "预警信息采集表|||
         采集日期|2026.1.5|2026年1月7日|
         采集点|柳树沟村|党政办|
         来源|信访举报|审计|
         主要内容|甲事|乙事|
         预警等级|红|低级|",
        "采集日期|采集点|来源|内容|建议等级",
        "2026-01-05|柳树沟村|信访举报|甲事|红色
         2026-01-07|党政办|审计|乙事|蓝色",
    );
    assert_eq!(intake.kind, Kind::Signals);
}

#[test]
fn a_form_with_labels_beside_and_before_their_values() {
    let intake = check(
        "廉政风险预警信息采集表|||
         采集报送点|便民中心|采集日期：2026年1月15日|
         信息来源|信访举报（ ）行政投诉（√）审计（ ）||
         涉及单位|便民中心|岗位及姓名|窗口岗/凤某某
         信息内容|午间停止受理||
         建议预警等级|□蓝色 ☑黄色 □红色||
         采集人（签字）||单位负责人（签字）|",
        "采集点|采集日期|来源|对象单位|对象岗位|姓名|内容|建议等级",
        "便民中心|2026-01-15|行政投诉|便民中心|窗口岗|凤某某|午间停止受理|黄色",
    );
    assert_eq!((intake.rows_in, intake.header_rows.len()), (1, 0));
}

#[test]
fn steps_and_laws_in_every_way_of_writing() {
    check(
        "序号|职权名称|实施依据|办理流程|状态
         001|甲|《土地法》第五十六条、第五十七条；⏎《森林法》|申请→受理→办结|在用
         ２|乙|1.《水法》⏎2.《防洪法》。|申请 -> 受理 --> 办结|在用
         3|丙|《某办法》（甲；乙）|1.申请⏎2.受理（2人以上）⏎3.办结|在用
         4|丁|/|第一步：申请⏎第二步：受理|已取消
         5|戊||1.申请 2.受理 3.公示7日|在用
         6|己|无|—|在用",
        "序号|法规依据|运行程序",
        "1|《土地法》第五十六条、第五十七条；《森林法》|申请→受理→办结
         2|《水法》；《防洪法》|申请→受理→办结
         3|《某办法》（甲；乙）|申请→受理（2人以上）→办结
         4||申请→受理
         5||申请→受理→公示7日
         6||",
    );
}

#[test]
fn levels_and_dates_that_cannot_be_read_are_asked_about() {
    let intake = check(
        "2026年采集汇总
         采集日期|采集点|主要内容|建议等级
         1月6日|甲村|事由|绿色
         不详|乙村|事由|高级（红色）
         46034|丙村|身份证 11010519900307123X|/
         ２０２６．３．５|丁村||蓝",
        "采集日期|采集点|建议等级",
        "2026-01-06|甲村|绿色
         不详|乙村|红色
         2026-01-12|丙村|",
    );
    let pending = reasons(&intake.pending);
    assert_eq!(pending.len(), 3);
    assert!(pending[0].0 == 3 && pending[0].1.contains("红色、黄色、蓝色"), "{pending:?}");
    assert!(pending[1].0 == 4 && pending[1].1.contains("读不成日期"), "{pending:?}");
    assert!(pending[2].0 == 5 && pending[2].1.contains("身份证"), "{pending:?}");
    assert_eq!(reasons(&intake.rejected), [(6, "缺少“内容”，无法作为一条预警信息入库")]);
}

#[test]
fn a_year_that_nobody_gave_is_asked_for() {
    let lines = "采集日期|采集点|主要内容|建议等级\n1月6日|甲村|事由|蓝";
    let hints = |name: &str, year| Hints { file_name: name.to_owned(), base_year: year, ..Hints::default() };
    let intake = take(lines, hints("采集.csv", None));
    assert!(intake.pending[0].reason.contains("没有年份"), "{:?}", intake.pending);
    assert_eq!(take(lines, hints("2025年采集.csv", None)).records[0].text("采集日期"), "2025-01-06");
    assert_eq!(take(lines, hints("采集.csv", Some(2024))).records[0].text("采集日期"), "2024-01-06");
}

#[test]
fn headings_matched_by_hand() {
    let lines = "时间|地点|经过|等级|备注\n2026.1.6|甲村|事由|蓝|注意";
    let by_hand = [("地点", Some("采集点")), ("经过", Some("内容")), ("时间", Some("采集日期")), ("备注", None)];
    let mapping = by_hand.map(|(heading, column)| (heading.to_owned(), column.map(str::to_owned))).to_vec();
    let intake = take(lines, Hints { kind: Some(Kind::Signals), mapping, ..Hints::default() });
    let record = &intake.records[0];
    assert_eq!(
        ["采集日期", "采集点", "内容", "建议等级", "备注"].map(|column| record.text(column)),
        ["2026-01-06", "甲村", "事由", "蓝色", ""]
    );
    assert_eq!(intake.unmapped, ["备注"]);
}

#[test]
fn posts_and_names_in_one_cell() {
    for (heading, cell, post, name) in [
        ("职务/姓名", "村党支部书记兼主任 岑某某", "村党支部书记兼主任", "岑某某"),
        ("岗位及姓名", "综合窗口岗/凤某某", "综合窗口岗", "凤某某"),
        ("姓名及职务", "岑某某 村党支部书记", "村党支部书记", "岑某某"),
        ("职务/姓名", "村报账员", "村报账员", ""),
        ("职务/姓名", "—", "", ""),
    ] {
        let intake = take(&format!("采集日期|采集点|主要内容|{heading}\n2026.1.6|甲村|事由|{cell}"), Hints::default());
        assert_eq!(
            (intake.records[0].text("对象岗位").as_str(), intake.records[0].text("姓名").as_str()),
            (post, name),
            "{heading} {cell}"
        );
    }
}

#[test]
fn what_is_no_table_is_said() {
    for (text, kind) in
        [("今天天气很好，\n我们去开会。\n", None), ("a,b,c\n1,2,3\n", None), ("姓名,单位\n张三,财政所\n", Some(Kind::Powers))]
    {
        let book = read(text.as_bytes(), "x.csv", &Limits::default()).unwrap();
        let error = records(&book, &Hints { kind, ..Hints::default() }).unwrap_err().to_string();
        assert!(error.contains("没有认出") && error.contains("表头"), "{error}");
    }
    let book = read("序号,任务,责任单位\n1,x,y\n".as_bytes(), "x.csv", &Limits::default()).unwrap();
    let error = records(&book, &Hints { sheets: vec!["没有".to_owned()], ..Hints::default() }).unwrap_err().to_string();
    assert!(error.contains("没有名为“没有”的工作表"), "{error}");
}

/// 高 中 低 or 红 黄 蓝 in a column each, under a heading of their own or beside the others.
#[test]
fn a_level_is_ticked_in_one_of_three_columns() {
    let intake = check(
        "2026年风险点排查表
         单位|岗位|风险点|表现形式|风险等级|||防控措施
         ||||高|中|低|
         财政所|会计|白条入账|票据不全|√|||双人复核
         |出纳|坐支现金|现金不入账||√||日清月结
         合计|2|||1|1|0|",
        "单位|岗位|等级|防控措施",
        "财政所|会计|高|双人复核
         财政所|出纳|中|日清月结",
    );
    assert_eq!((intake.kind, intake.header_rows.as_slice()), (Kind::Risks, &[2][..]));
    check(
        "日期|报送点|信息来源|反映对象|反映内容|红色预警|黄色预警|蓝色预警
         2026.3.5|大湾村|信访举报|村会计|补偿未公示|||√
         2026.3.9|财政所|审计|会计|白条入账||√|",
        "采集点|建议等级",
        "大湾村|蓝色
         财政所|黄色",
    );
    // Three columns of levels are three columns, whatever a row of them says.
    check(
        "单位|风险点|表现形式|可能性|影响|等级|防控措施\n财政所|甲|乙|高|低|中|丙\n财政所|丁|乙|高|高|高|丙",
        "可能性|影响|等级",
        "高|低|中\n高|高|高",
    );
    // What stands under them is no tick: they are columns like others.
    check("单位|岗位|风险点|表现形式|风险等级|高|中|低\n财政所|会计|甲|乙|高|张某|李某|王某", "单位|等级", "财政所|高");
}

/// Several points in one cell, numbered on one line, in whichever column they stand; grades counted in a column each.
#[test]
fn points_of_one_cell_are_told_apart_wherever_they_stand() {
    for (heading, grades) in [("风险点", "1高2中"), ("廉政风险主要内容及表现形式", "1高2中")] {
        let table = format!(
            "职权名称|{heading}|风险等级|防控措施\n宅基地审批|1.超面积：违规批地；2.收好处：吃拿卡要；3.拖延：久拖不决|{grades}|①公开②复核③限时"
        );
        let intake = check(&table, "权力事项", "宅基地审批");
        let names: Vec<String> = intake.records[0].points().iter().map(|point| point.text("风险点描述")).collect();
        assert_eq!(names, ["超面积", "收好处", "拖延"], "{heading}");
        assert!(intake.pending.iter().any(|note| note.reason.starts_with("等级待分")), "{:?}", intake.pending);
    }
    let counted = check("职权名称|风险点|高|中|低|防控措施\n审批|1.甲；2.乙；3.丙|1|2||公开", "权力事项", "审批");
    assert_eq!(counted.records[0].points().len(), 3);
}

#[test]
fn tables_of_other_offices_are_known_by_their_headings() {
    for (want, headings, row) in [
        (Kind::Posts, "部门|姓名|职务|岗位职责|联系电话|政治面貌", "党政办|张某某|主任|综合协调|0|群众"),
        (Kind::Posts, "姓名|性别|出生年月|部门及职务|联系电话", "张某某|男|1980.1|党政办主任|0"),
        (Kind::Duties, "重点工作|具体举措|牵头领导|牵头部门|配合部门|完成时限", "教育|培训班|副书记|党建办|各村|6月底"),
        (Kind::Units, "机构名称|机构性质|负责人", "财政所|事业站所|所长"),
        (Kind::Notices, "通知书编号|级别|对象|主要内容|签发时间|签收时间|回复截止日期", "1号|蓝|财政所|拖延|2026.3.5|2026.3.6|2026.4.5"),
    ] {
        assert_eq!(take(&format!("{headings}\n{row}"), Hints::default()).kind, want, "{headings}");
    }
}

#[test]
fn unit_post_and_name_are_taken_out_of_one_text() {
    let hints = Hints { units: vec!["党政办".to_owned(), "大湾村".to_owned()], ..Hints::default() };
    let posts = take("姓名|单位及职务\n张某某|党政办主任\n李某某|县医院院长", hints.clone());
    let said: Vec<String> = posts.records.iter().map(|one| format!("{}/{}", one.text("单位"), one.text("岗位"))).collect();
    assert_eq!(said, ["党政办/主任", "/县医院院长"]);
    assert!(posts.pending.iter().any(|note| note.row == 3 && note.reason.contains("认不出本镇单位")));
    let signals = take("日期|来源|反映对象|反映内容\n2026.1.7|来信|大湾村会计王某某|账目不公开", hints);
    let one = &signals.records[0];
    assert_eq!([one.text("对象单位"), one.text("对象岗位"), one.text("姓名")], ["大湾村", "会计", "王某某"]);
}

#[test]
fn steps_behind_dashes_and_circled_numbers() {
    check(
        "职权名称|职权类型|流程图
         甲|行政许可|①受理②审核③批准
         乙|行政给付|申请—调查—审批
         丙|行政给付|1—2个工作日办结",
        "职权名称|运行程序",
        "甲|受理→审核→批准
         乙|申请→调查→审批
         丙|1—2个工作日办结",
    );
}

/// A ledger writes 月 and 日 in columns of their own, and a month only where it changes.
#[test]
fn a_day_under_month_and_day() {
    check(
        "2026年一季度信息登记簿
         月|日|信息来源|报送单位|反映内容
         3|5|审计|财政所|拖延
         〃|9|审计|大湾村|不公开
         4|1|审计|大湾村|不公开",
        "采集日期|采集点",
        "2026-03-05|财政所
         2026-03-09|大湾村
         2026-04-01|大湾村",
    );
}

/// 单位 that stands above the headings, in the sheet's name or before the post.
#[test]
fn the_unit_of_a_list_of_risk_points_is_found_where_it_stands() {
    check(
        "单位名称：财政所||||填表日期：2026年3月1日
         序号|风险内容|风险表现|风险等级|责任岗位
         1|漏审|材料不严|二级|会计",
        "单位|岗位|等级",
        "财政所|会计|中",
    );
    let hints = |name: &str| Hints { file_name: name.to_owned(), units: vec!["财政所".to_owned()], ..Hints::default() };
    let by_name = take("序号|风险内容|风险表现|风险等级|岗位\n1|漏审|不严|二级|会计", hints("财政所.csv"));
    assert_eq!(by_name.records[0].text("单位"), "财政所");
    let before_post = take("职权事项|行使岗位|风险点|风险等级|防控措施\n审批|财政所所长|违规|高|公开", hints("表.csv"));
    assert_eq!([before_post.records[0].text("单位"), before_post.records[0].text("岗位")], ["财政所", "所长"]);
    let village = take("序号|村(社区)|权力类别|廉政风险点|风险等级(A/B/C)|防控措施\n1|大湾村|集体资产|不公开|A|招标", hints("表.csv"));
    assert_eq!([village.records[0].text("单位"), village.records[0].text("类别")], ["大湾村", ""], "权力类别 is no kind of risk");
}
