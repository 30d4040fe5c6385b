//! The one list of commands. It writes the router that window and command line share, and the
//! TypeScript of `ui/src/wire`. Never a rule, never SQL: each command is one function of desk.

pub mod answer;
pub mod app;
pub mod appraisal;
pub mod backup;
pub mod bulletin;
pub mod bundle;
pub mod check;
pub mod copy;
pub mod duty;
pub mod edition;
pub mod intake;
pub mod letter;
pub mod lock;
pub mod offer;
pub mod paper;
pub mod people;
pub mod point_return;
pub mod power;
pub mod proposal;
pub mod record;
pub mod report;
pub mod risk;
pub mod signal;
pub mod spot_check;
pub mod template;
pub mod typeface;
pub mod warning;

use serde_json::Value;

use crate::Desk;
use crate::fault::Fault;
use answer::Answer;
use app::*;
use appraisal::*;
use backup::*;
use bulletin::*;
use bundle::*;
use check::*;
use copy::*;
use duty::*;
use edition::*;
use intake::*;
use letter::*;
use lock::*;
use offer::*;
use paper::*;
use people::*;
use point_return::*;
use power::*;
use proposal::*;
use record::*;
use report::*;
use risk::*;
use signal::*;
use spot_check::*;
use template::*;
use typeface::*;
use warning::*;

/// A count as it travels.
pub(crate) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Writes the router and the TypeScript from one list.
macro_rules! commands {
    ($( $(#[doc = $doc:literal])+ $name:ident: $request:ty => $reply:ty = $function:path; )+) => {
        /// Every command's name, in the order of the list.
        pub const NAMES: &[&str] = &[$(stringify!($name)),+];

        /// Runs one command. The request and the reply are JSON of the types in the list.
        ///
        /// # Errors
        /// An [`Answer`] other than the reply: refused, fault or locked.
        pub(crate) fn dispatch(desk: &mut Desk, command: &str, request: Value) -> Result<Value, Answer> {
            match command {
                $(stringify!($name) => {
                    let request: $request = serde_json::from_value(request).map_err(|error| Fault::bad_request(desk, command, &error))?;
                    let reply: $reply = $function(desk, request).map_err(|no| no.into_answer(desk))?;
                    serde_json::to_value(reply).map_err(|error| Fault::internal(desk, &error.to_string()))
                })+
                _ => Err(Fault::unknown_command(desk, command)),
            }
        }

        /// The TypeScript of every wire type and of the list itself.
        #[cfg(test)]
        pub(crate) fn typescript() -> String {
            let mut writer = typescript::Writer::default();
            $( writer.command(stringify!($name), concat!($($doc),+).trim(), typescript::of::<$request>(), typescript::of::<$reply>());
               writer.declare::<$request>(); writer.declare::<$reply>(); )+
            writer.declare::<Answer>();
            writer.finish()
        }
    };
}

commands! {
    /// Where the program stands.
    app_status: Nothing => AppStatus = crate::app::status;
    /// Opens the training office with its data (七溪坪镇), in a file of its own.
    start_sample: Nothing => AppStatus = crate::app::start_sample;
    /// Leaves the training office; the first-run page or the real office follows.
    leave_sample: Nothing => AppStatus = crate::app::leave_sample;
    /// Founds a new office.
    start_office: StartOffice => AppStatus = crate::app::start_office;
    /// Closes the database and wipes its key; only the ways back in answer then.
    lock_office: LockOffice => AppStatus = crate::lock::lock_office;
    /// Opens the locked office by a password.
    unlock: Unlock => AppStatus = crate::lock::unlock;
    /// Opens it by 恢复码, and makes password and code anew.
    recover: Recover => AppStatus = crate::lock::recover;
    /// Somebody is at the machine: the time until 自动锁定 begins anew.
    still_here: Nothing => Nothing = crate::lock::still_here;
    /// Who can open the office.
    read_keys: Nothing => Keys = crate::keys::read_keys;
    /// 恢复码, as long as it can be shown.
    recovery_code: Nothing => RecoveryCode = crate::keys::recovery_code;
    /// Makes a new 恢复码; the old one holds until the new one is typed back.
    renew_recovery: WithPassword => RecoveryCode = crate::keys::renew_recovery;
    /// 恢复码 typed back from the paper.
    prove_recovery: ProveRecovery => AppStatus = crate::keys::prove_recovery;
    /// 修改口令.
    change_password: ChangePassword => Nothing = crate::keys::change_password;
    /// Gives somebody else a password that opens the office.
    set_second_holder: SetSecondHolder => Keys = crate::keys::set_second_holder;
    /// Takes it away again.
    remove_second_holder: WithPassword => Keys = crate::keys::remove_second_holder;
    /// Every register's columns and fields, and the settings form.
    shapes: Nothing => Shapes = crate::shape::shapes;
    /// 首页.
    home: Nothing => Home = crate::home::home;
    /// 条款体检: every rule that the registers can decide, with what it found.
    check_articles: CheckArticles => Checked = crate::check::check_articles;
    /// Rows of a register.
    list_records: ListRequest => List = crate::list::list_records;
    /// Rows of a register under their canonical columns, as tables have them.
    list_rows: ListRequest => Rows = crate::export::list_rows;
    /// Numbers of identity cards in a list, which an export hides unless a reason is given.
    list_numbers: ListRequest => ListNumbers = crate::export::list_numbers;
    /// Values of one column with counts.
    list_facets: FacetsRequest => Vec<Facet> = crate::list::list_facets;
    /// The unit tree beside a list.
    unit_tree: TreeRequest => Vec<TreeNode> = crate::list::unit_tree;
    /// One record.
    read_record: RecordRef => Record = crate::record::read_record;
    /// Says what stands against saving this, without saving.
    check_record: SaveRecord => Vec<answer::Objection> = crate::record::check_record;
    /// What is worth knowing of texts as they are typed; it stands against nothing.
    hint_record: SaveRecord => Vec<answer::Objection> = crate::record::hint_record;
    /// Creates or changes a record.
    save_record: SaveRecord => Saved = crate::record::save_record;
    /// Changes cells of several records as one act.
    save_cells: SaveCells => Done = crate::record::save_cells;
    /// Moves records to the recycle bin.
    delete_records: RecordRefs => Done = crate::record::delete_records;
    /// Brings records back from the recycle bin.
    restore_records: RecordRefs => Done = crate::record::restore_records;
    /// 销毁: records that lay in the bin for a month go for good, with their history.
    purge_records: PurgeRecords => Done = crate::record::purge_records;
    /// A power with its process step by step, its tiers and its basis.
    read_power: PowerRef => PowerView = crate::power::read_power;
    /// Writes the process of a power: all its steps, as one act.
    save_process: SaveProcess => Saved = crate::power::save_process;
    /// Writes 裁量基准 of a power: all its tiers, as one act.
    save_discretion: SaveDiscretion => Saved = crate::power::save_discretion;
    /// 确认依据: one article that was 待核 was looked up.
    confirm_basis: ConfirmBasis => Saved = crate::power::confirm_basis;
    /// Years of the 责任分解表 with their sheets.
    duty_years: Nothing => DutyYears = crate::duty::duty_years;
    /// 印发 of the sheet of a year.
    issue_duty_sheet: IssueDutySheet => Saved = crate::duty::issue_duty_sheet;
    /// A duty's meter and what was done for it.
    read_duty_progress: DutyRef => DutyProgress = crate::duty::read_duty_progress;
    /// The files of an entry of progress, or of a warning.
    read_attachments: EvidenceRef => Vec<AttachmentLine> = crate::duty::read_attachments;
    /// Keeps a file with an entry of progress, or with a warning as what its reply rests on.
    add_attachment: AddAttachment => Saved = crate::duty::add_attachment;
    /// Takes a file away from its entry.
    remove_attachment: AttachmentRef => Saved = crate::duty::remove_attachment;
    /// Notes that a kept file was opened or saved.
    note_attachment_use: AttachmentUse => Nothing = crate::duty::note_attachment_use;
    /// The duties of a year as the year before proposes them.
    read_renewal: RenewalRef => Renewal = crate::duty::read_renewal;
    /// Makes a year from the one before, as one act.
    renew_duties: RenewDuties => Done = crate::duty::renew_duties;
    /// The rectification of a problem of 问题清单.
    rectify_problem: WorkItemRef => Saved = crate::work_list::rectify_problem;
    /// 任职经历 of a post or a person.
    read_tenures: RecordRef => Tenures = crate::people::read_tenures;
    /// 岗位交接.
    hand_over_post: HandOverPost => Done = crate::people::hand_over_post;
    /// 交接清单 of a person, and the form of 登记离任.
    read_handover: PersonRef => Handover = crate::people::read_handover;
    /// 登记离任: the posts go to named successors or become vacant, the risk points are to be looked at again.
    depart_person: DepartPerson => Done = crate::people::depart_person;
    /// 恢复在岗.
    return_person: PersonRef => Done = crate::people::return_person;
    /// The reviews of a risk point, and the form of 复核完成.
    read_reviews: RecordRef => Reviews = crate::review::read_reviews;
    /// 复核完成.
    settle_reviews: SettleReviews => Done = crate::review::settle_reviews;
    /// 预警网络.
    warning_network: Nothing => Network = crate::network::warning_network;
    /// Settles who keeps in touch with some points.
    set_point_officers: SetPointOfficers => Done = crate::network::set_point_officers;
    /// 季度报送: how every point stands in a quarter.
    read_returns: ReturnsRef => Returns = crate::point_return::read_returns;
    /// What some points sent for a quarter, as one act.
    record_returns: RecordReturns => Done = crate::point_return::record_returns;
    /// What was recorded of some points goes to the bin.
    withdraw_returns: PointsOfQuarter => Done = crate::point_return::withdraw_returns;
    /// 催报: the reminders are recorded and their paper is kept.
    remind_points: RemindPoints => Reminded = crate::point_return::remind_points;
    /// 登记上报: what went upward for a quarter or a half-year.
    record_submission: RecordSubmission => Saved = crate::point_return::record_submission;
    /// 撤并: one unit becomes part of another; `trial` only says what would happen.
    merge_unit: MergeUnit => Merged = crate::unit::merge_unit;
    /// Names that complete what was typed.
    suggest: Suggest => Vec<Suggestion> = crate::find::suggest;
    /// 查找 over everything.
    find: Find => Vec<Found> = crate::find::find;
    /// What undo and redo would do.
    undo_state: Nothing => UndoState = crate::undo::undo_state;
    /// 撤销.
    undo: Nothing => UndoDone = crate::undo::undo;
    /// 重做.
    redo: Nothing => UndoDone = crate::undo::redo;
    /// Keeps a half-filled form.
    keep_draft: KeepDraft => Nothing = crate::draft::keep_draft;
    /// Reads a half-filled form back.
    read_draft: ReadDraft => Draft = crate::draft::read_draft;
    /// 单位设置.
    read_office: Nothing => Office = crate::office::read_office;
    /// Changes 单位设置; fields not named stay as they are.
    save_office: Office => Saved = crate::office::save_office;
    /// 字体: what sets what, and which of the installed faces would suit.
    read_typefaces: ReadTypefaces => Vec<TypefaceUse> = crate::typeface::read_typefaces;
    /// Puts a face of the office's own in front of the bundled one.
    choose_typeface: ChooseTypeface => Saved = crate::typeface::choose_typeface;
    /// Back to the bundled face.
    reset_typeface: ResetTypeface => Saved = crate::typeface::reset_typeface;
    /// Reads a table as it stands: kind, headings, records, and a verdict for every row. No office is needed.
    read_table: PreviewImport => TableReading = crate::intake::read_table;
    /// Reads a table without changing anything.
    preview_import: PreviewImport => ImportPreview = crate::intake::preview_import;
    /// The same of what was copied in a spreadsheet.
    paste_import: PasteImport => ImportPreview = crate::intake::paste_import;
    /// The preview that was left and waits.
    pending_import: Nothing => PendingImport = crate::intake::pending_import;
    /// Reads a previewed table again, with what was set by hand: kind, sheets, header rows, columns, year.
    change_import: ChangeImport => ImportPreview = crate::intake::change_import;
    /// Forgets how tables of these headings were read, and reads this one afresh.
    forget_layout: ImportToken => ImportPreview = crate::intake::forget_layout;
    /// Rows of a preview.
    import_rows: AskIntakeRows => IntakePage = crate::intake::import_rows;
    /// How a sheet of a previewed file looks.
    import_sheet: AskSheet => SheetPicture = crate::intake::import_sheet;
    /// Puts cells of a previewed row right.
    correct_row: CorrectRow => IntakeState = crate::intake::correct_row;
    /// Decides whether previewed rows are added, change what is there, or stay out.
    take_rows: TakeRows => IntakeState = crate::intake::take_rows;
    /// Enters the posts that a previewed table names and the register does not know, and judges its rows again.
    enter_posts: ImportToken => PostsEntered = crate::intake::enter_posts;
    /// Lets a preview go.
    drop_import: ImportToken => Nothing = crate::intake::drop_import;
    /// Enters a previewed table as one act.
    commit_import: CommitImport => Imported = crate::intake::commit_import;
    /// Writes a blank 采集表 that a point fills in on any computer.
    save_signal_form: SaveSignalForm => Done = crate::signal::save_signal_form;
    /// 上报与接收.
    bundle_desk: Nothing => BundleDesk = crate::bundle::bundle_desk;
    /// Writes this office's card: its name and public keys.
    save_card: BundleFile => Done = crate::bundle::save_card;
    /// What the card of another office says.
    read_card: BundleFile => CardShown = crate::bundle::read_card;
    /// 登记往来单位, once its fingerprint was compared.
    pin_office: PinOffice => Saved = crate::bundle::pin_office;
    /// What a package of a period would hold.
    outline_bundle: OutlineBundle => BundleOutline = crate::bundle::outline_bundle;
    /// 生成上报包: number, journal entry and file in one act.
    make_bundle: MakeBundle => Saved = crate::bundle::make_bundle;
    /// Checks a package and compares it with what is here; nothing is changed.
    preview_bundle: BundleFile => BundlePreview = crate::bundle::preview_bundle;
    /// Enters a package that was shown, as one act.
    accept_bundle: BundleToken => Done = crate::bundle::accept_bundle;
    /// Lets a package go that was shown.
    drop_bundle: BundleToken => Nothing = crate::bundle::drop_bundle;
    /// Writes a list to a file.
    export_records: ExportRequest => Done = crate::export::export_records;
    /// Writes the empty form of a register, to be filled in elsewhere and read back.
    export_blank: ExportBlank => Done = crate::export::export_blank;
    /// What the articles and the registers propose for a risk point as it is being typed.
    risk_advice: RiskDraft => RiskAdvice = crate::risk::risk_advice;
    /// 按第十八条补齐责任人: whom the registers name, risk point by risk point.
    propose_persons: ProposePersons => Vec<PersonsLine> = crate::risk::propose_persons;
    /// The map of risks: kind × grade and unit × grade.
    risk_figures: AskRiskFigures => RiskFigures = crate::risk::risk_figures;
    /// How a risk point was screened over the years.
    risk_course: RiskRef => RiskCourse = crate::screening::risk_course;
    /// A sheet of 四步排查.
    read_screening: SheetRef => SheetView = crate::screening::read_screening;
    /// Begins 四步排查 of the posts and units of these risk points.
    start_screening: StartScreening => Done = crate::screening::start_screening;
    /// Signs the step that waits, or sends the sheet back one step; the fourth approves.
    sign_screening: SignScreening => Done = crate::screening::sign_screening;
    /// 集中排查 as it stands.
    campaign_state: Nothing => CampaignState = crate::campaign::campaign_state;
    /// Begins the 集中排查 of a year.
    open_campaign: OpenCampaign => Done = crate::campaign::open_campaign;
    /// Ends the 集中排查 that runs.
    close_campaign: Nothing => Done = crate::campaign::close_campaign;
    /// What goes on with a signal: repeats, decision, ending, and what can be done.
    read_signal_course: SignalRef => SignalCourse = crate::signal::read_signal_course;
    /// 镇纪委审核意见 on a signal.
    decide_signal: SignalAct => Saved = crate::signal::decide_signal;
    /// 办结 of a signal: 不予预警 or 转有关部门.
    end_signal: SignalAct => Saved = crate::signal::end_signal;
    /// 转问题线索: the signal ends, and a lead enters the ledger.
    make_lead: SignalAct => Saved = crate::signal::make_lead;
    /// 撤回办结.
    reopen_signal: SignalRef => Saved = crate::signal::reopen_signal;
    /// 不计入统计, with a reason.
    exclude_signal: SignalAct => Saved = crate::signal::exclude_signal;
    /// 重新计入统计.
    include_signal: SignalRef => Saved = crate::signal::include_signal;
    /// Links a signal to the first of its matter.
    link_repeat: SignalAct => Saved = crate::signal::link_repeat;
    /// Takes that link back.
    unlink_repeat: SignalRef => Saved = crate::signal::unlink_repeat;
    /// 登记举报人, sealed with a key of its own.
    save_reporter: SignalAct => Saved = crate::signal::save_reporter;
    /// 查看举报人: who looks and why goes into the journal before anything is shown.
    reveal_reporter: SignalAct => ReporterShown = crate::signal::reveal_reporter;
    /// 去掉举报人.
    remove_reporter: SignalRef => Saved = crate::signal::remove_reporter;
    /// What goes on with a lead.
    read_lead: LeadRef => LeadCourse = crate::case_lead::read_lead;
    /// 线索评估.
    assess_lead: LeadAct => Saved = crate::case_lead::assess_lead;
    /// 线索移送, and its receipt.
    transfer_lead: LeadAct => Saved = crate::case_lead::transfer_lead;
    /// 抽查覆盖 of a year.
    spot_coverage: SpotFilter => SpotCoverage = crate::spot_check::spot_coverage;
    /// The pool, the form and a fresh seed of a draw.
    draw_form: SpotFilter => DrawForm = crate::spot_check::draw_form;
    /// 抽签: objects of spot checks by lot, before witnesses.
    draw_spots: DrawSpots => Saved = crate::spot_check::draw_spots;
    /// A draw with its lots, and how to work them out again.
    read_spot_draw: SpotDrawRef => SpotDrawView = crate::spot_check::read_spot_draw;
    /// 作废 of a draw.
    void_spot_draw: VoidSpotDraw => Done = crate::spot_check::void_spot_draw;
    /// A check with its measures and findings.
    read_spot_check: SpotCheckRef => SpotCheckView = crate::spot_check::read_spot_check;
    /// 登记抽查结果: each measure, the findings and what follows.
    record_spot_check: RecordSpotCheck => Saved = crate::spot_check::record_spot_check;
    /// A finding becomes a problem with its rectification.
    rectify_finding: RectifyFinding => Saved = crate::spot_check::rectify_finding;
    /// What can be issued from a signal.
    notice_choices: AskNotice => NoticeChoices = crate::notice::notice_choices;
    /// Drafts a notice from a signal.
    compose_notice: ComposeNotice => NoticeDraft = crate::notice::compose_notice;
    /// Says what stands against issuing this draft.
    check_notice: NoticeDraft => Vec<answer::Objection> = crate::notice::check_notice;
    /// The pages this draft would print.
    preview_notice: NoticeDraft => Pages = crate::notice::preview_notice;
    /// 签发: number, journal entry and paper in one transaction.
    issue_notice: NoticeDraft => Issued = crate::notice::issue_notice;
    /// Keeps a draft of a notice, and sends it on its way where asked.
    save_proposal: SaveProposal => ProposalState = crate::proposal::save_proposal;
    /// A kept draft, whole.
    read_proposal: ProposalRef => ProposalView = crate::proposal::read_proposal;
    /// 呈批: the step that waits is signed, or the draft sent back.
    sign_proposal: SignProposal => ProposalState = crate::proposal::sign_proposal;
    /// 签发 of a draft whose steps agreed.
    issue_proposal: IssueProposal => Issued = crate::proposal::issue_proposal;
    /// A warning, whole.
    read_warning: WarningRef => WarningView = crate::warning::read_warning;
    /// 送达.
    serve_notice: ServeNotice => WarningState = crate::warning::serve_notice;
    /// 回告.
    record_reply: RecordReply => WarningState = crate::warning::record_reply;
    /// 整改评估.
    verify_reply: VerifyReply => WarningState = crate::warning::verify_reply;
    /// 销号.
    close_warning: WarningRef => WarningState = crate::warning::close_warning;
    /// 转线索: the warning ends, and the lead stands in its ledger.
    transfer_warning: TransferWarning => WarningState = crate::warning::transfer_warning;
    /// 撤销.
    withdraw_warning: WithdrawWarning => WarningState = crate::warning::withdraw_warning;
    /// 作废.
    void_notice: VoidNotice => WarningState = crate::warning::void_notice;
    /// 百分考核 by years.
    appraisal_years: Nothing => AppraisalYears = crate::appraisal::appraisal_years;
    /// One sheet with its lines, its warnings and the formula.
    read_appraisal: AppraisalRef => AppraisalView = crate::appraisal::read_appraisal;
    /// Copies the scoring standard of the year before.
    copy_standard: CopyStandard => Done = crate::appraisal::copy_standard;
    /// Makes the sheets of a year.
    make_appraisals: MakeAppraisals => Done = crate::appraisal::make_appraisals;
    /// Gives every item that has no 核查分 its full points.
    fill_appraisal: FillAppraisal => Done = crate::appraisal::fill_appraisal;
    /// 核定 of a sheet.
    finalise_appraisal: FinaliseAppraisal => Done = crate::appraisal::finalise_appraisal;
    /// 退回重评.
    reopen_appraisal: ReopenAppraisal => Done = crate::appraisal::reopen_appraisal;
    /// Drafts a 参阅 from a warning or from the figures of a quarter.
    compose_bulletin: ComposeBulletin => BulletinDraft = crate::bulletin::compose_bulletin;
    /// What can be done with a 参阅 now, and what its text should be looked at for.
    read_bulletin: BulletinRef => BulletinView = crate::bulletin::read_bulletin;
    /// 编发: numbers and paper in one transaction.
    issue_bulletin: IssueBulletin => BulletinIssued = crate::bulletin::issue_bulletin;
    /// 作废 of an issued 参阅.
    void_bulletin: VoidBulletin => Done = crate::bulletin::void_bulletin;
    /// 函件, 督查, 谈话 and 问责 of a warning.
    warning_beside: WarningRef => WarningBeside = crate::beside::warning_beside;
    /// Drafts a letter, with the number that it would get.
    compose_letter: ComposeLetter => LetterForm = crate::letter::compose_letter;
    /// The pages this letter would print.
    preview_letter: LetterDraft => Pages = crate::letter::preview_letter;
    /// 发函: number, journal entry and paper in one transaction; 督查通知 and 督办单 order an inspection with it.
    issue_letter: LetterDraft => LetterIssued = crate::letter::issue_letter;
    /// A letter, whole.
    read_letter: LetterRef => CourseView = crate::letter::read_letter;
    /// 登记送达 of a letter.
    serve_letter: LetterAct => Saved = crate::letter::serve_letter;
    /// 登记答复 of a letter.
    answer_letter: LetterAct => Saved = crate::letter::answer_letter;
    /// 评估 of what a 告诫书 asked for.
    evaluate_letter: LetterAct => Saved = crate::letter::evaluate_letter;
    /// 作废 of a letter, and of the inspection that it ordered.
    void_letter: LetterAct => Saved = crate::letter::void_letter;
    /// An inspection, whole.
    read_inspection: InspectionRef => CourseView = crate::inspection::read_inspection;
    /// 登记督查措施: 催办, 限期整改, 通报, 问责.
    measure_inspection: InspectionDeed => Saved = crate::inspection::measure_inspection;
    /// 登记督查意见.
    conclude_inspection: InspectionDeed => Saved = crate::inspection::conclude_inspection;
    /// 督查销号.
    close_inspection: InspectionDeed => Saved = crate::inspection::close_inspection;
    /// The talk that a warning calls for, as far as the registers know it.
    propose_talk: WarningRef => TalkProposal = crate::talk::propose_talk;
    /// 谈话覆盖: who has spoken to whom in a year.
    talk_coverage: AskCoverage => TalkCoverage = crate::talk::talk_coverage;
    /// 提请问责 of a warning that is overdue beyond its reminders.
    propose_accountability: WarningRef => Saved = crate::accountability::propose_accountability;
    /// 目录版本 of every catalogue.
    list_editions: Nothing => Vec<CatalogueLine> = crate::edition::list_editions;
    /// One edition with its course, what it revises and its papers.
    read_edition: EditionRef => EditionView = crate::edition::read_edition;
    /// 审定前检查: what stands against approving an edition, and what its public version leaves out.
    check_edition: EditionRef => ApprovalCheck = crate::edition::check_edition;
    /// 编制: begins the next edition of a catalogue.
    begin_edition: BeginEdition => EditionState = crate::edition::begin_edition;
    /// 报审, 退回, 审定, 公示, 备案; 审定 freezes rows and papers in the same transaction.
    step_edition: StepEdition => EditionState = crate::edition::step_edition;
    /// 修订对照: two editions, or an edition and the register as it is.
    compare_editions: CompareEditions => Comparison = crate::edition::compare_editions;
    /// Writes 修订理由 of an edition that is not approved yet.
    explain_edition: ExplainEdition => EditionState = crate::edition::explain_edition;
    /// 文书模板.
    list_templates: Nothing => Vec<TemplateLine> = crate::template::list_templates;
    /// One template with its fields and versions.
    read_template: TemplateRef => TemplateView = crate::template::read_template;
    /// Says what stands against this text.
    check_template: TemplateText => Vec<answer::Objection> = crate::template::check_template;
    /// The pages this text would print, on the newest record that fits.
    preview_template: TemplateText => TemplateTrial = crate::template::preview_template;
    /// Keeps a text as the next version.
    save_template: TemplateText => TemplateSaved = crate::template::save_template;
    /// Keeps the text that comes with the program as the next version.
    reset_template: TemplateRef => TemplateSaved = crate::template::reset_template;
    /// Quarters for which a report can be made.
    report_quarters: Nothing => Vec<QuarterChoice> = crate::paper::report_quarters;
    /// Quarters, halves and years of which a report can be made.
    report_periods: Nothing => Vec<PeriodChoice> = crate::report::report_periods;
    /// A report section by section, with its figures and those that changed since it was last looked at.
    read_report: ReportRef => ReportView = crate::report::read_report;
    /// Says what stands against this text of a section, and which figures in it were typed by hand.
    check_report_section: SectionText => SectionCheck = crate::report::check_report_section;
    /// The pages of a report with this text in its section.
    preview_report: SectionText => Pages = crate::report::preview_report;
    /// Keeps a section of a report in the office's own words, as its next version.
    save_report_section: SectionText => SectionSaved = crate::report::save_report_section;
    /// Goes back to the text that is made from the figures.
    reset_report_section: SectionRef => SectionSaved = crate::report::reset_report_section;
    /// Notes that the figures of a report were looked at.
    note_report_seen: ReportRef => Nothing = crate::report::note_report_seen;
    /// Papers that can be made of a record.
    paper_offers: RecordRef => Vec<PaperOffer> = crate::paper::paper_offers;
    /// Every paper of the office by groups, with what each asks for.
    paper_shelf: Nothing => Vec<ShelfGroup> = crate::paper::paper_shelf;
    /// The kept papers of several records, to be printed as one job.
    batch_papers: PaperBatch => BatchPapers = crate::paper::batch_papers;
    /// The pages a paper would have, without keeping it.
    preview_paper: PaperRequest => Pages = crate::paper::preview_paper;
    /// The same, 30 pages at a time.
    preview_pages: PreviewPages => Pages = crate::paper::preview_pages;
    /// The words of every page a paper would have.
    preview_words: PaperRequest => Vec<PageWords> = crate::paper::preview_words;
    /// Makes a paper and keeps it in the archive.
    make_paper: PaperRequest => PaperRef = crate::paper::make_paper;
    /// The same with whole numbers of identity cards, with a reason and under an entry of its own; never for the public.
    unmask_paper: UnmaskPaper => PaperRef = crate::paper::unmask_paper;
    /// The pages of a kept paper, 30 at a time.
    paper_pages: PaperPages => Pages = crate::paper::paper_pages;
    /// The words of every page of a kept paper.
    paper_words: PaperName => Vec<PageWords> = crate::paper::paper_words;
    /// What the Word or Excel copy of a paper would be called; refused for what cannot be written as one.
    copy_name: AskCopyName => CopyName = crate::copy::copy_name;
    /// Writes the Word or Excel copy of a paper to a file.
    save_copy: SaveCopy => Done = crate::copy::save_copy;
    /// Notes that a kept paper was printed, saved or opened.
    note_paper_use: PaperUse => Nothing = crate::paper::note_paper_use;
    /// 数据与备份: the copies there are, what went aside, how much room there is. It answers in every state.
    read_backups: Nothing => Backups = crate::backup::read_backups;
    /// Makes a copy and reads it back.
    make_backup: MakeBackup => BackupMade = crate::backup::make_backup;
    /// Chooses the folder on another disk.
    choose_second_medium: ChooseFolder => Done = crate::backup::choose_second_medium;
    /// 另存: makes a copy on the other disk and reads it back from there.
    copy_to_second: Nothing => BackupMade = crate::backup::copy_to_second;
    /// Reads a copy whole and says what a restore of it would change.
    inspect_backup: BackupRef => BackupSight = crate::backup::inspect_backup;
    /// 恢复备份: what stands moves aside, the copy takes its place.
    restore_backup: BackupRef => Restored = crate::backup::restore_backup;
    /// 纸面最后文号: no number up to these is given again.
    set_paper_numbers: PaperNumbers => Done = crate::backup::set_paper_numbers;
    /// Puts back what went aside.
    put_back: ReplacedRef => Restored = crate::backup::put_back;
    /// 恢复演练: a restore tried out in a folder of its own.
    drill_backup: BackupRef => Done = crate::backup::drill_backup;
    /// Opens a copy to be looked at; without a path the newest that reads.
    open_backup: BackupRef => AppStatus = crate::backup::open_backup;
    /// 核验.
    verify: Verify => Verified = crate::verify::verify;
}

#[cfg(test)]
mod typescript;

#[cfg(test)]
mod tests {
    /// The committed TypeScript is the list's own; `UPDATE_GOLDEN=1` writes it anew.
    #[test]
    fn the_window_speaks_this_list() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/src/wire/index.ts");
        let written = super::typescript();
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(file, &written).unwrap();
        }
        assert!(
            std::fs::read_to_string(file).unwrap() == written,
            "ui/src/wire/index.ts is out of date: run UPDATE_GOLDEN=1 cargo test -p desk"
        );
    }
}
