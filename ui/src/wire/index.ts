// Generated from src-tauri/desk/src/wire.rs by `cargo test -p desk`; do not edit.

export type ActOffer = { 
/**
 * The command that does it.
 */
command: string, 
/**
 * What it is called.
 */
label: string, 
/**
 * Why it cannot be done now; none where it can.
 */
why_not: string | null, 
/**
 * Its form; empty where nothing is asked.
 */
fields: Array<Field>, 
/**
 * What the form begins with.
 */
seed: { [key in string]: string }, 
/**
 * What it will do, one sentence each.
 */
happens: Array<string>, };

export type AddAttachment = { 
/**
 * The id of the entry of progress, or of the 预警.
 */
record: string, 
/**
 * Where the file is.
 */
path: string, };

export type Answer = { "kind": "refused", 
/**
 * All objections at once.
 */
objections: Array<Objection>, } | { "kind": "fault", 
/**
 * Stable code, only where the window acts on it: `disk_full`, `read_only`, `unknown_command`, `bad_request`, `internal`.
 */
code: string, 
/**
 * What happened.
 */
what: string, 
/**
 * Whether the data is safe.
 */
safe: string, 
/**
 * What to do.
 */
todo: string, 
/**
 * Entry in the program's log.
 */
log_id: string, } | { "kind": "locked", 
/**
 * What to do.
 */
sentence: string, };

export type AppState = "empty" | "open" | "locked" | "damaged" | "refused";

export type AppStatus = { 
/**
 * Where the program stands.
 */
state: AppState, 
/**
 * True in the training office: a banner and a watermark follow from it.
 */
training: boolean, 
/**
 * It takes packages of townships in: it is a 预警中心.
 */
centre: boolean, 
/**
 * Full name of the office, empty before the first run.
 */
office_name: string, 
/**
 * The day the rules take for today, ISO.
 */
today: string, 
/**
 * One sentence the user must know now (an unclean exit, a clock that moved), if any.
 */
notice: string | null, 
/**
 * A backup is being looked at: nothing can be changed.
 */
looking: boolean, 
/**
 * The program's version.
 */
version: string, 
/**
 * 恢复码 was not typed back yet: nothing real is accepted before.
 */
recovery_due: boolean, 
/**
 * Why the office is locked, where it is.
 */
lock_cause: LockCause | null, 
/**
 * So long the next try at the password has to wait.
 */
wait_seconds: number, };

export type AppraisalDeduction = { 
/**
 * The register it stands in.
 */
kind: Kind, 
/**
 * The warning.
 */
id: string, 
/**
 * 文号.
 */
number: string, 
/**
 * 预警等级.
 */
level: Level, 
/**
 * 红色.
 */
level_label: string, 
/**
 * 签发日期, ISO.
 */
issued_on: string, 
/**
 * 事由.
 */
subject: string, 
/**
 * What it takes away.
 */
points: string, 
/**
 * Why it takes nothing; empty where it does.
 */
why_not: string, };

export type AppraisalFact = { 
/**
 * What.
 */
label: string, 
/**
 * How much.
 */
text: string, };

export type AppraisalFormula = { 
/**
 * Which reading of the article; empty for what both begin with.
 */
reading: string, 
/**
 * The office goes by this reading.
 */
chosen: boolean, 
/**
 * What is computed.
 */
label: string, 
/**
 * With which figures.
 */
figures: string, 
/**
 * What comes of them.
 */
value: string, };

export type AppraisalLineView = { 
/**
 * Its id among `appraisal_lines`.
 */
id: string, 
/**
 * 考核类别.
 */
category: string, 
/**
 * 编号.
 */
code: string, 
/**
 * 考核内容.
 */
content: string, 
/**
 * 分值.
 */
points: string, 
/**
 * 评分（扣分）标准.
 */
criterion: string, 
/**
 * 查验资料.
 */
evidence: string, 
/**
 * 自评分.
 */
own: string, 
/**
 * 核查分.
 */
checked: string, 
/**
 * 群众评分.
 */
public: string, 
/**
 * 扣分.
 */
lost: string, 
/**
 * 扣分原因.
 */
reason: string, 
/**
 * 系统提示: what the registers know; never a score.
 */
hint: string, 
/**
 * The records behind it.
 */
links: Array<Link>, };

export type AppraisalRef = { 
/**
 * Its id, or the unit's short name for this year's.
 */
appraisal: string, };

export type AppraisalView = { 
/**
 * Its id.
 */
id: string, 
/**
 * 年度.
 */
year: number, 
/**
 * 考核对象.
 */
unit: string, 
/**
 * `drafted` or `finalised`.
 */
state: string, 
/**
 * 编制中.
 */
state_label: string, 
/**
 * 评分人.
 */
scored_by: string, 
/**
 * 评分日期, ISO; empty where there is none.
 */
scored_on: string, 
/**
 * Sums, rank and grade, in words.
 */
facts: Array<AppraisalFact>, 
/**
 * Its lines in the order of the standard; each is a record of `appraisal_lines`.
 */
lines: Array<AppraisalLineView>, 
/**
 * The fields of a line that are filled in.
 */
fields: Array<Field>, 
/**
 * The warnings of the unit in the year.
 */
deductions: Array<AppraisalDeduction>, 
/**
 * The formula line by line, both readings of the article.
 */
formula: Array<AppraisalFormula>, 
/**
 * What has to be known beside it.
 */
remarks: Array<string>, 
/**
 * What stands against 核定.
 */
against: Array<Objection>, 
/**
 * The acts of its buttons: `fill`, `finalise`, `reopen`.
 */
next: Array<NextAct>, };

export type AppraisalYear = { 
/**
 * The year.
 */
year: number, 
/**
 * Items that are scored.
 */
items: number, 
/**
 * What they come to, or that there are none, in words.
 */
standard: string, 
/**
 * They come to 100, and so does every category to what it says.
 */
whole: boolean, 
/**
 * Sheets.
 */
sheets: number, 
/**
 * Of these wholly scored.
 */
scored: number, 
/**
 * Of these 核定.
 */
finalised: number, 
/**
 * Points of the network without a sheet.
 */
missing: number, 
/**
 * The year whose standard can be copied; none where there are items already.
 */
copy_from: number | null, };

export type AppraisalYears = { 
/**
 * The year of today.
 */
this_year: number, 
/**
 * The newest first; this year is always among them.
 */
years: Array<AppraisalYear>, };

export type ApprovalCheck = { 
/**
 * Records that must be put right first.
 */
blocks: number, 
/**
 * Rows without a reason for their revision.
 */
unexplained: number, 
/**
 * Rows that the edition would have.
 */
rows: number, 
/**
 * Every rule that found something, what blocks first.
 */
rules: Array<ApprovalFinding>, };

export type ApprovalFinding = { 
/**
 * `blocks`, `withheld` or `remark`.
 */
weight: string, 
/**
 * 要先改好, 不列入公开版, 提醒.
 */
weight_label: string, 
/**
 * The article.
 */
article: string, 
/**
 * The rule in words.
 */
rule: string, 
/**
 * How many records.
 */
count: number, 
/**
 * The records, at most 50.
 */
findings: Array<CheckFinding>, };

export type ApprovalLine = { 
/**
 * The step.
 */
step: string, 
/**
 * Who took it.
 */
name: string, 
/**
 * The day, typed any way; empty = the day of issue.
 */
on: string, 
/**
 * 意见.
 */
opinion: string, };

export type AskCopyName = { 
/**
 * Of what.
 */
source: CopySource, 
/**
 * In which format.
 */
format: CopyFormat, };

export type AskCoverage = { 
/**
 * The year; empty for this one.
 */
year: string, };

export type AskIntakeRows = { 
/**
 * From the preview.
 */
token: string, 
/**
 * Only these; empty = all.
 */
verdicts: Array<RowVerdict>, 
/**
 * How many to pass over.
 */
offset: number, 
/**
 * How many to give at most.
 */
limit: number, };

export type AskNotice = { 
/**
 * The signal's id, or its number.
 */
signal: string, 
/**
 * 提级: id or 文号 of the warning in whose place the notice is to stand; empty = none.
 */
raised_from: string, };

export type AskRiskFigures = { 
/**
 * Only this layer, by label; empty = all.
 */
layer: string, };

export type AskSheet = { 
/**
 * From the preview.
 */
token: string, 
/**
 * Name of the sheet.
 */
sheet: string, };

export type AttachmentLine = { 
/**
 * Its key.
 */
id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * What its content is, such as PDF.
 */
kind: string, 
/**
 * Its size in words.
 */
size: string, 
/**
 * Local time it was added, `YYYY-MM-DD HH:MM`.
 */
added_at: string, 
/**
 * SHA-256, hex.
 */
sha256: string, };

export type AttachmentRef = { 
/**
 * Its key.
 */
attachment: string, };

export type AttachmentUse = { 
/**
 * Its key.
 */
attachment: string, 
/**
 * `save` or `view`.
 */
act: string, };

export type BackupLine = { 
/**
 * Its file.
 */
path: string, 
/**
 * Its name.
 */
name: string, 
/**
 * When it was taken, local time to the minute.
 */
taken_at: string, 
/**
 * Number of the newest journal entry in it.
 */
sequence: number, 
/**
 * 1.2 MB.
 */
size: string, 
/**
 * False where it was found damaged when it was read again.
 */
sound: boolean, };

export type BackupMade = { 
/**
 * Its file.
 */
path: string, 
/**
 * SHA-256 of the office in it.
 */
sha256: string, 
/**
 * Number of the newest journal entry in it.
 */
sequence: number, 
/**
 * A sentence for the toast.
 */
sentence: string, };

export type BackupRef = { 
/**
 * Its file.
 */
path: string, 
/**
 * The password or recovery code of that time, where the office that is open has another key.
 */
password: string | null, };

export type BackupSight = { 
/**
 * Its file.
 */
path: string, 
/**
 * The office in it.
 */
office: string, 
/**
 * When it was taken.
 */
taken_at: string, 
/**
 * Number of the newest journal entry in it.
 */
sequence: number, 
/**
 * The head of its journal, twelve characters.
 */
head: string, 
/**
 * Registers that hold something.
 */
counts: Array<CountLine>, 
/**
 * Series of numbers.
 */
numbers: Array<NumberLine>, 
/**
 * What a restore of it would do, one sentence each.
 */
happens: Array<string>, };

export type Backups = { 
/**
 * Where the data lies.
 */
data_folder: string, 
/**
 * Where the copies lie.
 */
folder: string, 
/**
 * The copies, newest first.
 */
backups: Array<BackupLine>, 
/**
 * The copies on another disk.
 */
second: SecondMedium, 
/**
 * When a restore was tried out the last time, in words.
 */
drill: string, 
/**
 * What went aside.
 */
replaced: Array<ReplacedLine>, 
/**
 * How much room the disk has, in words.
 */
room: string, 
/**
 * Something that must be known now, one sentence each.
 */
warnings: Array<string>, };

export type BatchPaper = { 
/**
 * The paper.
 */
paper: PaperRef, 
/**
 * How it wants to be printed on both sides.
 */
sides: Sides, };

export type BatchPapers = { 
/**
 * The papers.
 */
papers: Array<BatchPaper>, 
/**
 * A sentence for each record that has no kept paper.
 */
missing: Array<string>, };

export type BeginEdition = { 
/**
 * `duties`, `powers` or `risks`.
 */
catalogue: string, 
/**
 * Of 责任分解表 the year.
 */
year: number | null, 
/**
 * The day, typed any way; empty = today.
 */
on: string, 
/**
 * 文号.
 */
number: string, 
/**
 * 编制单位; empty = the office.
 */
body: string, 
/**
 * 编制说明.
 */
note: string, };

export type BesideLine = { 
/**
 * Its register.
 */
kind: Kind, 
/**
 * Its id.
 */
id: string, 
/**
 * Its day, ISO.
 */
on: string, 
/**
 * What it is.
 */
title: string, 
/**
 * To whom, about what.
 */
detail: string, 
/**
 * State in words.
 */
state: string, 
/**
 * Days overdue.
 */
overdue_days: number | null, };

export type BulletinDraft = { 
/**
 * Texts by field key.
 */
fields: { [key in string]: string }, };

export type BulletinIssued = { 
/**
 * 2026年第1期　总第9期.
 */
number: string, 
/**
 * What happened.
 */
sentence: string, 
/**
 * The paper that was kept.
 */
paper: PaperRef, };

export type BulletinRef = { 
/**
 * Its id, or its 总期号.
 */
bulletin: string, };

export type BulletinView = { 
/**
 * Its id.
 */
id: string, 
/**
 * `drafted`, `issued` or `voided`.
 */
state: string, 
/**
 * 拟稿.
 */
state_label: string, 
/**
 * What 编发 will do.
 */
happens: Array<string>, 
/**
 * What stands against it today.
 */
against: Array<Objection>, 
/**
 * The acts of its buttons: `issue`, `void`.
 */
next: Array<NextAct>, 
/**
 * The paper that was kept at issue.
 */
paper: PaperRef | null, };

export type BundleCell = { 
/**
 * The record of what was received; none where nothing came.
 */
record: string | null, 
/**
 * 件次 and 预警 in it, in words; empty where nothing came.
 */
words: string, };

export type BundleChange = { 
/**
 * Its label.
 */
label: string, 
/**
 * What it says here.
 */
before: string, 
/**
 * What the package says.
 */
now: string, };

export type BundleCount = { 
/**
 * The sort.
 */
verdict: BundleVerdict, 
/**
 * The word for it.
 */
label: string, 
/**
 * How many.
 */
count: number, };

export type BundleDesk = { 
/**
 * This office takes packages in: it is a 预警中心.
 */
receives: boolean, 
/**
 * Its identity; none until it is first needed.
 */
own: OwnIdentity | null, 
/**
 * The offices that it exchanges packages with.
 */
correspondents: Array<CorrespondentLine>, 
/**
 * The periods that can be reported, newest first.
 */
periods: Array<BundlePeriod>, 
/**
 * The number that the next package gets.
 */
next_sequence: number, 
/**
 * The periods of the grid, oldest first: codes and labels.
 */
grid_periods: Array<BundlePeriod>, 
/**
 * Who sent what.
 */
grid: Array<BundleRow>, 
/**
 * The form in which another office is pinned.
 */
pin_fields: Array<Field>, };

export type BundleFile = { 
/**
 * The file.
 */
path: string, };

export type BundleLine = { 
/**
 * The register it goes to.
 */
kind: Kind, 
/**
 * Its name.
 */
kind_label: string, 
/**
 * 文号, 信息编号 or title.
 */
title: string, 
/**
 * What tells it from others.
 */
detail: string, 
/**
 * What becomes of it.
 */
verdict: BundleVerdict, 
/**
 * The word for it.
 */
verdict_label: string, 
/**
 * The fields that differ.
 */
changes: Array<BundleChange>, };

export type BundleOutline = { 
/**
 * 2026年第一季度.
 */
label: string, 
/**
 * What goes in, a line each.
 */
holds: Array<string>, 
/**
 * What stays here, a line each.
 */
leaves: Array<string>, 
/**
 * A good file name.
 */
file_name: string, };

export type BundlePeriod = { 
/**
 * Such as `2026Q1` or `2026H1`.
 */
period: string, 
/**
 * 2026年第一季度.
 */
label: string, 
/**
 * The packages that were made of it, in words; empty where there are none.
 */
sent: string, };

export type BundlePreview = { 
/**
 * Names it in the next request.
 */
token: string, 
/**
 * The office it is from.
 */
sender: string, 
/**
 * 2026年第一季度.
 */
label: string, 
/**
 * Its number.
 */
sequence: number, 
/**
 * The day it was made, ISO.
 */
made_on: string, 
/**
 * What should be known of it.
 */
remarks: Array<string>, 
/**
 * Counts by sort.
 */
counts: Array<BundleCount>, 
/**
 * New, changed and missing records, and those that stay as they are at the end; at most some hundred.
 */
lines: Array<BundleLine>, 
/**
 * Records in all.
 */
total: number, 
/**
 * The counts as a sentence.
 */
summary: string, };

export type BundleRow = { 
/**
 * The office.
 */
id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * One for each period of the grid.
 */
cells: Array<BundleCell>, };

export type BundleToken = { 
/**
 * From the preview.
 */
token: string, };

export type BundleVerdict = "new" | "changed" | "unchanged" | "missing";

export type CampaignState = { 
/**
 * The campaign that runs, if one does.
 */
running: CampaignView | null, 
/**
 * Those that are over, the newest first.
 */
past: Array<CampaignView>, 
/**
 * The year that can be opened next.
 */
next_year: number, 
/**
 * Risk points that a new campaign would list.
 */
standing: number, 
/**
 * Risk points that the close of the running campaign takes out.
 */
dropped: number, 
/**
 * The marks, as they are set.
 */
marks: Array<string>, };

export type CampaignTally = { 
/**
 * The unit, or empty for the sum.
 */
unit: string, 
/**
 * All lines.
 */
all: number, 
/**
 * Lines with a mark.
 */
marked: number, 
/**
 * One count for each mark, in the order of the marks.
 */
of: Array<number>, };

export type CampaignView = { 
/**
 * 年度.
 */
year: number, 
/**
 * 开始日期, ISO.
 */
opened_on: string, 
/**
 * 结束日期, ISO; none while it runs.
 */
closed_on: string | null, 
/**
 * All of it.
 */
sum: CampaignTally, 
/**
 * By unit, units without a line left out.
 */
units: Array<CampaignTally>, };

export type CardShown = { 
/**
 * The office's name.
 */
name: string, 
/**
 * What remark goes with it: pinned already, another card of this name is pinned; empty for neither.
 */
remark: string, };

export type CatalogueLine = { 
/**
 * `duties`, `powers` or `risks`.
 */
catalogue: string, 
/**
 * Of 责任分解表 the year.
 */
year: number | null, 
/**
 * 2026年责任分解表.
 */
label: string, 
/**
 * The register that it is made of.
 */
kind: Kind, 
/**
 * Rows in the register now.
 */
rows: number, 
/**
 * Rows that differ from the newest approved edition; none where there is none.
 */
revised: number | null, 
/**
 * Its newest approved edition, such as 第1版; empty where there is none.
 */
in_force: string, 
/**
 * The day of its approval, ISO.
 */
approved_on: string | null, 
/**
 * Why no edition can be begun now.
 */
why_not: string | null, 
/**
 * The form of 编制.
 */
fields: Array<Field>, 
/**
 * Its editions, newest first.
 */
editions: Array<EditionLine>, };

export type CellChange = { 
/**
 * Which record.
 */
id: string, 
/**
 * Texts by field key.
 */
fields: { [key in string]: string }, };

export type CellStyle = "text" | "number" | "date" | "level" | "grade" | "state";

export type ChangeImport = { 
/**
 * From the preview.
 */
token: string, 
/**
 * What it holds.
 */
kind: Kind | null, 
/**
 * Only these sheets, hidden ones too.
 */
sheets: Array<string>, 
/**
 * Header rows by hand.
 */
header_rows: Array<SheetHeader>, 
/**
 * Columns matched by hand; an empty column = not taken.
 */
mapping: Array<ColumnMatch>, 
/**
 * The year of dates that name none.
 */
base_year: number | null, };

export type ChangePassword = { 
/**
 * The password as it is now.
 */
current: Secret, 
/**
 * The new one.
 */
password: Secret, 
/**
 * The same once more.
 */
password_again: Secret, };

export type CheckArticles = { 
/**
 * The most findings to name of each check; 0 is all of them.
 */
limit: number, };

export type CheckFinding = { 
/**
 * The register of the record.
 */
kind: Kind, 
/**
 * The record; empty where the finding is of the register as a whole.
 */
id: string, 
/**
 * The record's name.
 */
record: string, 
/**
 * What is wrong with it.
 */
sentence: string, };

export type CheckLine = { 
/**
 * Its name for programs.
 */
check: string, 
/**
 * The article that it comes from.
 */
article: string, 
/**
 * What it finds, in words.
 */
label: string, 
/**
 * How many records it found.
 */
count: number, 
/**
 * What is not stated and was therefore not judged, in words; empty where nothing is open.
 */
unstated: string, 
/**
 * The records, at most as many as were asked for.
 */
findings: Array<CheckFinding>, };

export type Checked = { 
/**
 * The day that the rules took for today, ISO.
 */
on: string, 
/**
 * How many records were found amiss, each once for each check.
 */
found: number, 
/**
 * How many checks found something.
 */
failed: number, 
/**
 * Every check, in the order of the articles, those that found nothing too.
 */
checks: Array<CheckLine>, };

export type Choice = { 
/**
 * What is stored and sent.
 */
value: string, 
/**
 * What is shown.
 */
label: string, };

export type ChooseFolder = { 
/**
 * The folder.
 */
path: string, };

export type ChooseTypeface = { 
/**
 * Code of the use.
 */
role: string, 
/**
 * The font file.
 */
file: string, 
/**
 * Which face of a collection.
 */
index: number, 
/**
 * The name to show; empty for the font's own.
 */
family: string, };

export type Column = { 
/**
 * Key, the same as the field's.
 */
key: string, 
/**
 * Heading.
 */
label: string, 
/**
 * Width in CSS pixels at 100 %.
 */
width: number, 
/**
 * How its cells are drawn.
 */
style: CellStyle, 
/**
 * Stays while the list scrolls sideways.
 */
frozen: boolean, 
/**
 * Offers a filter with counts.
 */
filter: boolean, 
/**
 * Can be edited in the grid.
 */
editable: boolean, };

export type ColumnChoice = { 
/**
 * Canonical column.
 */
column: string, 
/**
 * As the register calls it.
 */
label: string, };

export type ColumnMatch = { 
/**
 * Heading in the file.
 */
heading: string, 
/**
 * Canonical column; empty = not taken.
 */
column: string, };

export type ColumnSet = { 
/**
 * What it is called.
 */
label: string, 
/**
 * Column keys.
 */
columns: Array<string>, };

export type CommitImport = { 
/**
 * From the preview.
 */
token: string, 
/**
 * Also change all records that are there already, whatever was decided row by row.
 */
update_existing: boolean, 
/**
 * That it changes many records was seen and is meant.
 */
confirmed?: boolean, };

export type CompanionForm = "talk_record" | "written_inquiry" | "admonition" | "inspection_notice" | "supervision_slip" | "proposal";

export type CompareEditions = { 
/**
 * `duties`, `powers` or `risks`.
 */
catalogue: string, 
/**
 * Of 责任分解表 the year.
 */
year: number | null, 
/**
 * The approved edition that stands on the left; empty = the one that the right side revises.
 */
before: string, 
/**
 * The edition on the right; empty, or one that is not approved = the register as it is.
 */
after: string, 
/**
 * `added`, `changed` or `removed` only; empty = all.
 */
kind: string, 
/**
 * Only rows without a reason.
 */
unexplained: boolean, 
/**
 * Only rows in which this stands.
 */
search: string, 
/**
 * Rows to leave out at the front.
 */
first: number, 
/**
 * The most rows to send; 0 = 200.
 */
limit: number, };

export type Comparison = { 
/**
 * 职权目录第1版 → 现在的内容.
 */
title: string, 
/**
 * Id of the edition on the left.
 */
before: string, 
/**
 * Id of the edition on the right; empty for the register as it is.
 */
after: string, 
/**
 * What can stand on the left.
 */
choices_before: Array<Choice>, 
/**
 * What can stand on the right.
 */
choices_after: Array<Choice>, 
/**
 * How much was revised, whatever is asked for.
 */
revised: Revised, 
/**
 * The edition in which reasons can be written; none where they stand as they are.
 */
explains: string | null, 
/**
 * How many rows fit what was asked for.
 */
total: number, 
/**
 * Some of them.
 */
lines: Array<RevisionLine>, };

export type ComposeBulletin = { 
/**
 * 重要个案 or 综合情况, or its code.
 */
kind: string, 
/**
 * Of a case: the warning's id or 文号.
 */
warning: string, 
/**
 * Of an overview: such as `2026Q1`; empty = the quarter before this one.
 */
quarter: string, };

export type ComposeLetter = { 
/**
 * `reminder`, `written_inquiry`, `admonition`, `inspection_notice`, `supervision_slip` or `proposal`.
 */
kind: string, 
/**
 * The warning's id or 文号 that it is about; empty for none.
 */
warning: string, };

export type ComposeNotice = { 
/**
 * The signal's id or number.
 */
signal: string, 
/**
 * The colour.
 */
level: Level, 
/**
 * Dispositions of that colour.
 */
dispositions: Array<string>, 
/**
 * 提级: id or 文号 of the warning in whose place it is to stand; empty = none.
 */
raised_from: string, };

export type ConfirmBasis = { 
/**
 * The power's id, code or name.
 */
power: string, 
/**
 * Who looked it up.
 */
confirmed_by: string, 
/**
 * On which day, typed any way; empty for today.
 */
confirmed_on: string, 
/**
 * What was checked.
 */
checked: string, 
/**
 * The article as it ought to read; empty where it stands.
 */
corrected: string, };

export type CopyFormat = "docx" | "xlsx";

export type CopyName = { 
/**
 * A good file name without folder, ending as its format does.
 */
file_name: string, 
/**
 * Numbers of identity cards in its texts: their middle is hidden unless a reason is given.
 */
numbers: number, };

export type CopySource = { "of": "paper", 
/**
 * Which paper.
 */
request: PaperRequest, } | { "of": "notice", 
/**
 * The warning's id or 文号.
 */
warning: string, } | { "of": "kept", 
/**
 * Which paper.
 */
paper: string, };

export type CopyStandard = { 
/**
 * The year to be made.
 */
year: number, };

export type CorrectRow = { 
/**
 * From the preview.
 */
token: string, 
/**
 * The row's place.
 */
at: number, 
/**
 * New texts by field key.
 */
fields: { [key in string]: string }, 
/**
 * Also in every other row that has the same old text in that field.
 */
everywhere: boolean, };

export type CorrespondentLine = { 
/**
 * The record.
 */
id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Its fingerprint.
 */
fingerprint: string, 
/**
 * The day on which it was compared, ISO.
 */
confirmed_on: string, };

export type CountLine = { 
/**
 * The register.
 */
label: string, 
/**
 * Rows in the copy.
 */
backup: number, 
/**
 * Rows now; none where that cannot be read.
 */
now: number | null, 
/**
 * 比现在少3条.
 */
difference: string, };

export type CourseLine = { 
/**
 * ISO date; none while it has not happened.
 */
on: string | null, 
/**
 * The step in words.
 */
label: string, 
/**
 * Who, what, how.
 */
detail: string, 
/**
 * It has happened.
 */
done: boolean, };

export type CourseMark = { 
/**
 * 年度.
 */
year: number, 
/**
 * 标注; empty where none is set yet.
 */
mark: string, 
/**
 * 说明.
 */
reason: string, };

export type CourseView = { 
/**
 * Its id.
 */
id: string, 
/**
 * 文号.
 */
number: string, 
/**
 * What it is called: 函询通知书, 督查.
 */
title: string, 
/**
 * State in words.
 */
state_label: string, 
/**
 * The last day that stands, ISO.
 */
due_on: string | null, 
/**
 * Days overdue.
 */
overdue_days: number | null, 
/**
 * Everything worth reading, in order.
 */
facts: Array<Fact>, 
/**
 * Paragraphs of the letter.
 */
body: string, 
/**
 * What happened, and what is still to come.
 */
course: Array<CourseLine>, 
/**
 * What can be done next.
 */
next: Array<NextAct>, 
/**
 * The paper as it was sent.
 */
paper: PaperRef, 
/**
 * The warning it is about.
 */
warning_id: string | null, 
/**
 * That warning's number.
 */
warning_number: string, 
/**
 * Newest first.
 */
history: Array<HistoryLine>, };

export type CoverageCell = { 
/**
 * The days of the talks, ISO; empty where nobody has spoken yet.
 */
days: Array<string>, };

export type CoverageRow = { 
/**
 * The post's id.
 */
post_id: string, 
/**
 * Its unit.
 */
unit: string, 
/**
 * Its name.
 */
post: string, 
/**
 * Who holds it.
 */
name: string, 
/**
 * One for each talker; none where that one owes no talk.
 */
cells: Array<CoverageCell | null>, };

export type CoverageTalker = { 
/**
 * Posts with their holders; several where one of them is enough.
 */
label: string, 
/**
 * With how many.
 */
due: number, 
/**
 * With how many it was done.
 */
done: number, };

export type DepartPerson = { 
/**
 * The person's id.
 */
person: string, 
/**
 * `on`, `reason`, `to`, `document`; `successor:<post id>` names who takes a post over, `officer` who takes the
 * points of the network over. Empty leaves them vacant.
 */
fields: { [key in string]: string }, };

export type Done = { 
/**
 * How many records.
 */
count: number, 
/**
 * A sentence for the toast.
 */
sentence: string, };

export type Draft = { 
/**
 * What was typed; none when nothing is kept.
 */
content: string | null, };

export type DrawForm = { 
/**
 * 抽取范围, in words.
 */
scope: string, 
/**
 * The pool, in the order of its numbers.
 */
pool: Array<string>, 
/**
 * The form.
 */
fields: Array<Field>, 
/**
 * A seed out of the operating system's randomness, to begin with.
 */
seed: string, 
/**
 * What will happen.
 */
happens: Array<string>, };

export type DrawSpots = { 
/**
 * The pool.
 */
filter: SpotFilter, 
/**
 * `count`, `seed`, `witnesses`, `drawn_on`, as typed.
 */
fields: { [key in string]: string }, };

export type DutyProgress = { 
/**
 * 2026年第3项.
 */
reference: string, 
/**
 * 已完成, 还差, 已逾期, 按事项办理 …
 */
state: string, 
/**
 * The meter in words, such as 3/14人，还差11次.
 */
words: string, 
/**
 * The period measured, such as 2026年第二季度; may be empty.
 */
period: string, 
/**
 * The day by which the period's times are due, ISO.
 */
due_on: string | null, 
/**
 * Days from today to that day; negative when it has passed.
 */
days: number | null, 
/**
 * Sentences on how it is counted.
 */
remarks: Array<string>, 
/**
 * One row an object; none where no number is owed.
 */
rows: Array<MeterRow>, 
/**
 * Every entry, newest first.
 */
entries: Array<ProgressLine>, };

export type DutyRef = { 
/**
 * The duty's id, or 2026年第3项.
 */
duty: string, };

export type DutyYear = { 
/**
 * 年度.
 */
year: number, 
/**
 * Its title; a proposed one where no sheet was entered.
 */
title: string, 
/**
 * 依据: 文号 and name of the document, or nothing.
 */
basis: string, 
/**
 * 拟制, 审定 or 印发.
 */
status: string, 
/**
 * 文号 and day under which it was issued, or nothing.
 */
issued: string, 
/**
 * Its record, where one was entered.
 */
sheet: string | null, 
/**
 * Live duties of the year.
 */
duties: number, 
/**
 * How many of them stand how: 已完成, 还差 and so on, with counts.
 */
states: Array<Facet>, 
/**
 * Why it cannot be issued now; none when it can.
 */
why_not_issue: string | null, 
/**
 * Fields that issuing asks for.
 */
issue_fields: Array<Field>, 
/**
 * What will happen when it is issued.
 */
issue_happens: Array<string>, };

export type DutyYears = { 
/**
 * The years.
 */
years: Array<DutyYear>, 
/**
 * The year that governs today.
 */
current: number | null, 
/**
 * The year that can be made from the one before it; none where it has duties already.
 */
next: number | null, };

export type EditionCourse = { 
/**
 * 审定.
 */
label: string, 
/**
 * The day, ISO; none for what is to come.
 */
on: string | null, 
/**
 * Who, 文号, the period of public notice and the note, in words.
 */
details: Array<string>, };

export type EditionLine = { 
/**
 * Which edition.
 */
id: string, 
/**
 * 第1版.
 */
title: string, 
/**
 * 职权目录第1版.
 */
full_title: string, 
/**
 * Code of its state.
 */
state: string, 
/**
 * 已审定.
 */
state_label: string, 
/**
 * The day of its last step, ISO.
 */
on: string, 
/**
 * It is the one in force.
 */
in_force: boolean, };

export type EditionRef = { 
/**
 * Its id.
 */
edition: string, };

export type EditionState = { 
/**
 * Which edition.
 */
edition: string, 
/**
 * Code of its state.
 */
state: string, 
/**
 * 已审定.
 */
state_label: string, 
/**
 * What happened and what comes next.
 */
sentence: string, 
/**
 * The papers that were kept with the act.
 */
papers: Array<PaperRef>, };

export type EditionView = { 
/**
 * Its line.
 */
line: EditionLine, 
/**
 * `duties`, `powers` or `risks`.
 */
catalogue: string, 
/**
 * Of 责任分解表 the year.
 */
year: number | null, 
/**
 * Rows that it has, or would have.
 */
rows: number, 
/**
 * Its rows are frozen.
 */
frozen: boolean, 
/**
 * What was done and what is to come.
 */
course: Array<EditionCourse>, 
/**
 * The acts of the window's buttons.
 */
next: Array<NextAct>, 
/**
 * The edition it revises, if any.
 */
before: EditionLine | null, 
/**
 * What it revises against that one.
 */
revised: Revised, 
/**
 * Of an approved edition: rows that were revised in the register since.
 */
since: number | null, 
/**
 * Its papers, in the order in which they were made.
 */
papers: Array<PaperRef>, };

export type EvidenceRef = { 
/**
 * The record's id.
 */
record: string, };

export type ExplainEdition = { 
/**
 * Which edition.
 */
edition: string, 
/**
 * The reasons; rows not named keep theirs.
 */
reasons: Array<RevisionReason>, 
/**
 * A reason for every revised row that has none yet.
 */
rest: string, };

export type ExportBlank = { 
/**
 * Which register.
 */
kind: Kind, 
/**
 * Where, ending in `.xlsx`.
 */
path: string, };

export type ExportRequest = { 
/**
 * Which rows; paging is ignored.
 */
list: ListRequest, 
/**
 * Where; `.xlsx`, `.docx`, `.csv` or `.json` decides the format.
 */
path: string, 
/**
 * Why numbers of identity cards must stand whole in it, which goes into the journal; empty: they are hidden.
 */
unmask: string, };

export type Facet = { 
/**
 * The value as shown.
 */
value: string, 
/**
 * Rows that show it.
 */
count: number, };

export type FacetsRequest = { 
/**
 * The list it is for; its own filter on `column` is left aside.
 */
list: ListRequest, 
/**
 * Column key.
 */
column: string, };

export type Fact = { 
/**
 * Label.
 */
label: string, 
/**
 * Text.
 */
value: string, };

export type Field = { 
/**
 * Key in `fields` maps and in objections.
 */
key: string, 
/**
 * Label.
 */
label: string, 
/**
 * Heading of the group it stands under in the form.
 */
group: string, 
/**
 * How it is entered.
 */
input: Input, 
/**
 * Must not be empty.
 */
required: boolean, 
/**
 * Shown, never typed.
 */
read_only: boolean, 
/**
 * The closed list, where there is one.
 */
choices: Array<Choice>, 
/**
 * The article it comes from, such as 《办法》第八条.
 */
article: string | null, 
/**
 * Our summary of the article or what to type here.
 */
help: string | null, };

export type FieldAdvice = { 
/**
 * The field.
 */
key: string, 
/**
 * Its label.
 */
label: string, 
/**
 * The text.
 */
text: string, };

export type FigureChange = { 
/**
 * Its name.
 */
name: string, 
/**
 * What it was; empty for a new one.
 */
before: string, 
/**
 * What it is; empty for one that is no more.
 */
now: string, };

export type FillAppraisal = { 
/**
 * The sheet.
 */
appraisal: string, };

export type Filter = { 
/**
 * Column key.
 */
column: string, 
/**
 * Values as shown; empty text stands for an empty cell.
 */
values: Array<string>, };

export type FinaliseAppraisal = { 
/**
 * The sheet.
 */
appraisal: string, 
/**
 * 核定人.
 */
by: string, 
/**
 * 核定日期, typed any way; empty = today.
 */
on: string, };

export type Find = { 
/**
 * Words, a name of two characters, pinyin initials or a 文号.
 */
text: string, };

export type Found = { 
/**
 * The register it is in.
 */
kind: Kind, 
/**
 * Its register's Chinese name.
 */
kind_label: string, 
/**
 * The record.
 */
id: string, 
/**
 * Its name.
 */
title: string, 
/**
 * What tells it from others.
 */
detail: string, };

export type GradeAdvice = { 
/**
 * Its label.
 */
grade: string, 
/**
 * Why, in a sentence.
 */
because: string, 
/**
 * What to write as 定级理由 where the grade is raised by the kind of power; may be empty.
 */
reason: string, };

export type HandOverPost = { 
/**
 * The post's id.
 */
post: string, 
/**
 * `to`, `on`, `reason`, `document`, as typed.
 */
fields: { [key in string]: string }, };

export type Handover = { 
/**
 * The person's name.
 */
name: string, 
/**
 * How the person left, in words; none while in office.
 */
departed: string | null, 
/**
 * The form; empty once the person has left.
 */
fields: Array<Field>, 
/**
 * What has to be handed over, heading by heading; headings without anything are left out.
 */
parts: Array<HandoverPart>, 
/**
 * What the act will do, one sentence each.
 */
happens: Array<string>, };

export type HandoverLine = { 
/**
 * The register of its record.
 */
kind: Kind, 
/**
 * The record.
 */
id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Why it stands here.
 */
detail: string, };

export type HandoverPart = { 
/**
 * The heading, such as 承办职权.
 */
label: string, 
/**
 * The things.
 */
lines: Array<HandoverLine>, };

export type HistoryLine = { 
/**
 * Local time, `YYYY-MM-DD HH:MM`.
 */
at: string, 
/**
 * What was done, in words.
 */
act: string, 
/**
 * Labels of the fields that changed.
 */
fields: Array<string>, };

export type Home = { 
/**
 * What is due, the most urgent first.
 */
todo: Array<TodoItem>, 
/**
 * Figures over the registers.
 */
figures: Array<HomeFigure>, };

export type HomeFigure = { 
/**
 * What is counted, in words.
 */
label: string, 
/**
 * How many.
 */
value: number, 
/**
 * The register it opens.
 */
kind: Kind, 
/**
 * The filters that make the list show just these.
 */
filters: Array<Filter>, };

export type ImportPreview = { 
/**
 * Names this preview in the other commands.
 */
token: string, 
/**
 * File name without folder.
 */
file_name: string, 
/**
 * What sort of file the content showed, and in which encoding.
 */
format: string, 
/**
 * What it holds; none where nothing was recognised.
 */
kind: Kind | null, 
/**
 * The register's name.
 */
kind_label: string, 
/**
 * Why nothing was recognised.
 */
trouble: string | null, 
/**
 * Every sheet of the file.
 */
sheets: Array<SheetLine>, 
/**
 * Columns in file order.
 */
mapping: Array<ColumnMatch>, 
/**
 * Columns they can be matched to.
 */
choices: Array<ColumnChoice>, 
/**
 * The columns can be matched by hand: not on cards.
 */
can_match: boolean, 
/**
 * Something was set by hand.
 */
by_hand: boolean, 
/**
 * It is read as a table of the same headings was read before.
 */
remembered: boolean, 
/**
 * The year of dates that name none.
 */
base_year: number | null, 
/**
 * What is worth knowing of the file as a whole.
 */
notes: Array<string>, 
/**
 * All rows.
 */
total: number, 
/**
 * The same by verdict.
 */
counts: IntakeCounts, 
/**
 * The first of them.
 */
rows: Array<IntakeRow>, 
/**
 * A sentence with the counts.
 */
summary: string, };

export type ImportToken = { 
/**
 * From the preview.
 */
token: string, };

export type Imported = { 
/**
 * New records.
 */
entered: number, 
/**
 * Changed records.
 */
updated: number, 
/**
 * Rows that were there already.
 */
same: number, 
/**
 * Rows refused.
 */
rejected: number, 
/**
 * A sentence for the toast.
 */
sentence: string, };

export type Input = "text" | "long_text" | "date" | "number" | "choice" | "choices" | "yes_no" | "unit" | "post" | "person" | "power" | "risk" | "duty" | "steps";

export type InspectionDeed = { 
/**
 * The inspection's id or 文号.
 */
inspection: string, 
/**
 * Its form as typed.
 */
fields: { [key in string]: string }, };

export type InspectionRef = { 
/**
 * The inspection's id or 文号.
 */
inspection: string, };

export type InstalledFace = { 
/**
 * The family's name.
 */
family: string, 
/**
 * Its file.
 */
file: string, 
/**
 * Which face of a collection; 0 in a file with one.
 */
index: number, };

export type IntakeCounts = { 
/**
 * 入库.
 */
enter: number, 
/**
 * 更新.
 */
update: number, 
/**
 * 已有，相同.
 */
same: number, 
/**
 * 待确认.
 */
confirm: number, 
/**
 * 拒绝.
 */
reject: number, 
/**
 * 不是数据.
 */
left_out: number, 
/**
 * Records that would be new.
 */
to_add: number, 
/**
 * Records that would be changed.
 */
to_update: number, 
/**
 * Posts that rows name in units of the office and the register does not know, each once.
 */
missing_posts: number, };

export type IntakePage = { 
/**
 * How many there are of the verdicts asked for.
 */
total: number, 
/**
 * Those asked for.
 */
rows: Array<IntakeRow>, };

export type IntakeRow = { 
/**
 * Its place among all rows, from 0.
 */
at: number, 
/**
 * Sheet name.
 */
sheet: string, 
/**
 * Row in the sheet, from 1.
 */
row: number, 
/**
 * What would become of it.
 */
verdict: RowVerdict, 
/**
 * What is to be done with it.
 */
take: RowTake, 
/**
 * Why, one sentence each.
 */
reasons: Array<string>, 
/**
 * The same by field, where a field is meant.
 */
objections: Array<Objection>, 
/**
 * The texts by field key.
 */
fields: { [key in string]: string }, 
/**
 * What was there before, by field key, for an update.
 */
before: { [key in string]: string }, 
/**
 * The file's own words, by field key, of what was put right by hand.
 */
original: { [key in string]: string }, 
/**
 * A record that is there already stands against it.
 */
known: boolean, 
/**
 * It can be put right in place.
 */
editable: boolean, };

export type IntakeState = { 
/**
 * Rows by verdict.
 */
counts: IntakeCounts, 
/**
 * A sentence with the counts.
 */
summary: string, 
/**
 * How many rows were changed.
 */
changed: number, 
/**
 * The row that was put right, as it is now.
 */
row: IntakeRow | null, };

export type IssueBulletin = { 
/**
 * The bulletin.
 */
bulletin: string, 
/**
 * 编发日期, typed any way; empty = today.
 */
on: string, };

export type IssueDutySheet = { 
/**
 * 年度.
 */
year: number, 
/**
 * 印发文号.
 */
number: string, 
/**
 * 印发日期, as typed.
 */
issued_on: string, };

export type IssueProposal = { 
/**
 * The draft's id.
 */
proposal: string, 
/**
 * 签发人; empty = as drafted.
 */
issuer: string, 
/**
 * 签发日期, typed any way; empty = today.
 */
issued_on: string, };

export type Issued = { 
/**
 * The warning's id.
 */
warning_id: string, 
/**
 * 文号.
 */
number: string, 
/**
 * The notice's paper.
 */
paper: PaperRef, 
/**
 * 送达回证, made with it.
 */
receipt: PaperRef, 
/**
 * SHA-256 of the notice, hex.
 */
sha256: string, 
/**
 * Pages of the notice.
 */
pages: number, 
/**
 * A sentence: what happened and what comes next.
 */
sentence: string, };

export type KeepDraft = { 
/**
 * Which form: a name of the window's choosing, such as `issue:<signal id>`.
 */
place: string, 
/**
 * What was typed, as the window wants it back; empty removes the draft.
 */
content: string, };

export type Keys = { 
/**
 * 第二持有人, if there is one.
 */
second_holder: string | null, 
/**
 * 恢复码 was typed back.
 */
recovery_proven: boolean, 
/**
 * A code was made and not yet typed back.
 */
recovery_waiting: boolean, 
/**
 * False in the training office, which has no keys.
 */
lockable: boolean, };

export type Kind = "units" | "posts" | "persons" | "charges" | "systems" | "duties" | "progress" | "duty_sheets" | "work_items" | "powers" | "risks" | "screenings" | "campaign_lines" | "key_areas" | "spot_checks" | "spot_draws" | "signals" | "direct_receipts" | "point_returns" | "warnings" | "case_leads" | "proposals" | "arrangements" | "bulletins" | "appraisals" | "appraisal_lines" | "appraisal_items" | "letters" | "inspections" | "talks" | "accountabilities" | "correspondents" | "sent_bundles" | "received_returns" | "received_signals" | "received_warnings" | "papers" | "journal";

export type LeadAct = { 
/**
 * The lead's id, or its number (XS-2026-01).
 */
lead: string, 
/**
 * Texts as typed, by field key.
 */
fields: { [key in string]: string }, };

export type LeadCourse = { 
/**
 * 线索编号.
 */
number: string, 
/**
 * 线索状态.
 */
state: string, 
/**
 * Assessment and transfer so far, one sentence each.
 */
lines: Array<string>, 
/**
 * The acts, in order.
 */
acts: Array<ActOffer>, };

export type LeadRef = { 
/**
 * The lead's id, or its number (XS-2026-01).
 */
lead: string, };

export type LetterAct = { 
/**
 * The letter's id or 文号.
 */
letter: string, 
/**
 * Its form as typed.
 */
fields: { [key in string]: string }, };

export type LetterChoice = { 
/**
 * The kind's code.
 */
kind: string, 
/**
 * The kind in words.
 */
label: string, 
/**
 * Why none can be written now; none when one can.
 */
why_not: string | null, };

export type LetterDraft = { 
/**
 * The kind's code.
 */
kind: string, 
/**
 * The warning's id or 文号 that it is about; empty for none.
 */
warning: string, 
/**
 * The form as typed.
 */
fields: { [key in string]: string }, };

export type LetterForm = { 
/**
 * The kind in words.
 */
label: string, 
/**
 * The number that would be given now.
 */
number: string, 
/**
 * What is asked for.
 */
fields: Array<Field>, 
/**
 * What stands in each field to begin with.
 */
values: { [key in string]: string }, 
/**
 * What sending it does, in sentences.
 */
happens: Array<string>, 
/**
 * Why none can be sent now; none when one can.
 */
why_not: string | null, };

export type LetterIssued = { 
/**
 * The register it stands in: letters, or inspections where it ordered one.
 */
kind: Kind, 
/**
 * Its id there.
 */
id: string, 
/**
 * 文号.
 */
number: string, 
/**
 * The kept paper.
 */
paper: PaperRef, 
/**
 * A sentence for the toast.
 */
sentence: string, };

export type LetterRef = { 
/**
 * The letter's id or 文号.
 */
letter: string, };

export type Level = "red" | "yellow" | "blue";

export type LevelChoice = { 
/**
 * The colour.
 */
level: Level, 
/**
 * 高级（红色）.
 */
label: string, 
/**
 * The condition of article 42, in its words.
 */
condition: string, 
/**
 * The one right document's title.
 */
document: string, 
/**
 * The closed list of dispositions.
 */
dispositions: Array<Choice>, 
/**
 * Who has to approve before it can be issued: the steps in their order, 签发 last.
 */
approval: string, 
/**
 * The signal itself suggests this colour.
 */
suggested: boolean, };

export type Link = { 
/**
 * How, in words, such as 关联风险点.
 */
relation: string, 
/**
 * Its register.
 */
kind: Kind, 
/**
 * The record.
 */
id: string, 
/**
 * Its name.
 */
title: string, };

export type List = { 
/**
 * Rows that match, on all pages.
 */
total: number, 
/**
 * Rows in the register.
 */
all: number, 
/**
 * This page.
 */
rows: Array<Row>, };

export type ListNumbers = { 
/**
 * In every field of its rows.
 */
numbers: number, };

export type ListRequest = { 
/**
 * Which register.
 */
kind: Kind, 
/**
 * Text that a row must contain; spaces separate words.
 */
search: string, 
/**
 * All must hold.
 */
filters: Array<Filter>, 
/**
 * Order; none = the register's own.
 */
sort: Sort | null, 
/**
 * Only rows of this unit and those under it.
 */
unit: string | null, 
/**
 * The recycle bin instead of the register.
 */
bin: boolean, 
/**
 * First row.
 */
offset: number, 
/**
 * How many rows at most.
 */
limit: number, };

export type LockCause = "start" | "hand" | "idle" | "sleep";

export type LockOffice = { 
/**
 * Why.
 */
cause: LockCause, };

export type MakeAppraisals = { 
/**
 * The year.
 */
year: number, 
/**
 * The units, by id, code or short name; empty = every point of the network. Those with a sheet are left out.
 */
units: Array<string>, };

export type MakeBackup = { 
/**
 * Where to; none = among the others.
 */
path: string | null, };

export type MakeBundle = { 
/**
 * Such as `2026Q1` or `2026H1`.
 */
period: string, 
/**
 * The receiver: the record's id or its name.
 */
receiver: string, 
/**
 * The file to write.
 */
path: string, 
/**
 * The number from which packages count on; none goes on from the last one.
 */
sequence: number | null, };

export type MeasureAdvice = { 
/**
 * What it follows from.
 */
because: string, 
/**
 * The measure.
 */
text: string, 
/**
 * The article that it comes from.
 */
article: string, 
/**
 * 防控措施 with the measure put behind what is there.
 */
after: string, };

export type MeasureLine = { 
/**
 * 存在问题.
 */
problem: string, 
/**
 * 整改要求.
 */
requirement: string, 
/**
 * 责任人.
 */
responsible: string, 
/**
 * 完成时限.
 */
due: string, 
/**
 * 佐证材料.
 */
evidence: string, };

export type MergeUnit = { 
/**
 * The unit that ends.
 */
unit: string, 
/**
 * The unit it becomes part of, by id, code or name.
 */
into: string, 
/**
 * Only say what would happen.
 */
trial: boolean, };

export type Merged = { 
/**
 * One sentence each.
 */
happens: Array<string>, 
/**
 * A sentence for the toast.
 */
sentence: string, };

export type MeterRow = { 
/**
 * 整体, a unit's or a person's name.
 */
object: string, 
/**
 * The unit's short name, to begin an entry with.
 */
unit: string, 
/**
 * The person's name, to begin an entry with.
 */
person: string, 
/**
 * Times due in the period.
 */
required: number, 
/**
 * Times done in it.
 */
done: number, 
/**
 * Times still owed.
 */
short: number, };

export type Network = { 
/**
 * 预警中心.
 */
centre: string, 
/**
 * 共36个点，其中直报点4个，36个还没有预警信息员。
 */
summary: string, 
/**
 * Points by category.
 */
groups: Array<NetworkGroup>, 
/**
 * Every officer.
 */
officers: Array<NetworkOfficer>, };

export type NetworkGroup = { 
/**
 * The category.
 */
label: string, 
/**
 * Its points.
 */
points: Array<NetworkPointLine>, };

export type NetworkOfficer = { 
/**
 * The person.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * Unit.
 */
unit: string, 
/**
 * 联系电话.
 */
phone: string, 
/**
 * Points the officer keeps in touch with.
 */
points: number, };

export type NetworkPointLine = { 
/**
 * The unit.
 */
id: string, 
/**
 * Its short name.
 */
name: string, 
/**
 * 采集报送点, 直报点 or both.
 */
role: string, 
/**
 * Its officers' names; empty = an empty point.
 */
officers: Array<string>, };

export type NextAct = { 
/**
 * `serve`, `reply`, `verify`, `close`, `raise`, `transfer`, `withdraw` or `void`.
 */
act: string, 
/**
 * The button's words.
 */
label: string, 
/**
 * Why it cannot be done now; none when it can.
 */
why_not: string | null, 
/**
 * What its form asks for.
 */
fields: Array<Field>, };

export type Nothing = { [key in string]: never };

export type NoticeChoices = { 
/**
 * The signal's id.
 */
signal_id: string, 
/**
 * The signal's number.
 */
signal_number: string, 
/**
 * Red, yellow, blue.
 */
levels: Array<LevelChoice>, 
/**
 * Why nothing can be issued; empty when it can.
 */
refusals: Array<Objection>, 
/**
 * The texts of a draft as form fields, in order.
 */
fields: Array<Field>, 
/**
 * Dispositions that the reviewer of the signal decided on, of the suggested colour.
 */
dispositions: Array<string>, 
/**
 * The kept draft of this signal, if there is one.
 */
proposal: string | null, 
/**
 * 提级, if that is what it is for.
 */
raise: RaiseChoice | null, };

export type NoticeDraft = { 
/**
 * The signal's id or number.
 */
signal: string, 
/**
 * The colour.
 */
level: Level, 
/**
 * Dispositions of that colour.
 */
dispositions: Array<string>, 
/**
 * 受送达单位 (short name), the one the warning counts for.
 */
unit: string, 
/**
 * 受送达人 (post), empty when the unit itself is addressed.
 */
addressee: string, 
/**
 * 主送, as printed.
 */
recipient: string, 
/**
 * Paragraphs, one a line.
 */
body: string, 
/**
 * 整改要求; only for yellow and red.
 */
measures: Array<MeasureLine>, 
/**
 * 抄送, as printed; empty = none.
 */
copies_to: string, 
/**
 * 联系人.
 */
contact: string, 
/**
 * 联系电话.
 */
phone: string, 
/**
 * 签发人.
 */
issuer: string, 
/**
 * 签发日期, typed any way; empty = today.
 */
issued_on: string, 
/**
 * 审批: the steps before 签发.
 */
approvals: Array<ApprovalLine>, 
/**
 * 审批已履行: the steps have been walked as they stand above.
 */
approved: boolean, 
/**
 * 提级: id or 文号 of the warning in whose place it is to stand; empty = none.
 */
raised_from: string, 
/**
 * 提级理由.
 */
raise_reason: string, 
/**
 * The kept draft that this is; empty = none.
 */
proposal: string, 
/**
 * Prints without the red head, for the office's own red-head paper.
 */
pre_printed: boolean, 
/**
 * The template that the body was composed from; none where it was written without one.
 */
template: TemplateUse | null, };

export type NumberLine = { 
/**
 * The series, as the store names it.
 */
series: string, 
/**
 * The series in words.
 */
label: string, 
/**
 * The last number in the copy.
 */
backup: number, 
/**
 * The last number now; none where that cannot be read.
 */
now: number | null, };

export type Objection = { 
/**
 * Field key; empty when it concerns the act as a whole.
 */
field: string, 
/**
 * The rule's stable name, for tests and for the window's help.
 */
rule: string, 
/**
 * What is wrong and what to do, one Chinese sentence.
 */
sentence: string, };

export type OfferSource = { "from": "kept", 
/**
 * The kept paper.
 */
paper: PaperRef, } | { "from": "registers", 
/**
 * The request that makes it.
 */
request: PaperRequest, } | { "from": "nothing", 
/**
 * Why not, in a sentence.
 */
why: string, };

export type Office = { 
/**
 * Every field's text, by key.
 */
fields: { [key in string]: string }, };

export type OpenCampaign = { 
/**
 * 年度.
 */
year: number, };

export type OutlineBundle = { 
/**
 * Such as `2026Q1` or `2026H1`.
 */
period: string, };

export type OwnIdentity = { 
/**
 * The name on its card.
 */
name: string, 
/**
 * Thirty digits in groups of five.
 */
fingerprint: string, };

export type PageWords = { 
/**
 * Width of the page.
 */
width: number, 
/**
 * Height of the page.
 */
height: number, 
/**
 * Its lines in reading order.
 */
lines: Array<WordLine>, };

export type Pages = { 
/**
 * One self-contained SVG document a page, drawn from the sheets that print; at most 30.
 */
pages: Array<string>, 
/**
 * The words of these pages.
 */
words: Array<PageWords>, 
/**
 * Pages of the whole paper.
 */
total: number, 
/**
 * The paper's title.
 */
title: string, 
/**
 * Of a kept paper: the templates its words came from.
 */
template: string, 
/**
 * Numbers of identity cards that are hidden here; of a kept paper those that a copy of it would hide.
 */
numbers: number, 
/**
 * Why they cannot be shown whole; empty where a reason is enough.
 */
why_hidden: string, };

export type PaperBatch = { 
/**
 * `papers`, or `warnings` for their notices.
 */
kind: Kind, 
/**
 * Which records.
 */
ids: Array<string>, 
/**
 * Each notice with its 送达回证 behind it.
 */
receipts: boolean, };

export type PaperName = { 
/**
 * Its id.
 */
paper: string, };

export type PaperNumber = { 
/**
 * The series, as the store names it.
 */
series: string, 
/**
 * The number.
 */
number: number, };

export type PaperNumbers = { 
/**
 * One for each series.
 */
numbers: Array<PaperNumber>, };

export type PaperOffer = { 
/**
 * Its name for programs, the same for every record of a register.
 */
key: string, 
/**
 * Its name for people.
 */
label: string, 
/**
 * What to know before making it; may be empty.
 */
note: string, 
/**
 * Where it comes from, or why not.
 */
source: OfferSource, };

export type PaperPages = { 
/**
 * Which paper.
 */
paper: string, 
/**
 * Pages to leave out at the front; the reply holds at most 30 after them.
 */
first: number, };

export type PaperRef = { 
/**
 * Which paper.
 */
id: string, 
/**
 * Its title, such as 廉政风险预警通知书 七纪廉警〔2026〕2号.
 */
title: string, 
/**
 * A good file name without folder, ending in `.pdf`.
 */
file_name: string, 
/**
 * Pages.
 */
pages: number, 
/**
 * Local time it was made, `YYYY-MM-DD HH:MM`.
 */
made_at: string, 
/**
 * SHA-256, hex.
 */
sha256: string, 
/**
 * The templates its words came from, such as 蓝色预警通知书正文 第3版; empty where none stands behind it.
 */
template: string, };

export type PaperRequest = { "paper": "quarter_report", 
/**
 * Such as `2026Q1`.
 */
quarter: string, } | { "paper": "half_year_report", 
/**
 * Such as `2026H1`.
 */
half: string, } | { "paper": "year_report", 
/**
 * Such as `2026`.
 */
year: string, } | { "paper": "bound_report", 
/**
 * Such as `2026Q1`.
 */
quarter: string, } | { "paper": "duties", 
/**
 * The public version: without 责任人.
 */
public: boolean, 
/**
 * 年度; empty for the one that governs today.
 */
year: string, } | { "paper": "duty_comparison", 
/**
 * 年度 compared with the one before; empty for the one that governs today.
 */
year: string, } | { "paper": "work_list", 
/**
 * `party_committee`, `leaders`, `discipline`, `problems` or `rectifications`.
 */
list: string, 
/**
 * 年度; empty for this year.
 */
year: string, 
/**
 * The public version: posts, no names.
 */
public: boolean, } | { "paper": "work_list_signatures", 
/**
 * `party_committee`, `leaders`, `discipline`, `problems` or `rectifications`.
 */
list: string, 
/**
 * 年度; empty for this year.
 */
year: string, } | { "paper": "comparison", 
/**
 * `duties`, `powers` or `risks`.
 */
catalogue: string, 
/**
 * Of 责任分解表 the year.
 */
year: number | null, 
/**
 * The earlier edition; empty = the one that the later side revises.
 */
before: string, 
/**
 * The later edition; empty = the register as it is.
 */
after: string, } | { "paper": "powers", 
/**
 * The public version: no rows marked 待核, no names.
 */
public: boolean, } | { "paper": "spot_coverage", 
/**
 * 年度; empty for this year.
 */
year: string, } | { "paper": "spot_draw", 
/**
 * Its id or number.
 */
draw: string, } | { "paper": "spot_check", 
/**
 * Its id or number; empty for a blank form.
 */
check: string, } | { "paper": "risk_heat", 
/**
 * Only this layer, by label; empty = all.
 */
layer: string, } | { "paper": "campaign", 
/**
 * 年度, as text; empty = the newest.
 */
year: string, } | { "paper": "coverage", } | { "paper": "risks", 
/**
 * The public version: posts, no names.
 */
public: boolean, } | { "paper": "service_receipt", 
/**
 * The warning's id or 文号.
 */
warning: string, } | { "paper": "reply", 
/**
 * The warning's id or 文号; empty for a form without any.
 */
warning: string, 
/**
 * The ruled form to be filled in by hand, instead of the reply that was recorded.
 */
blank: boolean, } | { "paper": "reminder", 
/**
 * The warning's id or 文号.
 */
warning: string, } | { "paper": "lead_transfer", 
/**
 * The lead's id or number; empty for a blank form.
 */
lead: string, } | { "paper": "signal_report", 
/**
 * The signal's id or number; empty for a blank card.
 */
signal: string, 
/**
 * 纪委's own copy, with the name of the one complained of.
 */
internal: boolean, } | { "paper": "signal_list", 
/**
 * Such as `2026Q1`.
 */
quarter: string, 
/**
 * One 采集报送点 only, by id, code or short name; empty for all.
 */
point: string, 
/**
 * 纪委's own copy, with the names of those complained of.
 */
internal: boolean, } | { "paper": "zero_report", 
/**
 * Such as `2026Q1`; empty for a blank form.
 */
quarter: string, 
/**
 * The 采集报送点, by id, code or short name; empty for a blank form.
 */
point: string, } | { "paper": "quarter_return", 
/**
 * Such as `2026Q1`.
 */
quarter: string, } | { "paper": "return_grid", 
/**
 * Such as `2026Q1`.
 */
quarter: string, } | { "paper": "return_reminder", 
/**
 * Such as `2026Q1`.
 */
quarter: string, 
/**
 * The points, by id; none for all that are silent.
 */
points: Array<string>, 
/**
 * A sheet for each point instead of one with all.
 */
each: boolean, } | { "paper": "todo_list", 
/**
 * One topic only, by its word; empty for all.
 */
topic: string, } | { "paper": "duty_signatures", 
/**
 * 年度; empty for the one that governs today.
 */
year: string, } | { "paper": "process", 
/**
 * The power's id, code or name.
 */
power: string, 
/**
 * The public version: refused while the legal basis is 待核.
 */
public: boolean, } | { "paper": "clearing", } | { "paper": "discretion", 
/**
 * The power's id, code or name; empty for all.
 */
power: string, 
/**
 * The public version: nothing whose legal basis is 待核.
 */
public: boolean, } | { "paper": "risk_map", 
/**
 * The power's id, code or name; empty where a unit is given.
 */
power: string, 
/**
 * The unit's id, code or short name; empty where a power is given.
 */
unit: string, 
/**
 * The public version: without 责任人.
 */
public: boolean, } | { "paper": "screening", 
/**
 * `post`, `department` or `unit`.
 */
layer: string, 
/**
 * The unit's id, code or short name; empty for a blank form.
 */
unit: string, 
/**
 * The post's id, code or name, for the layer `post`.
 */
post: string, } | { "paper": "check_list", } | { "paper": "companion", 
/**
 * Which one.
 */
form: CompanionForm, 
/**
 * The warning's id or 文号 that it belongs to; empty for a wholly blank one.
 */
warning: string, } | { "paper": "talk_record", 
/**
 * The talk's id.
 */
talk: string, } | { "paper": "talk_coverage", 
/**
 * 年度; empty for this year.
 */
year: string, } | { "paper": "inspection_slip", 
/**
 * The inspection's id or 文号.
 */
inspection: string, } | { "paper": "accountability", 
/**
 * The record's id.
 */
record: string, } | { "paper": "handover_list", 
/**
 * The person's id, or a name that nobody else bears.
 */
person: string, } | { "paper": "warning_network", } | { "paper": "division_of_work", } | { "paper": "appraisal_standard", 
/**
 * 年度; empty for this year.
 */
year: string, } | { "paper": "appraisal_sheet", 
/**
 * The sheet's id; empty for a blank one.
 */
appraisal: string, 
/**
 * Of a blank one 年度; empty for this year.
 */
year: string, } | { "paper": "appraisal_ranking", 
/**
 * 年度; empty for this year.
 */
year: string, } | { "paper": "appraisal_summary", 
/**
 * 年度; empty for this year.
 */
year: string, } | { "paper": "bulletin", 
/**
 * Its id, or its 总期号.
 */
bulletin: string, } | { "paper": "list", 
/**
 * Which rows.
 */
list: ListRequest, 
/**
 * The columns to print, by key, in this order; none for every column.
 */
columns: Array<string>, };

export type PaperUse = { 
/**
 * Which paper.
 */
paper: string, 
/**
 * `print`, `save` or `view`.
 */
act: string, 
/**
 * Copies printed.
 */
copies: number, };

export type PasteImport = { 
/**
 * Cells separated by tabs, one row a line.
 */
text: string, 
/**
 * The same as a table of a web page, which knows merged cells; none = there is only the text.
 */
html: string | null, 
/**
 * What it holds; none lets the program find out.
 */
kind: Kind | null, };

export type PendingImport = { 
/**
 * None where none does.
 */
preview: ImportPreview | null, };

export type PeriodChoice = { 
/**
 * Such as `2026Q1`, `2026H1`, `2026`.
 */
period: string, 
/**
 * 2026年第一季度.
 */
label: string, 
/**
 * 季度预警报告, 半年分析报告, 年度综述.
 */
kind_label: string, 
/**
 * Signals collected in it.
 */
signals: number, 
/**
 * Warnings issued in it.
 */
warnings: number, 
/**
 * Sections in the office's own words.
 */
edited: number, 
/**
 * Local time its report was last kept in the archive, `YYYY-MM-DD HH:MM`; empty where none was.
 */
made_at: string, };

export type PersonRef = { 
/**
 * The person's id.
 */
person: string, };

export type PersonsLine = { 
/**
 * The risk point.
 */
id: string, 
/**
 * 风险编号.
 */
number: string, 
/**
 * 单位.
 */
unit: string, 
/**
 * 风险点描述.
 */
description: string, 
/**
 * 等级.
 */
grade: string, 
/**
 * 责任人 in the words of an older table.
 */
old: string, 
/**
 * The three sides as they would be saved, by field key: what is there, else what is proposed.
 */
fields: { [key in string]: string }, 
/**
 * The keys of those that are proposed.
 */
proposed: Array<string>, };

export type PictureCell = { 
/**
 * What stands there, cut short.
 */
text: string, 
/**
 * Rows it takes.
 */
rows: number, 
/**
 * Columns it takes.
 */
columns: number, };

export type PictureColumn = { 
/**
 * Its letters.
 */
letters: string, 
/**
 * The register's column, or why there is none.
 */
mark: string, };

export type PictureRow = { 
/**
 * Its number.
 */
number: number, 
/**
 * What it was taken for, in words: 表头, 标题, 第3条, 不是数据 ….
 */
mark: string, 
/**
 * Why.
 */
reason: string, 
/**
 * It is one of the header rows.
 */
header: boolean, 
/**
 * Its places, left to right, without those that a merged area covers.
 */
cells: Array<PictureCell>, };

export type PinOffice = { 
/**
 * The card.
 */
path: string, 
/**
 * As the form has it: `fingerprint`, `confirmed_by`, `note`.
 */
fields: { [key in string]: string }, };

export type PointsOfQuarter = { 
/**
 * Such as `2026Q1`.
 */
quarter: string, 
/**
 * The points, by id.
 */
points: Array<string>, };

export type PostsEntered = { 
/**
 * The preview as it is now.
 */
state: IntakeState, 
/**
 * What was done, in a sentence.
 */
sentence: string, };

export type PowerRef = { 
/**
 * Its id, code or name.
 */
power: string, };

export type PowerView = { 
/**
 * Its id.
 */
power: string, 
/**
 * 运行程序, in order.
 */
steps: Array<StepView>, 
/**
 * What the days of the steps come to beside the time limit of the power; empty where too little is stated.
 */
days: string, 
/**
 * Risk points of the power that stand at no step.
 */
elsewhere: Array<StepRisk>, 
/**
 * 裁量基准, in order.
 */
tiers: Array<Tier>, 
/**
 * 法规依据.
 */
legal_basis: string, 
/**
 * 依据核对: 确定 or 待核（…）.
 */
basis_check: string, 
/**
 * The basis still has to be confirmed.
 */
basis_open: boolean, 
/**
 * Who confirmed it, when, and what was checked; empty where nobody did here.
 */
confirmed: string, };

export type PreviewImport = { 
/**
 * The file.
 */
path: string, 
/**
 * What it holds; none lets the program find out.
 */
kind: Kind | null, 
/**
 * Only this sheet.
 */
sheet: string | null, 
/**
 * A text in two encodings is read cell by cell: said by the person after the objection `mixed`.
 */
mixed: boolean, };

export type PreviewPages = { 
/**
 * Which paper.
 */
request: PaperRequest, 
/**
 * Pages to leave out at the front; the reply holds at most 30 after them.
 */
first: number, };

export type ProgressLine = { 
/**
 * Its record.
 */
id: string, 
/**
 * The day, ISO.
 */
done_on: string, 
/**
 * For whom it counts; may be empty.
 */
object: string, 
/**
 * 次数.
 */
count: number, 
/**
 * 做了什么.
 */
done: string, 
/**
 * 佐证材料.
 */
files: Array<AttachmentLine>, };

export type ProposalLine = { 
/**
 * The step.
 */
step: string, 
/**
 * Who took it, or who is expected to.
 */
name: string, 
/**
 * ISO date; none while it waits.
 */
on: string | null, 
/**
 * 意见.
 */
opinion: string, 
/**
 * 同意, 退回, or empty while it waits.
 */
result: string, };

export type ProposalRef = { 
/**
 * The draft's id.
 */
proposal: string, };

export type ProposalState = { 
/**
 * The draft's id.
 */
proposal: string, 
/**
 * State for programs: `drafted`, `submitted` or `approved`.
 */
state: string, 
/**
 * State in words.
 */
state_label: string, 
/**
 * A sentence for the toast.
 */
sentence: string, };

export type ProposalView = { 
/**
 * The draft's id.
 */
id: string, 
/**
 * What it is called.
 */
title: string, 
/**
 * State for programs.
 */
state: string, 
/**
 * State in words.
 */
state_label: string, 
/**
 * The draft as the form has it.
 */
draft: NoticeDraft, 
/**
 * 拟稿日期, ISO.
 */
drafted_on: string, 
/**
 * The steps of every round, oldest first.
 */
steps: Array<ProposalLine>, 
/**
 * The step that waits.
 */
waits: ProposalLine | null, 
/**
 * The form of the step that waits, or of 签发.
 */
fields: Array<Field>, 
/**
 * What stands against issuing it as it is, 审批 aside.
 */
against: Array<Objection>, };

export type ProposePersons = { 
/**
 * Which; empty = every standing one that lacks a side of its grade.
 */
ids: Array<string>, };

export type ProveRecovery = { 
/**
 * As typed.
 */
code: Secret, };

export type PurgeRecords = { 
/**
 * Which register.
 */
kind: Kind, 
/**
 * Which records.
 */
ids: Array<string>, 
/**
 * Why, such as 保管期满; the journal keeps it.
 */
reason: string, };

export type QuarterChoice = { 
/**
 * Such as `2026Q1`.
 */
quarter: string, 
/**
 * 2026年第一季度.
 */
label: string, 
/**
 * Signals collected in it.
 */
signals: number, 
/**
 * Warnings issued in it.
 */
warnings: number, };

export type RaiseChoice = { 
/**
 * Its id.
 */
warning: string, 
/**
 * Its 文号.
 */
number: string, 
/**
 * Its colour in words.
 */
level_label: string, 
/**
 * 提级理由 as a form field.
 */
fields: Array<Field>, };

export type RaiseLink = { 
/**
 * Its id.
 */
warning: string, 
/**
 * Such as 由七纪廉警〔2026〕3号提级.
 */
label: string, };

export type ReadDraft = { 
/**
 * Which form.
 */
place: string, };

export type ReadTypefaces = { 
/**
 * The faces of this machine, to choose the suiting ones from.
 */
installed: Array<InstalledFace>, };

export type Record = { 
/**
 * Which register.
 */
kind: Kind, 
/**
 * Which record.
 */
id: string, 
/**
 * Its name.
 */
title: string, 
/**
 * Every field's text, by key.
 */
fields: { [key in string]: string }, 
/**
 * In the recycle bin.
 */
deleted: boolean, 
/**
 * Newest first.
 */
history: Array<HistoryLine>, 
/**
 * What it is connected with.
 */
links: Array<Link>, 
/**
 * Sentences worth knowing that do not forbid anything, by field key.
 */
remarks: Array<Objection>, 
/**
 * Acts of its register that are never for this record, by the command's name: a duty is not rectified.
 */
not_for: Array<string>, };

export type RecordRef = { 
/**
 * Which register.
 */
kind: Kind, 
/**
 * Which record.
 */
id: string, };

export type RecordRefs = { 
/**
 * Which register.
 */
kind: Kind, 
/**
 * Which records.
 */
ids: Array<string>, 
/**
 * That they are many was seen and is meant.
 */
confirmed?: boolean, };

export type RecordReply = { 
/**
 * The warning's id or 文号.
 */
warning: string, 
/**
 * The day 纪委 received it, typed any way.
 */
received_on: string, 
/**
 * 成因: 思想认识.
 */
cause_thought: string, 
/**
 * 成因: 职责履行.
 */
cause_duty: string, 
/**
 * 成因: 流程制度.
 */
cause_process: string, 
/**
 * 成因: 监督.
 */
cause_supervision: string, 
/**
 * 成因剖析 as a whole, where it is not told by aspects.
 */
cause: string, 
/**
 * 整改措施 as a whole.
 */
measures: string, 
/**
 * 整改措施和落实情况, row by row; rows without a word are left out.
 */
lines: Array<ReplyLine>, 
/**
 * The replying unit's own number; empty = none.
 */
number: string, };

export type RecordReturns = { 
/**
 * Such as `2026Q1`.
 */
quarter: string, 
/**
 * The points, by id.
 */
points: Array<string>, 
/**
 * As the form has it: `kind`, and what else is known. What was recorded before stays where nothing is said.
 */
fields: { [key in string]: string }, };

export type RecordSpotCheck = { 
/**
 * The check.
 */
check: string, 
/**
 * `checked_on`, `inspectors`, `findings`, `handling`, as typed.
 */
fields: { [key in string]: string }, 
/**
 * One for each measure, in their order.
 */
rows: Array<SpotMark>, };

export type RecordSubmission = { 
/**
 * Such as `2026Q1` or `2026H1`.
 */
period: string, 
/**
 * As the form has it.
 */
fields: { [key in string]: string }, };

export type Recover = { 
/**
 * 恢复码 as typed.
 */
code: Secret, 
/**
 * The new password.
 */
password: Secret, 
/**
 * The same once more.
 */
password_again: Secret, };

export type RecoveryCode = { 
/**
 * Its groups of six digits; none when it was shown before the office was opened this time: then either the
 * paper is at hand, or a new one is made.
 */
groups: Array<string>, 
/**
 * It was typed back.
 */
proven: boolean, };

export type RectifyFinding = { 
/**
 * The check.
 */
check: string, 
/**
 * Which finding, from 1.
 */
finding: number, 
/**
 * `measure`, `leader`, `department`, `handler`, `due_on`, as typed.
 */
fields: { [key in string]: string }, };

export type RemindPoints = { 
/**
 * Such as `2026Q1`.
 */
quarter: string, 
/**
 * The points, by id; none for all that are silent.
 */
points: Array<string>, 
/**
 * A sheet for each point instead of one with all.
 */
each: boolean, 
/**
 * As the form has it.
 */
fields: { [key in string]: string }, };

export type Reminded = { 
/**
 * A sentence for the toast.
 */
sentence: string, 
/**
 * The paper.
 */
paper: PaperRef, };

export type ReminderLine = { 
/**
 * The day, ISO.
 */
on: string, 
/**
 * How.
 */
way: string, 
/**
 * 备注.
 */
note: string, };

export type RenewDuties = { 
/**
 * The new year.
 */
year: number, 
/**
 * Title of its sheet; the proposed one where empty.
 */
title: string, 
/**
 * 依据文号.
 */
basis_number: string, 
/**
 * 依据文件.
 */
basis: string, 
/**
 * Every duty of the year before, in its order, then the new ones.
 */
lines: Array<RenewLine>, };

export type RenewLine = { 
/**
 * The duty of the year before; empty for a new one.
 */
from: string, 
/**
 * `unchanged`, `changed`, `cancelled` or `added`.
 */
mark: string, 
/**
 * Texts that differ from the proposal, by field; all of a new one.
 */
fields: { [key in string]: string }, };

export type Renewal = { 
/**
 * The new year.
 */
year: number, 
/**
 * The year before that has duties.
 */
before: number, 
/**
 * Title of the new sheet.
 */
title: string, 
/**
 * The fields that can be changed on the page.
 */
fields: Array<Field>, 
/**
 * The marks in their order: 未变, 变更, 取消.
 */
marks: Array<Choice>, 
/**
 * The duties.
 */
lines: Array<RenewalLine>, 
/**
 * What will happen.
 */
happens: Array<string>, };

export type RenewalLine = { 
/**
 * The duty of the year before.
 */
from: string, 
/**
 * Its 序号.
 */
number: string, 
/**
 * Its texts in the year before, by field.
 */
before: { [key in string]: string }, 
/**
 * The proposed texts, by field.
 */
after: { [key in string]: string }, };

export type RenewalRef = { 
/**
 * The new year.
 */
year: number, };

export type ReopenAppraisal = { 
/**
 * The sheet.
 */
appraisal: string, 
/**
 * 退回理由.
 */
reason: string, };

export type RepeatLine = { 
/**
 * The signal.
 */
id: string, 
/**
 * 信息编号.
 */
number: string, 
/**
 * 采集日期, ISO.
 */
collected_on: string, 
/**
 * Unit and content, as a list may show them.
 */
words: string, 
/**
 * What the two have in common; empty where they are linked.
 */
why: string, };

export type ReplacedLine = { 
/**
 * Its folder, such as 被替换-1.
 */
name: string, 
/**
 * When and why, in words.
 */
words: string, };

export type ReplacedRef = { 
/**
 * Its folder.
 */
name: string, };

export type ReplyLine = { 
/**
 * 存在问题.
 */
problem: string, 
/**
 * 整改措施.
 */
measure: string, 
/**
 * 责任人.
 */
responsible: string, 
/**
 * 完成时限.
 */
due: string, 
/**
 * 完成情况.
 */
progress: string, 
/**
 * 佐证材料.
 */
evidence: string, };

export type ReportFigure = { 
/**
 * As it stands in a text, braces included.
 */
token: string, 
/**
 * Without braces.
 */
name: string, 
/**
 * What it is now.
 */
value: string, };

export type ReportRef = { 
/**
 * Such as `2026Q1`, `2026H1`, `2026`.
 */
period: string, };

export type ReportSection = { 
/**
 * Its stable name.
 */
key: string, 
/**
 * The headings over it.
 */
headings: Array<string>, 
/**
 * The text that stands, figures as fields, a paragraph a line.
 */
body: string, 
/**
 * The text that is made from the figures.
 */
made: string, 
/**
 * The paragraphs as they would print now; none where they cannot be filled.
 */
words: Array<string>, 
/**
 * Why they cannot; empty where they can.
 */
why_not: string, 
/**
 * The office's own words stand.
 */
edited: boolean, 
/**
 * Every version that was kept, newest first.
 */
versions: Array<SectionVersion>, };

export type ReportView = { 
/**
 * Such as `2026Q1`.
 */
period: string, 
/**
 * 七溪坪镇2026年第一季度廉政风险预警报告.
 */
title: string, 
/**
 * 季度预警报告.
 */
kind_label: string, 
/**
 * Its sections in order.
 */
sections: Array<ReportSection>, 
/**
 * Its figures, in the order in which they are first said.
 */
figures: Array<ReportFigure>, 
/**
 * The figures that changed since the report was last looked at.
 */
changed: Array<FigureChange>, 
/**
 * When it was last looked at, `YYYY-MM-DD HH:MM`; empty before the first time.
 */
seen_at: string, };

export type ReporterPart = { 
/**
 * Such as 联系方式.
 */
label: string, 
/**
 * The text.
 */
text: string, };

export type ReporterShown = { 
/**
 * Label and text of each part that is not empty.
 */
lines: Array<ReporterPart>, 
/**
 * After how many seconds the window hides it again.
 */
seconds: number, };

export type ResetTypeface = { 
/**
 * Code of the use.
 */
role: string, };

export type Restored = { 
/**
 * A sentence that says where what stood before lies.
 */
sentence: string, 
/**
 * Where what stood before lies; empty where nothing stood.
 */
replaced: string, 
/**
 * The series whose last number on paper is asked for.
 */
numbers: Array<NumberLine>, };

export type ReturnCell = { 
/**
 * Such as `2026Q1`.
 */
quarter: string, 
/**
 * `reported`, `zero`, `late` or `missing`; none for one that neither owes nor sent anything.
 */
state: string | null, 
/**
 * Its word.
 */
label: string, 
/**
 * Signals that count.
 */
signals: number, 
/**
 * Days behind the day.
 */
late_days: number | null, 
/**
 * 应报.
 */
owes: boolean, 
/**
 * The record of what was sent, if it is recorded.
 */
record: string | null, 
/**
 * What does not fit together.
 */
remark: string | null, };

export type ReturnCount = { 
/**
 * `reported`, `zero`, `late` or `missing`.
 */
state: string, 
/**
 * Its word.
 */
label: string, 
/**
 * How many of those that owe.
 */
count: number, };

export type ReturnLine = { 
/**
 * The unit.
 */
id: string, 
/**
 * Its short name.
 */
name: string, 
/**
 * Its category.
 */
category: string, 
/**
 * Its officers.
 */
officers: Array<string>, 
/**
 * One for each quarter of the year that has begun.
 */
cells: Array<ReturnCell>, 
/**
 * What was recorded for the quarter asked for, as the form has it; empty where nothing was.
 */
fields: { [key in string]: string }, 
/**
 * Reminders of the quarter asked for, oldest first.
 */
reminders: Array<ReminderLine>, };

export type ReturnQuarter = { 
/**
 * Such as `2026Q1`.
 */
quarter: string, 
/**
 * 2026年第一季度.
 */
label: string, 
/**
 * 第一季度.
 */
short: string, 
/**
 * 应报.
 */
due: number, 
/**
 * 未报.
 */
missing: number, };

export type Returns = { 
/**
 * The quarter asked for, such as `2026Q1`.
 */
quarter: string, 
/**
 * 2026年第一季度.
 */
label: string, 
/**
 * It is over.
 */
ended: boolean, 
/**
 * The day by which points send theirs, ISO.
 */
due_on: string, 
/**
 * Days from today to it; negative when it has passed.
 */
days: number, 
/**
 * The years with something to show, oldest first.
 */
years: Array<number>, 
/**
 * The quarters of this year that have begun.
 */
quarters: Array<ReturnQuarter>, 
/**
 * Its points.
 */
points: Array<ReturnLine>, 
/**
 * Counts by state.
 */
counts: Array<ReturnCount>, 
/**
 * The counts as a sentence.
 */
summary: string, 
/**
 * What goes upward: the return of the quarter, and the half-year's report where the quarter ends one.
 */
submissions: Array<SubmissionLine>, 
/**
 * The form of what a point sent.
 */
return_fields: Array<Field>, 
/**
 * The form of a reminder.
 */
reminder_fields: Array<Field>, 
/**
 * The form of what was sent upward.
 */
submission_fields: Array<Field>, };

export type ReturnsRef = { 
/**
 * Such as `2026Q1`; empty for the newest that has ended.
 */
quarter: string, };

export type ReviewLine = { 
/**
 * Since when, ISO.
 */
raised_on: string, 
/**
 * What raised it, such as 人员离任.
 */
cause: string, 
/**
 * What happened.
 */
words: string, 
/**
 * Settled on, ISO; none while it is open.
 */
settled_on: string | null, 
/**
 * 复核结论, who and why, in words; empty while it is open.
 */
outcome: string, };

export type Reviews = { 
/**
 * The newest first.
 */
lines: Array<ReviewLine>, 
/**
 * The form of 复核完成; empty where nothing is open.
 */
fields: Array<Field>, };

export type Revised = { 
/**
 * 新增.
 */
added: number, 
/**
 * 变更.
 */
changed: number, 
/**
 * 取消.
 */
removed: number, 
/**
 * Of these, how many have no reason.
 */
unexplained: number, };

export type RevisedText = { 
/**
 * Its label.
 */
label: string, 
/**
 * 原内容.
 */
before: string, 
/**
 * 现内容.
 */
after: string, };

export type RevisionLine = { 
/**
 * The record.
 */
record: string, 
/**
 * `added`, `changed` or `removed`.
 */
kind: string, 
/**
 * 新增, 变更, 取消.
 */
kind_label: string, 
/**
 * XK01 宅基地审批.
 */
name: string, 
/**
 * The record is still in the register.
 */
there: boolean, 
/**
 * What differs.
 */
fields: Array<RevisedText>, 
/**
 * 修订理由.
 */
reason: string, };

export type RevisionReason = { 
/**
 * The record.
 */
record: string, 
/**
 * The reason; empty takes it away.
 */
reason: string, };

export type RiskAdvice = { 
/**
 * The grade that 可能性 and 影响, or the kind of power, speak for; none while nothing does.
 */
grade: GradeAdvice | null, 
/**
 * Measures that the kind and the grade call for and that are not there yet.
 */
measures: Array<MeasureAdvice>, 
/**
 * Texts for the empty fields among the three sides of 第十八条, by field key.
 */
persons: Array<FieldAdvice>, 
/**
 * The steps of the power's process, by name.
 */
steps: Array<string>, };

export type RiskCourse = { 
/**
 * Its sheets, the newest first.
 */
sheets: Array<SheetView>, 
/**
 * What a new sheet would be a sheet of, with how many risk points.
 */
blank: string, 
/**
 * Why no sheet can be begun now; none when one can.
 */
why_not: string | null, 
/**
 * Its marks in the yearly campaigns, the newest first.
 */
marks: Array<CourseMark>, };

export type RiskDraft = { 
/**
 * Texts by field key.
 */
fields: { [key in string]: string }, };

export type RiskFigure = { 
/**
 * The kind or the unit, as the list shows it.
 */
label: string, 
/**
 * One count for each grade.
 */
counts: Array<number>, };

export type RiskFigures = { 
/**
 * The grades, highest first.
 */
grades: Array<string>, 
/**
 * 状态 of the points that are counted, as the list shows it.
 */
status: string, 
/**
 * The layers that can be asked for.
 */
layers: Array<string>, 
/**
 * 类别 × 等级.
 */
kinds: Array<RiskFigure>, 
/**
 * 单位 × 等级, units without a point left out.
 */
units: Array<RiskFigure>, 
/**
 * All of them by grade.
 */
sum: Array<number>, };

export type RiskRef = { 
/**
 * Its id or number.
 */
risk: string, };

export type Row = { 
/**
 * The record.
 */
id: string, 
/**
 * One text per column of the shape.
 */
cells: Array<string>, 
/**
 * Days overdue, where the row is overdue.
 */
overdue_days: number | null, };

export type RowFate = { 
/**
 * The sheet.
 */
sheet: string, 
/**
 * Row in the sheet, from 1.
 */
row: number, 
/**
 * What would become of it.
 */
verdict: RowVerdict, 
/**
 * Why, one sentence each.
 */
reasons: Array<string>, };

export type RowNote = { 
/**
 * Row in the sheet, from 1.
 */
row: number, 
/**
 * A Chinese sentence.
 */
reason: string, };

export type RowTake = "add" | "update" | "skip";

export type RowVerdict = "enter" | "update" | "same" | "confirm" | "reject" | "left_out";

export type Rows = { 
/**
 * Rows that match, on all pages.
 */
total: number, 
/**
 * This page: canonical Chinese column to text.
 */
rows: Array<{ [key in string]: string }>, };

export type SaveCells = { 
/**
 * Which register.
 */
kind: Kind, 
/**
 * The records with their new texts.
 */
records: Array<CellChange>, };

export type SaveCopy = { 
/**
 * Of what.
 */
source: CopySource, 
/**
 * The file; `.docx` or `.xlsx` decides the format.
 */
path: string, 
/**
 * Why numbers of identity cards must stand whole in it, which goes into the journal; empty: they are hidden.
 */
unmask: string, };

export type SaveDiscretion = { 
/**
 * The power's id, code or name.
 */
power: string, 
/**
 * All its tiers, in order.
 */
tiers: Array<Tier>, };

export type SaveProcess = { 
/**
 * The power's id, code or name.
 */
power: string, 
/**
 * All its steps, in order.
 */
steps: Array<Step>, };

export type SaveProposal = { 
/**
 * The draft.
 */
draft: NoticeDraft, 
/**
 * Sends it on its way as well.
 */
submit: boolean, };

export type SaveRecord = { 
/**
 * Which register.
 */
kind: Kind, 
/**
 * None creates.
 */
id: string | null, 
/**
 * Texts as typed; fields not named stay as they are.
 */
fields: { [key in string]: string }, };

export type SaveSignalForm = { 
/**
 * The point it is for, by id or name; empty for all of them.
 */
point: string, 
/**
 * The file.
 */
path: string, };

export type Saved = { 
/**
 * The record.
 */
id: string, 
/**
 * A sentence for the toast, such as 已保存职权“…”.
 */
sentence: string, };

export type SecondMedium = { 
/**
 * The folder that was chosen; empty before.
 */
folder: string, 
/**
 * When it was copied to the last time, and what that means, in words.
 */
words: string, 
/**
 * A copy is asked for.
 */
due: boolean, };

export type Secret = string;

export type SectionCheck = { 
/**
 * What stands against it.
 */
objections: Array<Objection>, 
/**
 * What should be known of it: figures typed by hand do not follow the registers.
 */
remarks: Array<string>, 
/**
 * The paragraphs as they would print; none where something stands against the text.
 */
words: Array<string>, };

export type SectionRef = { 
/**
 * The report.
 */
period: string, 
/**
 * The section's key.
 */
section: string, };

export type SectionSaved = { 
/**
 * Its number.
 */
number: number, 
/**
 * What happened.
 */
sentence: string, };

export type SectionText = { 
/**
 * The report.
 */
period: string, 
/**
 * The section's key.
 */
section: string, 
/**
 * The text, a paragraph a line.
 */
body: string, };

export type SectionVersion = { 
/**
 * 1, 2, 3 ….
 */
number: number, 
/**
 * 第2版, or 第2版（恢复自动文字）.
 */
label: string, 
/**
 * Local time it was saved, `YYYY-MM-DD HH:MM`.
 */
made_at: string, 
/**
 * Its text; empty where it went back to the text made from the figures.
 */
body: string, 
/**
 * It stands.
 */
in_force: boolean, };

export type ServeNotice = { 
/**
 * The warning's id or 文号.
 */
warning: string, 
/**
 * The date signed on the 送达回证, typed any way.
 */
served_on: string, 
/**
 * 送达时间, such as 10:20; empty = not written down.
 */
served_at: string, 
/**
 * 回告期限 where one was named, typed any way; empty = counted.
 */
due_on: string, 
/**
 * 签收人.
 */
received_by: string, 
/**
 * 送达方式; empty = 直接送达.
 */
way: string, 
/**
 * 送达地点.
 */
place: string, 
/**
 * 送达人 (two names joined by 、).
 */
servers: string, 
/**
 * 见证人; needed for 留置.
 */
witness: string, 
/**
 * 份数; empty = 1.
 */
copies: string, 
/**
 * 代收人; needed for 转交.
 */
proxy: string, 
/**
 * 代收人与受送达人关系; needed for 转交.
 */
relation: string, 
/**
 * 代收或拒收事由; needed for 留置 and 转交.
 */
reason: string, 
/**
 * 备注.
 */
remark: string, };

export type SetPointOfficers = { 
/**
 * The units' ids.
 */
units: Array<string>, 
/**
 * Names, `name（unit）` where a name is borne by several; joined by 、. Empty leaves the points without.
 */
officers: string, };

export type SetSecondHolder = { 
/**
 * The secretary's password as it is now.
 */
current: Secret, 
/**
 * Who it is.
 */
name: string, 
/**
 * The holder's own password.
 */
password: Secret, 
/**
 * The same once more.
 */
password_again: Secret, };

export type SettleReviews = { 
/**
 * The risk points' ids.
 */
risks: Array<string>, 
/**
 * `conclusion`, `by`, `on`, `note`, as typed.
 */
fields: { [key in string]: string }, };

export type Shape = { 
/**
 * Which register.
 */
kind: Kind, 
/**
 * Its name, such as 职权目录.
 */
title: string, 
/**
 * What one record is called, such as 职权.
 */
noun: string, 
/**
 * What goes here, for the empty list.
 */
empty: string, 
/**
 * Columns in order; 序号 is the grid's own.
 */
columns: Array<Column>, 
/**
 * Ready choices of columns.
 */
column_sets: Array<ColumnSet>, 
/**
 * Form fields in order.
 */
fields: Array<Field>, 
/**
 * Records can be created by hand.
 */
can_create: boolean, 
/**
 * Records can be changed and deleted by hand.
 */
can_edit: boolean, 
/**
 * Tables of this kind can be imported.
 */
can_import: boolean, 
/**
 * The unit tree stands beside the list.
 */
by_unit: boolean, };

export type Shapes = { 
/**
 * One per register.
 */
registers: Array<Shape>, 
/**
 * The fields of 单位设置.
 */
office: Array<Field>, };

export type SheetEntry = { 
/**
 * The step's name.
 */
label: string, 
/**
 * False: it was sent back.
 */
passed: boolean, 
/**
 * 签署人.
 */
signed_by: string, 
/**
 * 签署日期, ISO.
 */
signed_on: string, 
/**
 * 意见.
 */
opinion: string, };

export type SheetHeader = { 
/**
 * The sheet.
 */
sheet: string, 
/**
 * Its header rows, from 1.
 */
rows: Array<number>, };

export type SheetLine = { 
/**
 * Its name.
 */
name: string, 
/**
 * Rows with a value.
 */
rows: number, 
/**
 * The office hid it.
 */
hidden: boolean, 
/**
 * It is read.
 */
taken: boolean, 
/**
 * How its records lie; where it is not read, why.
 */
remark: string, 
/**
 * Its header rows, from 1.
 */
header_rows: Array<number>, };

export type SheetPicture = { 
/**
 * Its columns.
 */
columns: Array<PictureColumn>, 
/**
 * Its first rows.
 */
rows: Array<PictureRow>, 
/**
 * How many rows follow.
 */
more: number, };

export type SheetPoint = { 
/**
 * The risk point.
 */
id: string, 
/**
 * 风险编号.
 */
number: string, 
/**
 * 风险点描述.
 */
description: string, 
/**
 * 等级.
 */
grade: string, };

export type SheetRef = { 
/**
 * Its id.
 */
screening: string, };

export type SheetStep = { 
/**
 * Its code.
 */
code: string, 
/**
 * Its name.
 */
label: string, 
/**
 * The signature that stands, if one does.
 */
signed: SheetEntry | null, };

export type SheetView = { 
/**
 * The sheet.
 */
id: string, 
/**
 * 排查表编号.
 */
number: string, 
/**
 * 层面.
 */
layer: string, 
/**
 * What it is a sheet of.
 */
place: string, 
/**
 * 进度, in words.
 */
state: string, 
/**
 * 开始日期, ISO.
 */
started_on: string, 
/**
 * The step that waits, by code; none when all four are signed.
 */
waits: string | null, 
/**
 * The step that waits can be sent back.
 */
can_return: boolean, 
/**
 * Signing the step that waits approves the risk points.
 */
approves: boolean, 
/**
 * The four steps in order.
 */
steps: Array<SheetStep>, 
/**
 * Every signature, oldest first, those sent back among them.
 */
entries: Array<SheetEntry>, 
/**
 * The risk points on it.
 */
points: Array<SheetPoint>, 
/**
 * What stands against the approval now.
 */
against: Array<Objection>, };

export type ShelfAsk = { 
/**
 * The field of the request that takes the value chosen.
 */
field: string, 
/**
 * What is chosen.
 */
label: string, 
/**
 * The choices, the most likely first; a value may be empty.
 */
choices: Array<Choice>, };

export type ShelfGroup = { 
/**
 * Its heading.
 */
label: string, 
/**
 * Its papers.
 */
papers: Array<ShelfPaper>, };

export type ShelfPaper = { 
/**
 * Its name for programs.
 */
key: string, 
/**
 * Its name for people; a blank form says so in it.
 */
label: string, 
/**
 * One line on it; may be empty.
 */
note: string, 
/**
 * The request that makes it, once the fields it asks for are filled in.
 */
request: PaperRequest, 
/**
 * What has to be chosen, in order.
 */
asks: Array<ShelfAsk>, 
/**
 * Why it cannot be made now; none when it can.
 */
why_not: string | null, };

export type Sides = "long_edge" | "numbers_outside" | "short_edge" | "one";

export type SignProposal = { 
/**
 * The draft's id.
 */
proposal: string, 
/**
 * The step that is meant.
 */
step: string, 
/**
 * Who took it.
 */
name: string, 
/**
 * The day, typed any way; empty = today.
 */
on: string, 
/**
 * 意见, or why it was sent back.
 */
opinion: string, 
/**
 * 同意; false = 退回.
 */
passed: boolean, };

export type SignScreening = { 
/**
 * The sheet.
 */
screening: string, 
/**
 * The step that is signed, by code.
 */
step: string, 
/**
 * True passes it on, false sends it back one step.
 */
passed: boolean, 
/**
 * 签署人.
 */
signed_by: string, 
/**
 * 签署日期, typed any way; empty = today.
 */
signed_on: string, 
/**
 * 意见, or why it is sent back.
 */
opinion: string, };

export type SignalAct = { 
/**
 * The signal's id, or its number as the register shows it (Y001).
 */
signal: string, 
/**
 * Texts as typed, by field key.
 */
fields: { [key in string]: string }, };

export type SignalCourse = { 
/**
 * 信息编号.
 */
number: string, 
/**
 * 办理结果.
 */
outcome: string, 
/**
 * 镇纪委审核意见 with reviewer and day, in words; empty while nobody decided.
 */
decision: string, 
/**
 * How it ended, with reason and day, in words; empty while it has not.
 */
ending: string, 
/**
 * Why it does not count in statistics; empty where it counts.
 */
excluded: string, 
/**
 * 件 and 次 of the matter, in words.
 */
tally: string, 
/**
 * The first signal of the matter, where this one is a repeat.
 */
first: RepeatLine | null, 
/**
 * The repeats of this one.
 */
repeats: Array<RepeatLine>, 
/**
 * Earlier signals that may be the first of the matter, the likeliest first.
 */
candidates: Array<RepeatLine>, 
/**
 * Somebody is on record as having reported; never who.
 */
has_reporter: boolean, 
/**
 * The acts, in order.
 */
acts: Array<ActOffer>, };

export type SignalRef = { 
/**
 * The signal's id, or its number as the register shows it (Y001).
 */
signal: string, };

export type Sort = { 
/**
 * Column key.
 */
column: string, 
/**
 * Greatest first.
 */
descending: boolean, };

export type SpotCheckRef = { 
/**
 * Its id or number.
 */
check: string, };

export type SpotCheckView = { 
/**
 * Its id.
 */
id: string, 
/**
 * 抽查编号.
 */
number: string, 
/**
 * 抽查对象.
 */
object: string, 
/**
 * 状态.
 */
state: string, 
/**
 * It was done.
 */
done: boolean, 
/**
 * Why nothing can be entered; none where something can.
 */
why_not: string | null, 
/**
 * The measures, those of high risk points first.
 */
rows: Array<SpotRow>, 
/**
 * 落实情况, as they are marked.
 */
results: Array<Choice>, 
/**
 * What it found.
 */
findings: Array<SpotFinding>, 
/**
 * The form of the visit.
 */
fields: Array<Field>, 
/**
 * What stands in it to begin with.
 */
values: { [key in string]: string }, 
/**
 * The form in which a finding becomes a rectification.
 */
rectify: Array<Field>, 
/**
 * What stands in that form to begin with.
 */
proposed: { [key in string]: string }, };

export type SpotCoverage = { 
/**
 * 年度.
 */
year: number, 
/**
 * Years that can be asked for, newest first.
 */
years: Array<number>, 
/**
 * How the list comes about.
 */
rule: string, 
/**
 * The countdown, in words.
 */
countdown: string, 
/**
 * 单位, 岗位 and both together, whatever the filter.
 */
figures: Array<SpotFigure>, 
/**
 * What `sort` can be.
 */
sorts: Array<Choice>, 
/**
 * What `state` can be.
 */
states: Array<Choice>, 
/**
 * Units that stand in the list, whatever the filter.
 */
units: Array<string>, 
/**
 * The objects under the filter.
 */
lines: Array<SpotLine>, };

export type SpotDrawRef = { 
/**
 * Its id or number.
 */
draw: string, };

export type SpotDrawView = { 
/**
 * Its id.
 */
id: string, 
/**
 * 抽签编号.
 */
number: string, 
/**
 * 抽签日期, ISO.
 */
drawn_on: string, 
/**
 * 抽取范围.
 */
scope: string, 
/**
 * 种子.
 */
seed: string, 
/**
 * 见证人.
 */
witnesses: string, 
/**
 * Why and when it was voided, in words.
 */
voided: string | null, 
/**
 * Those drawn, in their order.
 */
drawn: Array<SpotLot>, 
/**
 * The whole pool, in the order of its numbers.
 */
pool: Array<SpotLot>, 
/**
 * How anyone works it out again, line by line.
 */
recipe: Array<string>, 
/**
 * The form in which it is voided; empty where it cannot be.
 */
void: Array<Field>, 
/**
 * Why it cannot be voided.
 */
why_not: string | null, };

export type SpotFigure = { 
/**
 * 单位, 岗位 or 合计.
 */
label: string, 
/**
 * All of them.
 */
all: number, 
/**
 * 已抽查.
 */
covered: number, 
/**
 * 已安排.
 */
planned: number, 
/**
 * 未抽查.
 */
open: number, };

export type SpotFilter = { 
/**
 * 年度; 0 is this year.
 */
year: number, 
/**
 * `units` or `posts`; empty = both.
 */
sort: string, 
/**
 * 抽查覆盖 by code; empty = all.
 */
state: string, 
/**
 * Only this unit and its posts, by short name; empty = all.
 */
unit: string, };

export type SpotFinding = { 
/**
 * Its words.
 */
words: string, 
/**
 * The line of 问题清单 that it became.
 */
problem: string | null, 
/**
 * The rectification.
 */
item: string | null, 
/**
 * How the rectification stands: ZG-2026-01 办理中，2026-04-30前; empty where there is none.
 */
standing: string, };

export type SpotLine = { 
/**
 * The unit or the post.
 */
id: string, 
/**
 * Its register.
 */
kind: Kind, 
/**
 * 单位 or 岗位.
 */
sort: string, 
/**
 * The unit's short name.
 */
unit: string, 
/**
 * 财政所 出纳.
 */
name: string, 
/**
 * Why it is of high risk.
 */
because: string, 
/**
 * 抽查覆盖.
 */
state: string, 
/**
 * Finished checks of the year.
 */
times: number, 
/**
 * The newest of them, ISO.
 */
last_on: string | null, 
/**
 * The newest finished check, or the one that is under way.
 */
check: string | null, };

export type SpotLot = { 
/**
 * Its number in the pool.
 */
number: number, 
/**
 * Its name.
 */
name: string, 
/**
 * The words whose SHA-256 is its lot.
 */
words: string, 
/**
 * Its lot, hex.
 */
lot: string, 
/**
 * The order in which it was drawn.
 */
place: number | null, 
/**
 * The check that came of it.
 */
check: string | null, 
/**
 * 状态 of that check.
 */
state: string, };

export type SpotMark = { 
/**
 * 落实情况.
 */
result: string, 
/**
 * 说明.
 */
remark: string, };

export type SpotRow = { 
/**
 * The risk point, where it still stands.
 */
risk: string | null, 
/**
 * 风险编号 and 描述.
 */
risk_words: string, 
/**
 * The measure.
 */
measure: string, 
/**
 * 落实情况; empty before it was marked.
 */
result: string, 
/**
 * 说明.
 */
remark: string, };

export type StartOffice = { 
/**
 * The office's settings as typed; keys as in the office shape.
 */
fields: { [key in string]: string }, 
/**
 * The user ticked 不得存储国家秘密.
 */
no_state_secrets: boolean, 
/**
 * 口令.
 */
password: Secret, 
/**
 * The same once more.
 */
password_again: Secret, };

export type StartScreening = { 
/**
 * The risk points, by id or number.
 */
risks: Array<string>, };

export type Step = { 
/**
 * Its key; empty for a step that is new.
 */
id: string, 
/**
 * 环节.
 */
name: string, 
/**
 * 承办岗位, in words.
 */
post: string, 
/**
 * 时限, in words.
 */
time_limit: string, 
/**
 * 接口.
 */
interface: string, 
/**
 * 监督制约.
 */
control_point: string, };

export type StepEdition = { 
/**
 * Which edition.
 */
edition: string, 
/**
 * `submit`, `return`, `approve`, `publish` or `file`.
 */
act: string, 
/**
 * The day, typed any way; empty = today. Of 公示 `from_on` says it.
 */
on: string, 
/**
 * 文号.
 */
number: string, 
/**
 * The organ.
 */
body: string, 
/**
 * 说明; of 退回 the reason.
 */
note: string, 
/**
 * 公示开始日期; empty = today.
 */
from_on: string, 
/**
 * 公示截止日期.
 */
until_on: string, 
/**
 * 公示方式.
 */
way: string, };

export type StepPost = { 
/**
 * The post.
 */
id: string, 
/**
 * Unit and name.
 */
title: string, 
/**
 * Who holds it; empty when it is vacant.
 */
holder: string, };

export type StepRisk = { 
/**
 * The risk point.
 */
id: string, 
/**
 * Number and words.
 */
title: string, 
/**
 * 高, 中 or 低; empty when it has no grade.
 */
grade: string, };

export type StepView = { 
/**
 * What can be edited of it.
 */
step: Step, 
/**
 * The posts that its words name, with who holds them.
 */
posts: Array<StepPost>, 
/**
 * Words of 承办岗位 that name no post of the register.
 */
unknown_posts: Array<string>, 
/**
 * Its days, such as 5个工作日; empty where its words name no single number.
 */
days: string, 
/**
 * Risk points at this step.
 */
risks: Array<StepRisk>, };

export type SubmissionLine = { 
/**
 * Such as `2026Q1` or `2026H1`.
 */
period: string, 
/**
 * 2026年第一季度报送.
 */
label: string, 
/**
 * By when, ISO.
 */
due_on: string, 
/**
 * Days from today; negative when it has passed. None once it was sent.
 */
days: number | null, 
/**
 * When and by whom it was sent, in words; none while it was not.
 */
sent: string | null, 
/**
 * What was recorded, as the form has it.
 */
fields: { [key in string]: string }, };

export type Suggest = { 
/**
 * What kind of name.
 */
input: Input, 
/**
 * What was typed: part of the name, a code or pinyin initials.
 */
text: string, 
/**
 * Only those of this unit (short name), where it narrows.
 */
unit: string, };

export type Suggestion = { 
/**
 * What goes into the field.
 */
value: string, 
/**
 * What tells it from others.
 */
detail: string, };

export type TableReading = { 
/**
 * What it holds, in the command line's word.
 */
kind: string, 
/**
 * Sheets read.
 */
sheets: Array<string>, 
/**
 * Header rows, from 1.
 */
header_rows: Array<number>, 
/**
 * Heading in the file to canonical column.
 */
mapping: { [key in string]: string }, 
/**
 * The records: canonical Chinese column to value (text, number, list, or null).
 */
records: Array<unknown>, 
/**
 * Rows that cannot be records.
 */
rejected: Array<RowNote>, 
/**
 * Questions about rows that are among the records.
 */
pending: Array<RowNote>, 
/**
 * Rows that are no records.
 */
left_out: Array<RowNote>, 
/**
 * Sheets not read, each with its reason.
 */
ignored_sheets: Array<string>, 
/**
 * Every row under the headings with its verdict; a row of several records has several. Where an office is open,
 * its registers are asked.
 */
rows: Array<RowFate>, };

export type TakeRows = { 
/**
 * From the preview.
 */
token: string, 
/**
 * Places of the rows; none = all of the verdicts named.
 */
rows: Array<number> | null, 
/**
 * Verdicts, where no rows are named.
 */
verdicts: Array<RowVerdict>, 
/**
 * What to do.
 */
take: RowTake, };

export type TalkCoverage = { 
/**
 * The year.
 */
year: string, 
/**
 * The years that can be asked for.
 */
years: Array<string>, 
/**
 * How many pairs.
 */
due: number, 
/**
 * With how many it was done.
 */
done: number, 
/**
 * Columns.
 */
talkers: Array<CoverageTalker>, 
/**
 * Rows.
 */
rows: Array<CoverageRow>, };

export type TalkProposal = { 
/**
 * Texts of the form of 谈话登记.
 */
fields: { [key in string]: string }, };

export type TemplateField = { 
/**
 * As it stands in the text, braces included.
 */
token: string, 
/**
 * What it becomes on paper.
 */
help: string, 
/**
 * What it could become.
 */
example: string, 
/**
 * The text must name it.
 */
required: boolean, };

export type TemplateLine = { 
/**
 * Code of the kind.
 */
kind: string, 
/**
 * Its name, such as 蓝色预警通知书正文.
 */
label: string, 
/**
 * The heading it stands under.
 */
group: string, 
/**
 * The version in force; 0 for the text that comes with the program.
 */
number: number, 
/**
 * The same in words: 第3版, 随软件自带.
 */
version_label: string, 
/**
 * The text in force is our sample (示例): no official specimen stands behind it.
 */
sample: boolean, };

export type TemplateRef = { 
/**
 * Code of the kind.
 */
kind: string, };

export type TemplateSaved = { 
/**
 * Its number.
 */
number: number, 
/**
 * What happened.
 */
sentence: string, };

export type TemplateText = { 
/**
 * Code of the kind.
 */
kind: string, 
/**
 * The text, a paragraph a line.
 */
body: string, };

export type TemplateTrial = { 
/**
 * The pages the paper would have.
 */
pages: Pages, 
/**
 * On which record it was tried, one sentence.
 */
record: string, };

export type TemplateUse = { 
/**
 * Code of the kind, such as `notice_blue`.
 */
kind: string, 
/**
 * 1, 2, 3 …; 0 for the text that comes with the program.
 */
number: number, };

export type TemplateVersion = { 
/**
 * 1, 2, 3 …; 0 for the text that comes with the program.
 */
number: number, 
/**
 * 第3版, 随软件自带.
 */
label: string, 
/**
 * Local time it was saved, `YYYY-MM-DD HH:MM`; empty for the shipped text.
 */
made_at: string, 
/**
 * The text, a paragraph a line.
 */
body: string, 
/**
 * It is in force.
 */
in_force: boolean, };

export type TemplateView = { 
/**
 * Its line in the list.
 */
line: TemplateLine, 
/**
 * The article the paper comes from.
 */
article: string, 
/**
 * What to know of this text; one sentence or none.
 */
help: string, 
/**
 * How a text is written, one rule a line.
 */
rules: Array<string>, 
/**
 * What it can name.
 */
fields: Array<TemplateField>, 
/**
 * The text in force.
 */
body: string, 
/**
 * The text that comes with the program.
 */
shipped: string, 
/**
 * Every version, newest first; the shipped text last.
 */
versions: Array<TemplateVersion>, };

export type TenureLine = { 
/**
 * The post.
 */
post_id: string, 
/**
 * Its unit and name.
 */
post: string, 
/**
 * The person.
 */
person_id: string, 
/**
 * The person's name.
 */
person: string, 
/**
 * First day, ISO; none where it is not known.
 */
from_on: string | null, 
/**
 * The day it ended, ISO; none while it lasts.
 */
until_on: string | null, 
/**
 * Why it began and ended, with documents, in words.
 */
detail: string, };

export type Tenures = { 
/**
 * The present ones first, then the newest.
 */
lines: Array<TenureLine>, 
/**
 * The form of 岗位交接; empty for a person.
 */
hand_over: Array<Field>, 
/**
 * How the person left, in words; none for a post or a person in office.
 */
departed: string | null, };

export type Tier = { 
/**
 * 情形.
 */
circumstance: string, 
/**
 * 档次.
 */
tier: string, 
/**
 * 标准.
 */
standard: string, };

export type TodoGroup = "overdue" | "today" | "week" | "later" | "before_entry";

export type TodoItem = { 
/**
 * `overdue`, `today`, `week` or `later`.
 */
group: TodoGroup, 
/**
 * What is to be done, in words.
 */
title: string, 
/**
 * Whom or what it concerns.
 */
detail: string, 
/**
 * The day it is due, ISO; none where the paper sets none.
 */
due_on: string | null, 
/**
 * Days from today to the due day; negative when it has passed.
 */
days: number | null, 
/**
 * What sort of work it is, in a word: 首页 filters by it.
 */
topic: string, 
/**
 * The register of the record it opens.
 */
kind: Kind, 
/**
 * The record it opens, or the quarter where it opens a page.
 */
id: string, 
/**
 * The page it opens instead of a record.
 */
page: TodoPage | null, };

export type TodoPage = "returns" | "backup" | "spots";

export type TransferWarning = { 
/**
 * The warning's id or 文号.
 */
warning: string, 
/**
 * Why.
 */
reason: string, };

export type TreeNode = { 
/**
 * What to send as `unit`; a unit's id, or a group of units.
 */
id: string, 
/**
 * Short name.
 */
label: string, 
/**
 * 0 for the groups, 1 for units.
 */
depth: number, 
/**
 * Records under it.
 */
count: number, };

export type TreeRequest = { 
/**
 * The register whose records are counted.
 */
kind: Kind, };

export type TypefaceUse = { 
/**
 * Code of the use, such as `fang_song`.
 */
role: string, 
/**
 * 仿宋.
 */
label: string, 
/**
 * What it sets: 正文、文号、主送、落款.
 */
sets: string, 
/**
 * The bundled face's name.
 */
bundled: string, 
/**
 * The office's own face, if one was chosen.
 */
own: InstalledFace | null, 
/**
 * Why the office's own face is not used at the moment, if so: the bundled one stands in.
 */
trouble: string | null, 
/**
 * Installed faces meant for this use, best first.
 */
suiting: Array<InstalledFace>, };

export type UndoDone = { 
/**
 * A sentence for the toast.
 */
sentence: string, 
/**
 * The register whose lists are stale, if one.
 */
kind: Kind | null, };

export type UndoState = { 
/**
 * The act that 撤销 would take back, in words.
 */
undo: string | null, 
/**
 * The act that 重做 would bring back, in words.
 */
redo: string | null, };

export type Unlock = { 
/**
 * 口令 of the secretary or of the second holder.
 */
password: Secret, };

export type UnmaskPaper = { 
/**
 * Which paper; one for the public is refused.
 */
request: PaperRequest, 
/**
 * Why the numbers must stand on it; it goes into the journal.
 */
reason: string, };

export type Verified = { 
/**
 * True when nothing is wrong.
 */
sound: boolean, 
/**
 * Journal entries read.
 */
entries: number, 
/**
 * Papers whose bytes were hashed again.
 */
papers: number, 
/**
 * The newest journal head, 12 hex characters.
 */
head: string, 
/**
 * Sentences: what was found, one a line.
 */
findings: Array<string>, };

export type Verify = { 
/**
 * Twelve hex characters from the foot of a paper.
 */
head: string | null, };

export type VerifyReply = { 
/**
 * The warning's id or 文号.
 */
warning: string, 
/**
 * `accepted` (认可) or `returned` (退回重报).
 */
result: string, 
/**
 * 评估意见; a return needs it.
 */
opinion: string, 
/**
 * 重报期限 of a return where one was named, typed any way; empty = another term from today.
 */
again_by: string, 
/**
 * 原因已找准.
 */
cause_found: boolean, 
/**
 * 整改已落实.
 */
measures_done: boolean, 
/**
 * 问责已到位.
 */
accountability_done: boolean, };

export type VoidBulletin = { 
/**
 * The bulletin.
 */
bulletin: string, 
/**
 * 作废理由.
 */
reason: string, };

export type VoidNotice = { 
/**
 * The warning's id or 文号.
 */
warning: string, 
/**
 * Why; the number stays used.
 */
reason: string, };

export type VoidSpotDraw = { 
/**
 * The draw.
 */
draw: string, 
/**
 * `reason`, as typed.
 */
fields: { [key in string]: string }, };

export type WarningBeside = { 
/**
 * The talks that its dispositions call for and that are not entered, in a sentence.
 */
owed: string | null, 
/**
 * How often it was reminded of.
 */
reminders: number, 
/**
 * What can be written.
 */
letters: Array<LetterChoice>, 
/**
 * Why 提请问责 is not offered; none when it is.
 */
accountability_why_not: string | null, 
/**
 * What there is.
 */
lines: Array<BesideLine>, };

export type WarningRef = { 
/**
 * The warning's id or 文号.
 */
warning: string, };

export type WarningState = { 
/**
 * The warning's id.
 */
warning_id: string, 
/**
 * 文号.
 */
number: string, 
/**
 * The state's name for programs, such as `served`.
 */
state: string, 
/**
 * The state in words, such as 回告期内.
 */
state_label: string, 
/**
 * 回告期限, ISO, once served.
 */
due_on: string | null, 
/**
 * A sentence for the toast.
 */
sentence: string, };

export type WarningView = { 
/**
 * The warning's id.
 */
id: string, 
/**
 * 文号.
 */
number: string, 
/**
 * The document's title.
 */
document: string, 
/**
 * The colour.
 */
level: Level, 
/**
 * 高级（红色）.
 */
level_label: string, 
/**
 * State for programs.
 */
state: string, 
/**
 * State in words.
 */
state_label: string, 
/**
 * 回告期限, ISO.
 */
due_on: string | null, 
/**
 * A remark on the due day, such as 该日为周日.
 */
due_remark: string | null, 
/**
 * Days to the due day; negative when passed; none when it no longer runs.
 */
days_left: number | null, 
/**
 * Everything worth reading, in order.
 */
facts: Array<Fact>, 
/**
 * The course from issue to close.
 */
course: Array<CourseLine>, 
/**
 * Paragraphs of the notice.
 */
body: string, 
/**
 * 整改要求.
 */
measures: Array<MeasureLine>, 
/**
 * 整改措施和落实情况 of the newest reply.
 */
lines: Array<ReplyLine>, 
/**
 * 提级: the warning in whose place this one stands, then the one that stands in its place.
 */
raises: Array<RaiseLink>, 
/**
 * Papers made for it.
 */
papers: Array<PaperRef>, 
/**
 * What can be done next.
 */
next: Array<NextAct>, 
/**
 * The signal it came from.
 */
signal_id: string | null, 
/**
 * The signal's number.
 */
signal_number: string, 
/**
 * Newest first.
 */
history: Array<HistoryLine>, };

export type WithPassword = { 
/**
 * The password as it is now.
 */
current: Secret, };

export type WithdrawWarning = { 
/**
 * The warning's id or 文号.
 */
warning: string, 
/**
 * Why; nothing is deducted, and it stays in the ledger.
 */
reason: string, };

export type WordLine = { 
/**
 * The characters as drawn.
 */
text: string, 
/**
 * Left edge of its box.
 */
left: number, 
/**
 * Upper edge of its box.
 */
top: number, 
/**
 * Width of its box.
 */
width: number, 
/**
 * Height of its box.
 */
height: number, 
/**
 * 0, or 90 for a line that runs from the lower edge of its box to the upper.
 */
turn: number, 
/**
 * How far each character reaches along the line, from where it begins to where the next one does.
 */
steps: Array<number>, 
/**
 * A word may begin in the line before and end here.
 */
joined: boolean, };

export type WorkItemRef = { 
/**
 * Its id or 编号.
 */
item: string, };

/** Every command with its request and its reply. */
export interface Commands {
  /** Where the program stands. */
  app_status: { request: Nothing; reply: AppStatus };
  /** Opens the training office with its data (七溪坪镇), in a file of its own. */
  start_sample: { request: Nothing; reply: AppStatus };
  /** Leaves the training office; the first-run page or the real office follows. */
  leave_sample: { request: Nothing; reply: AppStatus };
  /** Founds a new office. */
  start_office: { request: StartOffice; reply: AppStatus };
  /** Closes the database and wipes its key; only the ways back in answer then. */
  lock_office: { request: LockOffice; reply: AppStatus };
  /** Opens the locked office by a password. */
  unlock: { request: Unlock; reply: AppStatus };
  /** Opens it by 恢复码, and makes password and code anew. */
  recover: { request: Recover; reply: AppStatus };
  /** Somebody is at the machine: the time until 自动锁定 begins anew. */
  still_here: { request: Nothing; reply: Nothing };
  /** Who can open the office. */
  read_keys: { request: Nothing; reply: Keys };
  /** 恢复码, as long as it can be shown. */
  recovery_code: { request: Nothing; reply: RecoveryCode };
  /** Makes a new 恢复码; the old one holds until the new one is typed back. */
  renew_recovery: { request: WithPassword; reply: RecoveryCode };
  /** 恢复码 typed back from the paper. */
  prove_recovery: { request: ProveRecovery; reply: AppStatus };
  /** 修改口令. */
  change_password: { request: ChangePassword; reply: Nothing };
  /** Gives somebody else a password that opens the office. */
  set_second_holder: { request: SetSecondHolder; reply: Keys };
  /** Takes it away again. */
  remove_second_holder: { request: WithPassword; reply: Keys };
  /** Every register's columns and fields, and the settings form. */
  shapes: { request: Nothing; reply: Shapes };
  /** 首页. */
  home: { request: Nothing; reply: Home };
  /** 条款体检: every rule that the registers can decide, with what it found. */
  check_articles: { request: CheckArticles; reply: Checked };
  /** Rows of a register. */
  list_records: { request: ListRequest; reply: List };
  /** Rows of a register under their canonical columns, as tables have them. */
  list_rows: { request: ListRequest; reply: Rows };
  /** Numbers of identity cards in a list, which an export hides unless a reason is given. */
  list_numbers: { request: ListRequest; reply: ListNumbers };
  /** Values of one column with counts. */
  list_facets: { request: FacetsRequest; reply: Array<Facet> };
  /** The unit tree beside a list. */
  unit_tree: { request: TreeRequest; reply: Array<TreeNode> };
  /** One record. */
  read_record: { request: RecordRef; reply: Record };
  /** Says what stands against saving this, without saving. */
  check_record: { request: SaveRecord; reply: Array<Objection> };
  /** What is worth knowing of texts as they are typed; it stands against nothing. */
  hint_record: { request: SaveRecord; reply: Array<Objection> };
  /** Creates or changes a record. */
  save_record: { request: SaveRecord; reply: Saved };
  /** Changes cells of several records as one act. */
  save_cells: { request: SaveCells; reply: Done };
  /** Moves records to the recycle bin. */
  delete_records: { request: RecordRefs; reply: Done };
  /** Brings records back from the recycle bin. */
  restore_records: { request: RecordRefs; reply: Done };
  /** 销毁: records that lay in the bin for a month go for good, with their history. */
  purge_records: { request: PurgeRecords; reply: Done };
  /** A power with its process step by step, its tiers and its basis. */
  read_power: { request: PowerRef; reply: PowerView };
  /** Writes the process of a power: all its steps, as one act. */
  save_process: { request: SaveProcess; reply: Saved };
  /** Writes 裁量基准 of a power: all its tiers, as one act. */
  save_discretion: { request: SaveDiscretion; reply: Saved };
  /** 确认依据: one article that was 待核 was looked up. */
  confirm_basis: { request: ConfirmBasis; reply: Saved };
  /** Years of the 责任分解表 with their sheets. */
  duty_years: { request: Nothing; reply: DutyYears };
  /** 印发 of the sheet of a year. */
  issue_duty_sheet: { request: IssueDutySheet; reply: Saved };
  /** A duty's meter and what was done for it. */
  read_duty_progress: { request: DutyRef; reply: DutyProgress };
  /** The files of an entry of progress, or of a warning. */
  read_attachments: { request: EvidenceRef; reply: Array<AttachmentLine> };
  /** Keeps a file with an entry of progress, or with a warning as what its reply rests on. */
  add_attachment: { request: AddAttachment; reply: Saved };
  /** Takes a file away from its entry. */
  remove_attachment: { request: AttachmentRef; reply: Saved };
  /** Notes that a kept file was opened or saved. */
  note_attachment_use: { request: AttachmentUse; reply: Nothing };
  /** The duties of a year as the year before proposes them. */
  read_renewal: { request: RenewalRef; reply: Renewal };
  /** Makes a year from the one before, as one act. */
  renew_duties: { request: RenewDuties; reply: Done };
  /** The rectification of a problem of 问题清单. */
  rectify_problem: { request: WorkItemRef; reply: Saved };
  /** 任职经历 of a post or a person. */
  read_tenures: { request: RecordRef; reply: Tenures };
  /** 岗位交接. */
  hand_over_post: { request: HandOverPost; reply: Done };
  /** 交接清单 of a person, and the form of 登记离任. */
  read_handover: { request: PersonRef; reply: Handover };
  /** 登记离任: the posts go to named successors or become vacant, the risk points are to be looked at again. */
  depart_person: { request: DepartPerson; reply: Done };
  /** 恢复在岗. */
  return_person: { request: PersonRef; reply: Done };
  /** The reviews of a risk point, and the form of 复核完成. */
  read_reviews: { request: RecordRef; reply: Reviews };
  /** 复核完成. */
  settle_reviews: { request: SettleReviews; reply: Done };
  /** 预警网络. */
  warning_network: { request: Nothing; reply: Network };
  /** Settles who keeps in touch with some points. */
  set_point_officers: { request: SetPointOfficers; reply: Done };
  /** 季度报送: how every point stands in a quarter. */
  read_returns: { request: ReturnsRef; reply: Returns };
  /** What some points sent for a quarter, as one act. */
  record_returns: { request: RecordReturns; reply: Done };
  /** What was recorded of some points goes to the bin. */
  withdraw_returns: { request: PointsOfQuarter; reply: Done };
  /** 催报: the reminders are recorded and their paper is kept. */
  remind_points: { request: RemindPoints; reply: Reminded };
  /** 登记上报: what went upward for a quarter or a half-year. */
  record_submission: { request: RecordSubmission; reply: Saved };
  /** 撤并: one unit becomes part of another; `trial` only says what would happen. */
  merge_unit: { request: MergeUnit; reply: Merged };
  /** Names that complete what was typed. */
  suggest: { request: Suggest; reply: Array<Suggestion> };
  /** 查找 over everything. */
  find: { request: Find; reply: Array<Found> };
  /** What undo and redo would do. */
  undo_state: { request: Nothing; reply: UndoState };
  /** 撤销. */
  undo: { request: Nothing; reply: UndoDone };
  /** 重做. */
  redo: { request: Nothing; reply: UndoDone };
  /** Keeps a half-filled form. */
  keep_draft: { request: KeepDraft; reply: Nothing };
  /** Reads a half-filled form back. */
  read_draft: { request: ReadDraft; reply: Draft };
  /** 单位设置. */
  read_office: { request: Nothing; reply: Office };
  /** Changes 单位设置; fields not named stay as they are. */
  save_office: { request: Office; reply: Saved };
  /** 字体: what sets what, and which of the installed faces would suit. */
  read_typefaces: { request: ReadTypefaces; reply: Array<TypefaceUse> };
  /** Puts a face of the office's own in front of the bundled one. */
  choose_typeface: { request: ChooseTypeface; reply: Saved };
  /** Back to the bundled face. */
  reset_typeface: { request: ResetTypeface; reply: Saved };
  /** Reads a table as it stands: kind, headings, records, and a verdict for every row. No office is needed. */
  read_table: { request: PreviewImport; reply: TableReading };
  /** Reads a table without changing anything. */
  preview_import: { request: PreviewImport; reply: ImportPreview };
  /** The same of what was copied in a spreadsheet. */
  paste_import: { request: PasteImport; reply: ImportPreview };
  /** The preview that was left and waits. */
  pending_import: { request: Nothing; reply: PendingImport };
  /** Reads a previewed table again, with what was set by hand: kind, sheets, header rows, columns, year. */
  change_import: { request: ChangeImport; reply: ImportPreview };
  /** Forgets how tables of these headings were read, and reads this one afresh. */
  forget_layout: { request: ImportToken; reply: ImportPreview };
  /** Rows of a preview. */
  import_rows: { request: AskIntakeRows; reply: IntakePage };
  /** How a sheet of a previewed file looks. */
  import_sheet: { request: AskSheet; reply: SheetPicture };
  /** Puts cells of a previewed row right. */
  correct_row: { request: CorrectRow; reply: IntakeState };
  /** Decides whether previewed rows are added, change what is there, or stay out. */
  take_rows: { request: TakeRows; reply: IntakeState };
  /** Enters the posts that a previewed table names and the register does not know, and judges its rows again. */
  enter_posts: { request: ImportToken; reply: PostsEntered };
  /** Lets a preview go. */
  drop_import: { request: ImportToken; reply: Nothing };
  /** Enters a previewed table as one act. */
  commit_import: { request: CommitImport; reply: Imported };
  /** Writes a blank 采集表 that a point fills in on any computer. */
  save_signal_form: { request: SaveSignalForm; reply: Done };
  /** 上报与接收. */
  bundle_desk: { request: Nothing; reply: BundleDesk };
  /** Writes this office's card: its name and public keys. */
  save_card: { request: BundleFile; reply: Done };
  /** What the card of another office says. */
  read_card: { request: BundleFile; reply: CardShown };
  /** 登记往来单位, once its fingerprint was compared. */
  pin_office: { request: PinOffice; reply: Saved };
  /** What a package of a period would hold. */
  outline_bundle: { request: OutlineBundle; reply: BundleOutline };
  /** 生成上报包: number, journal entry and file in one act. */
  make_bundle: { request: MakeBundle; reply: Saved };
  /** Checks a package and compares it with what is here; nothing is changed. */
  preview_bundle: { request: BundleFile; reply: BundlePreview };
  /** Enters a package that was shown, as one act. */
  accept_bundle: { request: BundleToken; reply: Done };
  /** Lets a package go that was shown. */
  drop_bundle: { request: BundleToken; reply: Nothing };
  /** Writes a list to a file. */
  export_records: { request: ExportRequest; reply: Done };
  /** Writes the empty form of a register, to be filled in elsewhere and read back. */
  export_blank: { request: ExportBlank; reply: Done };
  /** What the articles and the registers propose for a risk point as it is being typed. */
  risk_advice: { request: RiskDraft; reply: RiskAdvice };
  /** 按第十八条补齐责任人: whom the registers name, risk point by risk point. */
  propose_persons: { request: ProposePersons; reply: Array<PersonsLine> };
  /** The map of risks: kind × grade and unit × grade. */
  risk_figures: { request: AskRiskFigures; reply: RiskFigures };
  /** How a risk point was screened over the years. */
  risk_course: { request: RiskRef; reply: RiskCourse };
  /** A sheet of 四步排查. */
  read_screening: { request: SheetRef; reply: SheetView };
  /** Begins 四步排查 of the posts and units of these risk points. */
  start_screening: { request: StartScreening; reply: Done };
  /** Signs the step that waits, or sends the sheet back one step; the fourth approves. */
  sign_screening: { request: SignScreening; reply: Done };
  /** 集中排查 as it stands. */
  campaign_state: { request: Nothing; reply: CampaignState };
  /** Begins the 集中排查 of a year. */
  open_campaign: { request: OpenCampaign; reply: Done };
  /** Ends the 集中排查 that runs. */
  close_campaign: { request: Nothing; reply: Done };
  /** What goes on with a signal: repeats, decision, ending, and what can be done. */
  read_signal_course: { request: SignalRef; reply: SignalCourse };
  /** 镇纪委审核意见 on a signal. */
  decide_signal: { request: SignalAct; reply: Saved };
  /** 办结 of a signal: 不予预警 or 转有关部门. */
  end_signal: { request: SignalAct; reply: Saved };
  /** 转问题线索: the signal ends, and a lead enters the ledger. */
  make_lead: { request: SignalAct; reply: Saved };
  /** 撤回办结. */
  reopen_signal: { request: SignalRef; reply: Saved };
  /** 不计入统计, with a reason. */
  exclude_signal: { request: SignalAct; reply: Saved };
  /** 重新计入统计. */
  include_signal: { request: SignalRef; reply: Saved };
  /** Links a signal to the first of its matter. */
  link_repeat: { request: SignalAct; reply: Saved };
  /** Takes that link back. */
  unlink_repeat: { request: SignalRef; reply: Saved };
  /** 登记举报人, sealed with a key of its own. */
  save_reporter: { request: SignalAct; reply: Saved };
  /** 查看举报人: who looks and why goes into the journal before anything is shown. */
  reveal_reporter: { request: SignalAct; reply: ReporterShown };
  /** 去掉举报人. */
  remove_reporter: { request: SignalRef; reply: Saved };
  /** What goes on with a lead. */
  read_lead: { request: LeadRef; reply: LeadCourse };
  /** 线索评估. */
  assess_lead: { request: LeadAct; reply: Saved };
  /** 线索移送, and its receipt. */
  transfer_lead: { request: LeadAct; reply: Saved };
  /** 抽查覆盖 of a year. */
  spot_coverage: { request: SpotFilter; reply: SpotCoverage };
  /** The pool, the form and a fresh seed of a draw. */
  draw_form: { request: SpotFilter; reply: DrawForm };
  /** 抽签: objects of spot checks by lot, before witnesses. */
  draw_spots: { request: DrawSpots; reply: Saved };
  /** A draw with its lots, and how to work them out again. */
  read_spot_draw: { request: SpotDrawRef; reply: SpotDrawView };
  /** 作废 of a draw. */
  void_spot_draw: { request: VoidSpotDraw; reply: Done };
  /** A check with its measures and findings. */
  read_spot_check: { request: SpotCheckRef; reply: SpotCheckView };
  /** 登记抽查结果: each measure, the findings and what follows. */
  record_spot_check: { request: RecordSpotCheck; reply: Saved };
  /** A finding becomes a problem with its rectification. */
  rectify_finding: { request: RectifyFinding; reply: Saved };
  /** What can be issued from a signal. */
  notice_choices: { request: AskNotice; reply: NoticeChoices };
  /** Drafts a notice from a signal. */
  compose_notice: { request: ComposeNotice; reply: NoticeDraft };
  /** Says what stands against issuing this draft. */
  check_notice: { request: NoticeDraft; reply: Array<Objection> };
  /** The pages this draft would print. */
  preview_notice: { request: NoticeDraft; reply: Pages };
  /** 签发: number, journal entry and paper in one transaction. */
  issue_notice: { request: NoticeDraft; reply: Issued };
  /** Keeps a draft of a notice, and sends it on its way where asked. */
  save_proposal: { request: SaveProposal; reply: ProposalState };
  /** A kept draft, whole. */
  read_proposal: { request: ProposalRef; reply: ProposalView };
  /** 呈批: the step that waits is signed, or the draft sent back. */
  sign_proposal: { request: SignProposal; reply: ProposalState };
  /** 签发 of a draft whose steps agreed. */
  issue_proposal: { request: IssueProposal; reply: Issued };
  /** A warning, whole. */
  read_warning: { request: WarningRef; reply: WarningView };
  /** 送达. */
  serve_notice: { request: ServeNotice; reply: WarningState };
  /** 回告. */
  record_reply: { request: RecordReply; reply: WarningState };
  /** 整改评估. */
  verify_reply: { request: VerifyReply; reply: WarningState };
  /** 销号. */
  close_warning: { request: WarningRef; reply: WarningState };
  /** 转线索: the warning ends, and the lead stands in its ledger. */
  transfer_warning: { request: TransferWarning; reply: WarningState };
  /** 撤销. */
  withdraw_warning: { request: WithdrawWarning; reply: WarningState };
  /** 作废. */
  void_notice: { request: VoidNotice; reply: WarningState };
  /** 百分考核 by years. */
  appraisal_years: { request: Nothing; reply: AppraisalYears };
  /** One sheet with its lines, its warnings and the formula. */
  read_appraisal: { request: AppraisalRef; reply: AppraisalView };
  /** Copies the scoring standard of the year before. */
  copy_standard: { request: CopyStandard; reply: Done };
  /** Makes the sheets of a year. */
  make_appraisals: { request: MakeAppraisals; reply: Done };
  /** Gives every item that has no 核查分 its full points. */
  fill_appraisal: { request: FillAppraisal; reply: Done };
  /** 核定 of a sheet. */
  finalise_appraisal: { request: FinaliseAppraisal; reply: Done };
  /** 退回重评. */
  reopen_appraisal: { request: ReopenAppraisal; reply: Done };
  /** Drafts a 参阅 from a warning or from the figures of a quarter. */
  compose_bulletin: { request: ComposeBulletin; reply: BulletinDraft };
  /** What can be done with a 参阅 now, and what its text should be looked at for. */
  read_bulletin: { request: BulletinRef; reply: BulletinView };
  /** 编发: numbers and paper in one transaction. */
  issue_bulletin: { request: IssueBulletin; reply: BulletinIssued };
  /** 作废 of an issued 参阅. */
  void_bulletin: { request: VoidBulletin; reply: Done };
  /** 函件, 督查, 谈话 and 问责 of a warning. */
  warning_beside: { request: WarningRef; reply: WarningBeside };
  /** Drafts a letter, with the number that it would get. */
  compose_letter: { request: ComposeLetter; reply: LetterForm };
  /** The pages this letter would print. */
  preview_letter: { request: LetterDraft; reply: Pages };
  /** 发函: number, journal entry and paper in one transaction; 督查通知 and 督办单 order an inspection with it. */
  issue_letter: { request: LetterDraft; reply: LetterIssued };
  /** A letter, whole. */
  read_letter: { request: LetterRef; reply: CourseView };
  /** 登记送达 of a letter. */
  serve_letter: { request: LetterAct; reply: Saved };
  /** 登记答复 of a letter. */
  answer_letter: { request: LetterAct; reply: Saved };
  /** 评估 of what a 告诫书 asked for. */
  evaluate_letter: { request: LetterAct; reply: Saved };
  /** 作废 of a letter, and of the inspection that it ordered. */
  void_letter: { request: LetterAct; reply: Saved };
  /** An inspection, whole. */
  read_inspection: { request: InspectionRef; reply: CourseView };
  /** 登记督查措施: 催办, 限期整改, 通报, 问责. */
  measure_inspection: { request: InspectionDeed; reply: Saved };
  /** 登记督查意见. */
  conclude_inspection: { request: InspectionDeed; reply: Saved };
  /** 督查销号. */
  close_inspection: { request: InspectionDeed; reply: Saved };
  /** The talk that a warning calls for, as far as the registers know it. */
  propose_talk: { request: WarningRef; reply: TalkProposal };
  /** 谈话覆盖: who has spoken to whom in a year. */
  talk_coverage: { request: AskCoverage; reply: TalkCoverage };
  /** 提请问责 of a warning that is overdue beyond its reminders. */
  propose_accountability: { request: WarningRef; reply: Saved };
  /** 目录版本 of every catalogue. */
  list_editions: { request: Nothing; reply: Array<CatalogueLine> };
  /** One edition with its course, what it revises and its papers. */
  read_edition: { request: EditionRef; reply: EditionView };
  /** 审定前检查: what stands against approving an edition, and what its public version leaves out. */
  check_edition: { request: EditionRef; reply: ApprovalCheck };
  /** 编制: begins the next edition of a catalogue. */
  begin_edition: { request: BeginEdition; reply: EditionState };
  /** 报审, 退回, 审定, 公示, 备案; 审定 freezes rows and papers in the same transaction. */
  step_edition: { request: StepEdition; reply: EditionState };
  /** 修订对照: two editions, or an edition and the register as it is. */
  compare_editions: { request: CompareEditions; reply: Comparison };
  /** Writes 修订理由 of an edition that is not approved yet. */
  explain_edition: { request: ExplainEdition; reply: EditionState };
  /** 文书模板. */
  list_templates: { request: Nothing; reply: Array<TemplateLine> };
  /** One template with its fields and versions. */
  read_template: { request: TemplateRef; reply: TemplateView };
  /** Says what stands against this text. */
  check_template: { request: TemplateText; reply: Array<Objection> };
  /** The pages this text would print, on the newest record that fits. */
  preview_template: { request: TemplateText; reply: TemplateTrial };
  /** Keeps a text as the next version. */
  save_template: { request: TemplateText; reply: TemplateSaved };
  /** Keeps the text that comes with the program as the next version. */
  reset_template: { request: TemplateRef; reply: TemplateSaved };
  /** Quarters for which a report can be made. */
  report_quarters: { request: Nothing; reply: Array<QuarterChoice> };
  /** Quarters, halves and years of which a report can be made. */
  report_periods: { request: Nothing; reply: Array<PeriodChoice> };
  /** A report section by section, with its figures and those that changed since it was last looked at. */
  read_report: { request: ReportRef; reply: ReportView };
  /** Says what stands against this text of a section, and which figures in it were typed by hand. */
  check_report_section: { request: SectionText; reply: SectionCheck };
  /** The pages of a report with this text in its section. */
  preview_report: { request: SectionText; reply: Pages };
  /** Keeps a section of a report in the office's own words, as its next version. */
  save_report_section: { request: SectionText; reply: SectionSaved };
  /** Goes back to the text that is made from the figures. */
  reset_report_section: { request: SectionRef; reply: SectionSaved };
  /** Notes that the figures of a report were looked at. */
  note_report_seen: { request: ReportRef; reply: Nothing };
  /** Papers that can be made of a record. */
  paper_offers: { request: RecordRef; reply: Array<PaperOffer> };
  /** Every paper of the office by groups, with what each asks for. */
  paper_shelf: { request: Nothing; reply: Array<ShelfGroup> };
  /** The kept papers of several records, to be printed as one job. */
  batch_papers: { request: PaperBatch; reply: BatchPapers };
  /** The pages a paper would have, without keeping it. */
  preview_paper: { request: PaperRequest; reply: Pages };
  /** The same, 30 pages at a time. */
  preview_pages: { request: PreviewPages; reply: Pages };
  /** The words of every page a paper would have. */
  preview_words: { request: PaperRequest; reply: Array<PageWords> };
  /** Makes a paper and keeps it in the archive. */
  make_paper: { request: PaperRequest; reply: PaperRef };
  /** The same with whole numbers of identity cards, with a reason and under an entry of its own; never for the public. */
  unmask_paper: { request: UnmaskPaper; reply: PaperRef };
  /** The pages of a kept paper, 30 at a time. */
  paper_pages: { request: PaperPages; reply: Pages };
  /** The words of every page of a kept paper. */
  paper_words: { request: PaperName; reply: Array<PageWords> };
  /** What the Word or Excel copy of a paper would be called; refused for what cannot be written as one. */
  copy_name: { request: AskCopyName; reply: CopyName };
  /** Writes the Word or Excel copy of a paper to a file. */
  save_copy: { request: SaveCopy; reply: Done };
  /** Notes that a kept paper was printed, saved or opened. */
  note_paper_use: { request: PaperUse; reply: Nothing };
  /** 数据与备份: the copies there are, what went aside, how much room there is. It answers in every state. */
  read_backups: { request: Nothing; reply: Backups };
  /** Makes a copy and reads it back. */
  make_backup: { request: MakeBackup; reply: BackupMade };
  /** Chooses the folder on another disk. */
  choose_second_medium: { request: ChooseFolder; reply: Done };
  /** 另存: makes a copy on the other disk and reads it back from there. */
  copy_to_second: { request: Nothing; reply: BackupMade };
  /** Reads a copy whole and says what a restore of it would change. */
  inspect_backup: { request: BackupRef; reply: BackupSight };
  /** 恢复备份: what stands moves aside, the copy takes its place. */
  restore_backup: { request: BackupRef; reply: Restored };
  /** 纸面最后文号: no number up to these is given again. */
  set_paper_numbers: { request: PaperNumbers; reply: Done };
  /** Puts back what went aside. */
  put_back: { request: ReplacedRef; reply: Restored };
  /** 恢复演练: a restore tried out in a folder of its own. */
  drill_backup: { request: BackupRef; reply: Done };
  /** Opens a copy to be looked at; without a path the newest that reads. */
  open_backup: { request: BackupRef; reply: AppStatus };
  /** 核验. */
  verify: { request: Verify; reply: Verified };
}
