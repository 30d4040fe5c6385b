-- 单位设置: one row.
CREATE TABLE office (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  name TEXT NOT NULL, short_name TEXT NOT NULL, township TEXT NOT NULL, party_committee TEXT NOT NULL,
  upper_body TEXT NOT NULL, warning_centre TEXT NOT NULL, letterhead TEXT NOT NULL, series TEXT NOT NULL,
  measures_name TEXT NOT NULL, issuer TEXT NOT NULL, contact TEXT NOT NULL, phone TEXT NOT NULL, servers TEXT NOT NULL,
  reply_days INTEGER NOT NULL CHECK (reply_days BETWEEN 1 AND 365),
  reply_count TEXT NOT NULL CHECK (reply_count IN ('calendar', 'working')), reply_rest_day TEXT NOT NULL CHECK (reply_rest_day IN ('keep', 'roll')),
  -- 季后第几日 of what points send, of what the office sends, and 半年后第几日 of its report.
  point_return_day INTEGER NOT NULL CHECK (point_return_day BETWEEN 1 AND 90),
  quarter_return_day INTEGER NOT NULL CHECK (quarter_return_day BETWEEN 1 AND 90),
  half_year_report_day INTEGER NOT NULL CHECK (half_year_report_day BETWEEN 1 AND 90),
  lock_minutes INTEGER NOT NULL CHECK (lock_minutes BETWEEN 1 AND 30),
  reminder_series TEXT NOT NULL, inquiry_series TEXT NOT NULL, admonition_series TEXT NOT NULL, inspection_series TEXT NOT NULL, proposal_series TEXT NOT NULL,
  training INTEGER NOT NULL CHECK (training IN (0, 1)),
  deduction_base TEXT NOT NULL CHECK (deduction_base IN ('responsibility', 'appraisal')), deduction_count TEXT NOT NULL CHECK (deduction_count IN ('per_warning', 'per_level')), personal_warnings INTEGER NOT NULL CHECK (personal_warnings IN (0, 1)), excellent_from INTEGER NOT NULL, good_from INTEGER NOT NULL, pass_from INTEGER NOT NULL, bulletin_start INTEGER NOT NULL CHECK (bulletin_start >= 1),
  -- A series of its own for yellow and red, other terms by disposition, the steps before 签发 by colour.
  series_high TEXT NOT NULL, reply_terms TEXT NOT NULL,
  approval_blue TEXT NOT NULL, approval_yellow TEXT NOT NULL, approval_red TEXT NOT NULL, approval_upward TEXT NOT NULL,
  -- 本机用途.
  role TEXT NOT NULL CHECK (role IN ('township', 'centre'))
) STRICT;
CREATE UNIQUE INDEX office_single ON office ((1));

-- 字体: at most one face of the office's own for each use.
CREATE TABLE typeface (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  role TEXT NOT NULL CHECK (role IN ('xiao_biao_song', 'fang_song', 'kai', 'hei', 'song')),
  file TEXT NOT NULL CHECK (file <> ''), face_index INTEGER NOT NULL CHECK (face_index >= 0), family TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX typeface_role ON typeface (role);

-- 号码下限: what papers bear though the office, restored from an older copy, does not know it: no number up to it is given again.
CREATE TABLE number_floor (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  series TEXT NOT NULL UNIQUE CHECK (series <> ''), number INTEGER NOT NULL CHECK (number >= 0)
) STRICT;

-- 放假安排: the years that the office entered over those that come with the program.
CREATE TABLE arrangement (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  year INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2199), rest TEXT NOT NULL CHECK (rest <> ''), worked TEXT NOT NULL, source TEXT NOT NULL,
  deleted_at TEXT
) STRICT;
CREATE UNIQUE INDEX arrangement_year ON arrangement (year) WHERE deleted_at IS NULL;

-- 单位
CREATE TABLE unit (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  code TEXT NOT NULL, full_name TEXT NOT NULL, short_name TEXT NOT NULL,
  category TEXT CHECK (category IN ('leadership', 'office', 'station', 'delegated', 'subordinate', 'village', 'community')),
  superior TEXT NOT NULL,
  reporting_point INTEGER NOT NULL CHECK (reporting_point IN (0, 1)),
  direct_point INTEGER NOT NULL CHECK (direct_point IN (0, 1)),
  -- 采集报送点 from when until when, where it was not always one.
  point_since TEXT, point_until TEXT,
  head_post TEXT NOT NULL, in_charge TEXT NOT NULL, headcount INTEGER CHECK (headcount >= 0), note TEXT NOT NULL,
  deleted_at TEXT
) STRICT;
CREATE UNIQUE INDEX unit_code ON unit (code) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX unit_short_name ON unit (short_name) WHERE deleted_at IS NULL;

-- 人员
CREATE TABLE person (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  name TEXT NOT NULL CHECK (name <> ''), unit_id BLOB REFERENCES unit (id),
  reporting_officer INTEGER NOT NULL CHECK (reporting_officer IN (0, 1)),
  phone TEXT NOT NULL, recusal TEXT NOT NULL, note TEXT NOT NULL,
  -- 离任: none while in office.
  departed_on TEXT, departure_reason TEXT CHECK (departure_reason IN ('transferred', 'retired', 'resigned', 'removed', 'other')),
  departed_to TEXT, departure_document TEXT,
  deleted_at TEXT,
  CHECK ((departed_on IS NULL) = (departure_reason IS NULL))
) STRICT;
CREATE INDEX person_unit ON person (unit_id);

-- 岗位
CREATE TABLE post (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  code TEXT NOT NULL, unit_id BLOB NOT NULL REFERENCES unit (id), name TEXT NOT NULL CHECK (name <> ''),
  rank TEXT CHECK (rank IN ('leadership', 'middle', 'staff', 'village')),
  elements TEXT NOT NULL, high_risk INTEGER NOT NULL CHECK (high_risk IN (0, 1)), recusal TEXT NOT NULL, note TEXT NOT NULL,
  deleted_at TEXT
) STRICT;
CREATE UNIQUE INDEX post_code ON post (code) WHERE deleted_at IS NULL;
CREATE INDEX post_unit ON post (unit_id);

-- 任职: who holds a post, from when until when.
CREATE TABLE tenure (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  post_id BLOB NOT NULL REFERENCES post (id), person_id BLOB NOT NULL REFERENCES person (id),
  from_on TEXT, until_on TEXT,
  from_reason TEXT CHECK (from_reason IN ('appointed', 'adjusted', 'left', 'retired')),
  until_reason TEXT CHECK (until_reason IN ('appointed', 'adjusted', 'left', 'retired')),
  from_document TEXT NOT NULL, until_document TEXT NOT NULL,
  CHECK (from_on IS NULL OR until_on IS NULL OR from_on <= until_on),
  CHECK (until_on IS NOT NULL OR (until_reason IS NULL AND until_document = ''))
) STRICT;
CREATE UNIQUE INDEX tenure_holder ON tenure (post_id) WHERE until_on IS NULL;
CREATE INDEX tenure_person ON tenure (person_id);

-- 联系点: which officer keeps in touch with which point of the network.
CREATE TABLE point_officer (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  unit_id BLOB NOT NULL REFERENCES unit (id), person_id BLOB NOT NULL REFERENCES person (id),
  UNIQUE (unit_id, person_id)
) STRICT;
CREATE INDEX point_officer_person ON point_officer (person_id);

-- 分工: what a leading post takes charge of, an area or a unit or both.
CREATE TABLE charge (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  post_id BLOB NOT NULL REFERENCES post (id), area TEXT NOT NULL, unit_id BLOB REFERENCES unit (id),
  way TEXT NOT NULL CHECK (way IN ('direct', 'assist', 'supervise')), note TEXT NOT NULL,
  deleted_at TEXT,
  CHECK (area <> '' OR unit_id IS NOT NULL)
) STRICT;
CREATE INDEX charge_post ON charge (post_id);
CREATE INDEX charge_unit ON charge (unit_id);

-- 配套制度 of 四个不直接管.
CREATE TABLE supporting_system (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  area TEXT NOT NULL CHECK (area IN ('finance', 'personnel', 'works', 'purchasing', 'other')), name TEXT NOT NULL CHECK (name <> ''),
  present INTEGER NOT NULL CHECK (present IN (0, 1)), document TEXT NOT NULL, issued_on TEXT, note TEXT NOT NULL,
  deleted_at TEXT
) STRICT;

-- 责任分解表的任务; units stand in the table's own words, 各站办所 is one of them.
CREATE TABLE duty (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  year INTEGER NOT NULL CHECK (year BETWEEN 1949 AND 2999), number INTEGER CHECK (number >= 0),
  mechanism TEXT NOT NULL, task TEXT NOT NULL, requirement TEXT NOT NULL CHECK (requirement <> ''), quota TEXT NOT NULL,
  lead_unit TEXT NOT NULL, responsible_units TEXT NOT NULL, supporting_units TEXT NOT NULL, responsible_person TEXT NOT NULL,
  tier TEXT CHECK (tier IN ('overall', 'chief', 'in_charge', 'department')),
  deadline TEXT NOT NULL,
  deadline_kind TEXT NOT NULL CHECK (deadline_kind IN ('fixed', 'staged', 'recurring', 'on_event', 'standing')),
  due_on TEXT, dates TEXT NOT NULL,
  acceptance_criteria TEXT NOT NULL, source_clause TEXT NOT NULL,
  period TEXT NOT NULL, minimum INTEGER CHECK (minimum >= 0), counted TEXT NOT NULL,
  counting TEXT CHECK (counting IN ('whole', 'per_unit', 'per_person', 'per_matter')), objects INTEGER CHECK (objects >= 0),
  quota_source TEXT CHECK (quota_source IN ('document', 'example')),
  -- The duty of the year before that it goes on from.
  predecessor_id BLOB REFERENCES duty (id),
  deleted_at TEXT
) STRICT;
CREATE UNIQUE INDEX duty_number ON duty (year, number) WHERE deleted_at IS NULL AND number IS NOT NULL;
CREATE INDEX duty_predecessor ON duty (predecessor_id);

-- 责任分解表 of a year.
CREATE TABLE duty_sheet (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  year INTEGER NOT NULL CHECK (year BETWEEN 1949 AND 2999), title TEXT NOT NULL CHECK (title <> ''),
  basis_number TEXT NOT NULL, basis TEXT NOT NULL, issued_number TEXT NOT NULL, issued_on TEXT, note TEXT NOT NULL,
  deleted_at TEXT,
  CHECK (issued_on IS NULL OR issued_number <> '')
) STRICT;
CREATE UNIQUE INDEX duty_sheet_year ON duty_sheet (year) WHERE deleted_at IS NULL;

-- 进展
CREATE TABLE duty_progress (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  duty_id BLOB NOT NULL REFERENCES duty (id), done_on TEXT NOT NULL,
  unit_id BLOB REFERENCES unit (id), person_id BLOB REFERENCES person (id),
  count INTEGER NOT NULL CHECK (count >= 1), done TEXT NOT NULL CHECK (done <> ''), note TEXT NOT NULL,
  deleted_at TEXT
) STRICT;
CREATE INDEX duty_progress_duty ON duty_progress (duty_id);

-- Bytes of 佐证材料 by their digest: once for all entries, and for ever, so that undo can bring a file back.
CREATE TABLE attachment_bytes (
  sha256 BLOB PRIMARY KEY CHECK (length(sha256) = 32), bytes BLOB NOT NULL CHECK (length(bytes) > 0)
) STRICT;
CREATE TRIGGER attachment_bytes_no_update BEFORE UPDATE ON attachment_bytes BEGIN SELECT RAISE(ABORT, 'files are kept as they came'); END;
CREATE TRIGGER attachment_bytes_no_delete BEFORE DELETE ON attachment_bytes BEGIN SELECT RAISE(ABORT, 'files are kept as they came'); END;

-- 佐证材料
CREATE TABLE attachment (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  progress_id BLOB REFERENCES duty_progress (id), warning_id BLOB REFERENCES warning (id), name TEXT NOT NULL CHECK (name <> ''),
  kind TEXT NOT NULL CHECK (kind IN (
    'pdf', 'ofd', 'jpg', 'png', 'gif', 'bmp', 'tif', 'webp', 'docx', 'xlsx', 'pptx', 'doc', 'xls', 'ppt', 'mp3', 'mp4', 'txt')),
  size INTEGER NOT NULL CHECK (size > 0), sha256 BLOB NOT NULL REFERENCES attachment_bytes (sha256), added_at TEXT NOT NULL,
  UNIQUE (progress_id, sha256), UNIQUE (warning_id, sha256), CHECK ((progress_id IS NULL) <> (warning_id IS NULL))
) STRICT;
CREATE INDEX attachment_sha256 ON attachment (sha256);

-- 五张清单
CREATE TABLE work_item (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  year INTEGER NOT NULL CHECK (year BETWEEN 1949 AND 2999),
  kind TEXT NOT NULL CHECK (kind IN ('party_committee', 'leaders', 'discipline', 'problems', 'rectifications')),
  code TEXT NOT NULL, unit_id BLOB REFERENCES unit (id), responsible_person TEXT NOT NULL, position TEXT NOT NULL,
  matter TEXT NOT NULL CHECK (matter <> ''), deadline TEXT NOT NULL, due_on TEXT, done_on TEXT,
  opinion TEXT NOT NULL, signed_on TEXT, published_from TEXT, published_until TEXT,
  published_by TEXT CHECK (published_by IN ('board', 'site', 'messages', 'meeting', 'circular')),
  problem_id BLOB REFERENCES work_item (id), note TEXT NOT NULL,
  -- The three who answer in the unit that was checked, and what was found when somebody went back to see.
  leader TEXT NOT NULL, department TEXT NOT NULL, handler TEXT NOT NULL,
  must_look_back INTEGER NOT NULL CHECK (must_look_back IN (0, 1)),
  looked_back_on TEXT, looked_back_by TEXT NOT NULL, look_back TEXT CHECK (look_back IN ('done', 'mostly', 'not')),
  deleted_at TEXT,
  CHECK ((looked_back_on IS NULL) = (look_back IS NULL) AND (looked_back_on IS NULL) = (looked_back_by = '')),
  CHECK (looked_back_on IS NULL OR done_on IS NOT NULL),
  CHECK (problem_id IS NULL OR kind = 'rectifications'),
  CHECK (signed_on IS NULL OR opinion <> '')
) STRICT;
CREATE UNIQUE INDEX work_item_code ON work_item (code) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX work_item_problem ON work_item (problem_id) WHERE deleted_at IS NULL;

-- 职权
CREATE TABLE power (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  number INTEGER CHECK (number >= 0), code TEXT NOT NULL, name TEXT NOT NULL CHECK (name <> ''),
  kind TEXT CHECK (kind IN ('licence', 'penalty', 'levy', 'coercion', 'supervision', 'approval', 'ruling', 'benefit', 'non_licence_approval', 'leadership')),
  present_kind TEXT CHECK (present_kind IN ('licence', 'penalty', 'coercion', 'levy', 'benefit', 'inspection', 'confirmation', 'award', 'ruling', 'other')),
  content TEXT NOT NULL, holder TEXT NOT NULL, handling_posts TEXT NOT NULL, legal_basis TEXT NOT NULL, time_limit TEXT NOT NULL,
  control_points TEXT NOT NULL, counterpart_rights TEXT NOT NULL, complaint_channel TEXT NOT NULL, publicity TEXT NOT NULL,
  status TEXT CHECK (status IN ('in_use', 'abolished')), basis_check TEXT NOT NULL, recusal TEXT NOT NULL,
  basis_confirmed_by TEXT NOT NULL, basis_confirmed_on TEXT, basis_checked TEXT NOT NULL,
  clearing TEXT CHECK (clearing IN ('keep', 'abolish', 'regulate', 'delegate')), clearing_reason TEXT NOT NULL, cleared_on TEXT,
  hall TEXT CHECK (hall IN ('inside', 'outside')), handlers TEXT NOT NULL, joint_handlers TEXT NOT NULL,
  deleted_at TEXT
) STRICT;
CREATE UNIQUE INDEX power_code ON power (code) WHERE deleted_at IS NULL;

-- 权力运行流程的环节
CREATE TABLE process_step (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  power_id BLOB NOT NULL REFERENCES power (id), position INTEGER NOT NULL CHECK (position >= 1), name TEXT NOT NULL CHECK (name <> ''),
  post TEXT NOT NULL, post_id BLOB REFERENCES post (id), time_limit TEXT NOT NULL, interface TEXT NOT NULL, control_point TEXT NOT NULL
) STRICT;
CREATE INDEX process_step_power ON process_step (power_id, position);

-- 裁量基准的档次
CREATE TABLE discretion_tier (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  power_id BLOB NOT NULL REFERENCES power (id), position INTEGER NOT NULL CHECK (position >= 1),
  circumstance TEXT NOT NULL CHECK (circumstance <> ''), tier TEXT NOT NULL CHECK (tier <> ''), standard TEXT NOT NULL CHECK (standard <> '')
) STRICT;
CREATE INDEX discretion_tier_power ON discretion_tier (power_id, position);

-- 廉政风险点
CREATE TABLE risk_point (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  number TEXT NOT NULL,
  layer TEXT CHECK (layer IN ('post', 'department', 'unit')),
  unit_id BLOB REFERENCES unit (id), post_id BLOB REFERENCES post (id), power_id BLOB REFERENCES power (id),
  kind TEXT CHECK (kind IN ('moral', 'post_duty', 'process', 'system', 'environment')),
  description TEXT NOT NULL CHECK (description <> ''), manifestation TEXT NOT NULL,
  likelihood TEXT CHECK (likelihood IN ('high', 'medium', 'low')),
  impact TEXT CHECK (impact IN ('high', 'medium', 'low')),
  grade TEXT CHECK (grade IN ('high', 'medium', 'low')),
  control_measures TEXT NOT NULL, responsible_person TEXT NOT NULL,
  person_id BLOB REFERENCES person (id), step_id BLOB CHECK (length(step_id) = 16), -- a step may go from its process; the point then stands at none
  measure_level TEXT CHECK (measure_level IN ('post', 'department', 'unit')),
  found_by TEXT NOT NULL, grade_reason TEXT NOT NULL, graded_by TEXT NOT NULL,
  leader TEXT NOT NULL, discipline TEXT NOT NULL, department_head TEXT NOT NULL,
  abolished_on TEXT, abolish_reason TEXT NOT NULL,
  deleted_at TEXT,
  CHECK (abolished_on IS NULL OR abolish_reason <> '')
) STRICT;
CREATE UNIQUE INDEX risk_point_number ON risk_point (number) WHERE deleted_at IS NULL;
CREATE INDEX risk_point_unit ON risk_point (unit_id);

-- 版本 of a catalogue; 责任分解表 has editions of each year. Where it stands follows from its steps.
CREATE TABLE edition (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  catalogue TEXT NOT NULL CHECK (catalogue IN ('duties', 'powers', 'risks')),
  year INTEGER CHECK (year BETWEEN 1949 AND 2999), number INTEGER NOT NULL CHECK (number >= 1),
  CHECK ((catalogue = 'duties') = (year IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX edition_number ON edition (catalogue, ifnull(year, 0), number);

-- 版本经过. An approval is never taken back.
CREATE TABLE edition_step (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  edition_id BLOB NOT NULL REFERENCES edition (id), position INTEGER NOT NULL CHECK (position >= 1),
  act TEXT NOT NULL CHECK (act IN ('begin', 'submit', 'return', 'approve', 'publish', 'file')),
  taken_on TEXT NOT NULL, number TEXT NOT NULL, body TEXT NOT NULL, note TEXT NOT NULL,
  until_on TEXT, way TEXT NOT NULL,
  UNIQUE (edition_id, position),
  CHECK ((act = 'publish') = (until_on IS NOT NULL))
) STRICT;
CREATE TRIGGER edition_step_no_update BEFORE UPDATE ON edition_step WHEN OLD.act = 'approve' BEGIN SELECT RAISE(ABORT, 'an approval stands'); END;
CREATE TRIGGER edition_step_no_delete BEFORE DELETE ON edition_step WHEN OLD.act = 'approve' BEGIN SELECT RAISE(ABORT, 'an approval stands'); END;

-- 修订理由: why a row differs from the edition before. The record may be gone by now.
CREATE TABLE edition_reason (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  edition_id BLOB NOT NULL REFERENCES edition (id), record_id BLOB NOT NULL CHECK (length(record_id) = 16),
  reason TEXT NOT NULL CHECK (reason <> ''),
  UNIQUE (edition_id, record_id)
) STRICT;

-- 版本条目: the rows of an approved edition, frozen as texts under the keys of their fields.
CREATE TABLE edition_row (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  edition_id BLOB NOT NULL REFERENCES edition (id), position INTEGER NOT NULL CHECK (position >= 1),
  record_id BLOB NOT NULL CHECK (length(record_id) = 16), texts TEXT NOT NULL,
  UNIQUE (edition_id, position), UNIQUE (edition_id, record_id)
) STRICT;
CREATE TRIGGER edition_row_no_update BEFORE UPDATE ON edition_row BEGIN SELECT RAISE(ABORT, 'an approved edition is never edited'); END;
CREATE TRIGGER edition_row_no_delete BEFORE DELETE ON edition_row BEGIN SELECT RAISE(ABORT, 'an approved edition is never edited'); END;
-- 四步排查: one sheet of a post, a department or a unit
CREATE TABLE screening (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  number TEXT NOT NULL, layer TEXT NOT NULL CHECK (layer IN ('post', 'department', 'unit')),
  unit_id BLOB REFERENCES unit (id), post_id BLOB REFERENCES post (id), started_on TEXT NOT NULL,
  deleted_at TEXT
) STRICT;
CREATE UNIQUE INDEX screening_number ON screening (number) WHERE deleted_at IS NULL;

-- The risk points on a sheet.
CREATE TABLE screening_risk (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  screening_id BLOB NOT NULL REFERENCES screening (id), risk_id BLOB NOT NULL REFERENCES risk_point (id),
  UNIQUE (screening_id, risk_id)
) STRICT;
CREATE INDEX screening_risk_risk ON screening_risk (risk_id);

-- 排查签署: the signatures under a sheet, in order
CREATE TABLE screening_entry (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  screening_id BLOB NOT NULL REFERENCES screening (id), position INTEGER NOT NULL CHECK (position >= 1),
  step TEXT NOT NULL CHECK (step IN ('own', 'department', 'leader', 'organisation')),
  passed INTEGER NOT NULL CHECK (passed IN (0, 1)),
  signed_by TEXT NOT NULL CHECK (signed_by <> ''), signed_on TEXT NOT NULL, opinion TEXT NOT NULL CHECK (opinion <> ''),
  UNIQUE (screening_id, position)
) STRICT;

-- 集中排查 of a year: one runs at a time
CREATE TABLE campaign (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  year INTEGER NOT NULL UNIQUE CHECK (year BETWEEN 1949 AND 2999), opened_on TEXT NOT NULL, closed_on TEXT
) STRICT;
CREATE UNIQUE INDEX campaign_open ON campaign ((1)) WHERE closed_on IS NULL;

-- 排查条目: a risk point in a campaign, with its mark
CREATE TABLE campaign_line (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  campaign_id BLOB NOT NULL REFERENCES campaign (id), risk_id BLOB NOT NULL REFERENCES risk_point (id),
  fresh INTEGER NOT NULL CHECK (fresh IN (0, 1)),
  mark TEXT CHECK (mark IN ('added', 'changed', 'dropped', 'same')), reason TEXT NOT NULL,
  UNIQUE (campaign_id, risk_id),
  CHECK (mark <> 'dropped' OR reason <> '')
) STRICT;
CREATE INDEX campaign_line_risk ON campaign_line (risk_id);

-- 重点项: what must be covered by screened risk points
CREATE TABLE key_area (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  kind TEXT CHECK (kind IN ('field', 'department', 'post')), name TEXT NOT NULL CHECK (name <> ''), words TEXT NOT NULL,
  none_reason TEXT NOT NULL, none_by TEXT NOT NULL, none_on TEXT, note TEXT NOT NULL,
  deleted_at TEXT,
  CHECK ((none_reason = '') = (none_by = '') AND (none_reason = '') = (none_on IS NULL))
) STRICT;
CREATE UNIQUE INDEX key_area_name ON key_area (name) WHERE deleted_at IS NULL;

-- 复核待办: a risk point to be looked at again; at most one is open for each.
CREATE TABLE risk_review (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  risk_id BLOB NOT NULL REFERENCES risk_point (id), raised_on TEXT NOT NULL,
  cause TEXT NOT NULL CHECK (cause IN ('person_left', 'post_handed_over', 'power_changed')), words TEXT NOT NULL CHECK (words <> ''),
  settled_on TEXT, conclusion TEXT CHECK (conclusion IN ('unchanged', 'modified', 'cancelled')), settled_by TEXT, settled_note TEXT,
  CHECK ((settled_on IS NULL) = (conclusion IS NULL) AND (settled_on IS NULL) = (settled_by IS NULL)),
  CHECK (settled_on IS NULL OR settled_on >= raised_on)
) STRICT;
CREATE UNIQUE INDEX risk_review_open ON risk_review (risk_id) WHERE settled_on IS NULL;
CREATE INDEX risk_review_risk ON risk_review (risk_id);

-- 抽签: never edited, only voided. Its seed is used once.
CREATE TABLE spot_draw (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  number TEXT NOT NULL UNIQUE, drawn_on TEXT NOT NULL, scope TEXT NOT NULL, seed TEXT NOT NULL UNIQUE CHECK (seed <> ''),
  witnesses TEXT NOT NULL CHECK (witnesses <> ''), voided_on TEXT, void_reason TEXT NOT NULL,
  CHECK ((voided_on IS NULL) = (void_reason = ''))
) STRICT;
CREATE TRIGGER spot_draw_no_update BEFORE UPDATE OF number, drawn_on, scope, seed, witnesses ON spot_draw
  WHEN OLD.number <> NEW.number OR OLD.drawn_on <> NEW.drawn_on OR OLD.scope <> NEW.scope OR OLD.seed <> NEW.seed OR OLD.witnesses <> NEW.witnesses
  BEGIN SELECT RAISE(ABORT, 'a draw stands as it was held'); END;
CREATE TRIGGER spot_draw_no_delete BEFORE DELETE ON spot_draw BEGIN SELECT RAISE(ABORT, 'a draw stands as it was held'); END;

-- 备选对象: the pool of a draw by its numbers, with the places of those that were drawn.
CREATE TABLE spot_draw_entry (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  draw_id BLOB NOT NULL REFERENCES spot_draw (id), position INTEGER NOT NULL CHECK (position >= 1),
  unit_id BLOB NOT NULL REFERENCES unit (id), post_id BLOB REFERENCES post (id), name TEXT NOT NULL CHECK (name <> ''),
  place INTEGER CHECK (place >= 1),
  UNIQUE (draw_id, position), UNIQUE (draw_id, place)
) STRICT;
CREATE TRIGGER spot_draw_entry_no_update BEFORE UPDATE ON spot_draw_entry BEGIN SELECT RAISE(ABORT, 'a draw stands as it was held'); END;
CREATE TRIGGER spot_draw_entry_no_delete BEFORE DELETE ON spot_draw_entry BEGIN SELECT RAISE(ABORT, 'a draw stands as it was held'); END;

-- 抽查
CREATE TABLE spot_check (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  number TEXT NOT NULL, year INTEGER NOT NULL CHECK (year BETWEEN 1949 AND 2999),
  kind TEXT NOT NULL CHECK (kind IN ('yearly', 'festival', 'special', 'unannounced')),
  unit_id BLOB NOT NULL REFERENCES unit (id), post_id BLOB REFERENCES post (id), draw_id BLOB REFERENCES spot_draw (id),
  planned_on TEXT, inspectors TEXT NOT NULL, checked_on TEXT, handling TEXT NOT NULL, note TEXT NOT NULL,
  deleted_at TEXT,
  CHECK (checked_on IS NULL OR inspectors <> '')
) STRICT;
CREATE UNIQUE INDEX spot_check_number ON spot_check (number) WHERE deleted_at IS NULL;
CREATE INDEX spot_check_unit ON spot_check (unit_id);
CREATE INDEX spot_check_draw ON spot_check (draw_id);

-- 抽查措施: a control measure in the words it had on the day. The risk point may be gone by now.
CREATE TABLE spot_measure (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  spot_check_id BLOB NOT NULL REFERENCES spot_check (id), position INTEGER NOT NULL CHECK (position >= 1),
  risk_id BLOB REFERENCES risk_point (id), risk_number TEXT NOT NULL, risk_words TEXT NOT NULL,
  measure TEXT NOT NULL CHECK (measure <> ''), result TEXT NOT NULL CHECK (result IN ('done', 'partly', 'not')), remark TEXT NOT NULL,
  CHECK (result = 'done' OR remark <> '')
) STRICT;
CREATE INDEX spot_measure_check ON spot_measure (spot_check_id, position);

-- 发现问题, and the line of 问题清单 that it became.
CREATE TABLE spot_finding (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  spot_check_id BLOB NOT NULL REFERENCES spot_check (id), position INTEGER NOT NULL CHECK (position >= 1),
  words TEXT NOT NULL CHECK (words <> ''), problem_id BLOB REFERENCES work_item (id)
) STRICT;
CREATE INDEX spot_finding_check ON spot_finding (spot_check_id, position);
CREATE UNIQUE INDEX spot_finding_problem ON spot_finding (problem_id) WHERE problem_id IS NOT NULL;

-- 预警信息
CREATE TABLE signal (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  number TEXT NOT NULL, collected_on TEXT NOT NULL,
  point_id BLOB REFERENCES unit (id),
  source TEXT CHECK (source IN ('petition', 'complaint', 'conduct_review', 'hotline', 'audit', 'poll', 'media', 'inspection_tour')),
  way TEXT CHECK (way IN ('letter', 'visit', 'call', 'network', 'other')),
  handed_down TEXT CHECK (handed_down IN ('own', 'handed_down')), signed TEXT CHECK (signed IN ('signed', 'anonymous')),
  unit_id BLOB REFERENCES unit (id),
  object_post TEXT NOT NULL, object_person TEXT NOT NULL,
  rank TEXT CHECK (rank IN ('county', 'township', 'middle', 'staff', 'institution', 'village', 'community', 'enterprise', 'other')),
  content TEXT NOT NULL CHECK (content <> ''),
  category TEXT CHECK (category IN ('accusation', 'suggestion', 'appeal', 'empty')),
  nature TEXT CHECK (nature IN ('political', 'organisational', 'integrity', 'masses', 'work', 'life', 'crime', 'other')),
  topic TEXT NOT NULL,
  power_id BLOB REFERENCES power (id), risk_id BLOB REFERENCES risk_point (id),
  risk_kind TEXT CHECK (risk_kind IN ('moral', 'post_duty', 'process', 'system', 'environment')),
  suggested_level TEXT CHECK (suggested_level IN ('red', 'yellow', 'blue')),
  finding TEXT CHECK (finding IN ('pending', 'checking', 'true', 'mostly_true', 'partly_true', 'untrue')),
  note TEXT NOT NULL,
  in_scope INTEGER NOT NULL CHECK (in_scope IN (0, 1)), repeat INTEGER NOT NULL CHECK (repeat IN (0, 1)),
  -- The first of its matter, where it is known; never itself a repeat of another.
  repeat_of BLOB REFERENCES signal (id), confidential INTEGER NOT NULL CHECK (confidential IN (0, 1)),
  -- 镇纪委审核意见: none while nobody decided.
  decided_level TEXT CHECK (decided_level IN ('red', 'yellow', 'blue')), dispositions TEXT NOT NULL, opinion TEXT NOT NULL,
  decided_by TEXT NOT NULL, decided_on TEXT,
  -- 办结 other than by a warning.
  ending TEXT CHECK (ending IN ('no_warning', 'case_lead', 'handed_over')), ending_reason TEXT NOT NULL, ended_to TEXT NOT NULL, ended_on TEXT,
  -- 不计入统计: the reason.
  excluded TEXT CHECK (excluded <> ''),
  deleted_at TEXT,
  CHECK (in_scope = 1 OR (suggested_level IS NULL AND category IS NULL AND decided_level IS NULL AND ifnull(ending, '') <> 'case_lead')),
  CHECK (repeat_of IS NULL OR (repeat = 1 AND repeat_of <> id)),
  CHECK ((decided_on IS NULL) = (decided_by = '')),
  CHECK (decided_on IS NOT NULL OR (decided_level IS NULL AND dispositions = '' AND opinion = '')),
  -- The closed lists of article 42: nothing but words of the decided level, joined by commas.
  CHECK (CASE decided_level
    WHEN 'red' THEN replace(replace(replace(replace(replace(dispositions, 'special_inquiry', ''), 'supervised_rectification', ''), 'collective_talk', ''), 'organisational_measure', ''), ',', '') = ''
    WHEN 'yellow' THEN replace(replace(replace(replace(dispositions, 'admonition_talk', ''), 'special_inquiry', ''), 'written_inquiry', ''), ',', '') = ''
    WHEN 'blue' THEN replace(replace(replace(replace(dispositions, 'reminder_talk', ''), 'ordered_explanation', ''), 'correction', ''), ',', '') = ''
    ELSE dispositions = '' END),
  CHECK ((ending IS NULL) = (ended_on IS NULL)),
  CHECK (ending IS NOT NULL OR (ending_reason = '' AND ended_to = '')),
  CHECK (ifnull(ending, '') <> 'no_warning' OR (ending_reason <> '' AND decided_level IS NULL)),
  CHECK (ifnull(ending, '') <> 'handed_over' OR ended_to <> '')
) STRICT;
CREATE UNIQUE INDEX signal_number ON signal (number) WHERE deleted_at IS NULL;
CREATE INDEX signal_collected ON signal (collected_on);
CREATE INDEX signal_repeat_of ON signal (repeat_of);
CREATE TRIGGER signal_repeat_insert BEFORE INSERT ON signal WHEN NEW.repeat_of IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'a repeat points at the first') WHERE EXISTS (SELECT 1 FROM signal WHERE id = NEW.repeat_of AND repeat_of IS NOT NULL);
END;
CREATE TRIGGER signal_repeat_update BEFORE UPDATE ON signal WHEN NEW.repeat_of IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'a repeat points at the first') WHERE EXISTS (SELECT 1 FROM signal WHERE id = NEW.repeat_of AND repeat_of IS NOT NULL);
  SELECT RAISE(ABORT, 'a repeat points at the first') WHERE EXISTS (SELECT 1 FROM signal WHERE repeat_of = NEW.id);
END;
CREATE TRIGGER signal_ending_update BEFORE UPDATE ON signal WHEN NEW.ending IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'a warning stands') WHERE EXISTS (SELECT 1 FROM warning WHERE signal_id = NEW.id AND voided_on IS NULL);
END;

-- 采集点报送: what a 采集报送点 sent for a quarter; at most one stands.
CREATE TABLE point_return (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  year INTEGER NOT NULL CHECK (year BETWEEN 1949 AND 2999), quarter INTEGER NOT NULL CHECK (quarter BETWEEN 1 AND 4),
  unit_id BLOB NOT NULL REFERENCES unit (id),
  kind TEXT NOT NULL CHECK (kind IN ('signals', 'zero')), received_on TEXT NOT NULL, signed_by TEXT NOT NULL,
  way TEXT CHECK (way IN ('handed', 'post', 'network', 'passed')), statement TEXT NOT NULL, note TEXT NOT NULL,
  deleted_at TEXT,
  CHECK ((kind = 'zero') = (statement <> ''))
) STRICT;
CREATE UNIQUE INDEX point_return_point ON point_return (year, quarter, unit_id) WHERE deleted_at IS NULL;

-- 催报记录
CREATE TABLE point_reminder (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  year INTEGER NOT NULL CHECK (year BETWEEN 1949 AND 2999), quarter INTEGER NOT NULL CHECK (quarter BETWEEN 1 AND 4),
  unit_id BLOB NOT NULL REFERENCES unit (id), reminded_on TEXT NOT NULL, way TEXT NOT NULL CHECK (way <> ''), note TEXT NOT NULL
) STRICT;
CREATE INDEX point_reminder_point ON point_reminder (year, quarter, unit_id);

-- 上报记录: what the office sent upward, for which quarter or half-year.
CREATE TABLE submission (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  kind TEXT NOT NULL CHECK (kind IN ('quarter_return', 'half_year_report')),
  year INTEGER NOT NULL CHECK (year BETWEEN 1949 AND 2999), part INTEGER NOT NULL CHECK (part BETWEEN 1 AND 4),
  sent_on TEXT NOT NULL, sent_by TEXT NOT NULL CHECK (sent_by <> ''), number TEXT NOT NULL,
  receipt_on TEXT, receipt_by TEXT NOT NULL, note TEXT NOT NULL,
  UNIQUE (kind, year, part),
  CHECK (kind = 'quarter_return' OR part <= 2),
  CHECK (receipt_on IS NULL OR receipt_on >= sent_on)
) STRICT;

-- 单位身份: the secret of this office's keys, sealed with the field seal, and the public half.
CREATE TABLE identity (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  sealed BLOB NOT NULL, public BLOB NOT NULL CHECK (length(public) = 64)
) STRICT;
CREATE UNIQUE INDEX identity_single ON identity ((1));

-- 往来单位: whose keys were compared and pinned.
CREATE TABLE correspondent (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  name TEXT NOT NULL CHECK (name <> ''), public BLOB NOT NULL CHECK (length(public) = 64), fingerprint TEXT NOT NULL,
  confirmed_on TEXT NOT NULL, confirmed_by TEXT NOT NULL CHECK (confirmed_by <> ''), note TEXT NOT NULL,
  deleted_at TEXT
) STRICT;
CREATE UNIQUE INDEX correspondent_public ON correspondent (public);

-- 上报包 that were made here; its number is never used again.
CREATE TABLE sent_bundle (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  sequence INTEGER NOT NULL UNIQUE CHECK (sequence >= 1), receiver_id BLOB NOT NULL REFERENCES correspondent (id),
  kind TEXT NOT NULL CHECK (kind IN ('quarter_return', 'half_year_report')),
  year INTEGER NOT NULL CHECK (year BETWEEN 1949 AND 2999), part INTEGER NOT NULL CHECK (part BETWEEN 1 AND 4),
  made_on TEXT NOT NULL, digest BLOB NOT NULL CHECK (length(digest) = 32),
  signals INTEGER NOT NULL CHECK (signals >= 0), warnings INTEGER NOT NULL CHECK (warnings >= 0)
) STRICT;

-- 上报情况: what an office sent for a period; origin is the key of the package.
CREATE TABLE received_return (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  sender_id BLOB NOT NULL REFERENCES correspondent (id), kind TEXT NOT NULL CHECK (kind IN ('quarter_return', 'half_year_report')),
  year INTEGER NOT NULL CHECK (year BETWEEN 1949 AND 2999), part INTEGER NOT NULL CHECK (part BETWEEN 1 AND 4),
  origin BLOB NOT NULL CHECK (length(origin) = 16), missing INTEGER NOT NULL CHECK (missing IN (0, 1)),
  title TEXT NOT NULL, sequence TEXT NOT NULL, made_on TEXT NOT NULL, points_due TEXT NOT NULL, points_sent TEXT NOT NULL, points_zero TEXT NOT NULL, points_missing TEXT NOT NULL, times TEXT NOT NULL, matters TEXT NOT NULL, in_scope TEXT NOT NULL, out_of_scope TEXT NOT NULL, excluded TEXT NOT NULL, warned TEXT NOT NULL, sources TEXT NOT NULL, levels TEXT NOT NULL, risk_kinds TEXT NOT NULL, points TEXT NOT NULL, report TEXT NOT NULL, head TEXT NOT NULL,
  UNIQUE (sender_id, kind, year, part)
) STRICT;

-- 上报信息: a 预警信息 of another office, in its own words.
CREATE TABLE received_signal (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  sender_id BLOB NOT NULL REFERENCES correspondent (id), kind TEXT NOT NULL CHECK (kind IN ('quarter_return', 'half_year_report')),
  year INTEGER NOT NULL CHECK (year BETWEEN 1949 AND 2999), part INTEGER NOT NULL CHECK (part BETWEEN 1 AND 4),
  origin BLOB NOT NULL CHECK (length(origin) = 16), missing INTEGER NOT NULL CHECK (missing IN (0, 1)),
  number TEXT NOT NULL, collected_on TEXT NOT NULL, point TEXT NOT NULL, source TEXT NOT NULL, way TEXT NOT NULL, unit TEXT NOT NULL, post TEXT NOT NULL, rank TEXT NOT NULL, content TEXT NOT NULL, category TEXT NOT NULL, nature TEXT NOT NULL, topic TEXT NOT NULL, power TEXT NOT NULL, risk TEXT NOT NULL, risk_kind TEXT NOT NULL, level TEXT NOT NULL, finding TEXT NOT NULL, turn TEXT NOT NULL, outcome TEXT NOT NULL,
  UNIQUE (sender_id, origin)
) STRICT;

-- 上报预警: a 预警 of another office, in its own words.
CREATE TABLE received_warning (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  sender_id BLOB NOT NULL REFERENCES correspondent (id), kind TEXT NOT NULL CHECK (kind IN ('quarter_return', 'half_year_report')),
  year INTEGER NOT NULL CHECK (year BETWEEN 1949 AND 2999), part INTEGER NOT NULL CHECK (part BETWEEN 1 AND 4),
  origin BLOB NOT NULL CHECK (length(origin) = 16), missing INTEGER NOT NULL CHECK (missing IN (0, 1)),
  number TEXT NOT NULL, level TEXT NOT NULL, unit TEXT NOT NULL, subject TEXT NOT NULL, dispositions TEXT NOT NULL, issued_on TEXT NOT NULL, served_on TEXT NOT NULL, due_on TEXT NOT NULL, replied_on TEXT NOT NULL, reply_status TEXT NOT NULL, state TEXT NOT NULL, signal TEXT NOT NULL,
  UNIQUE (sender_id, origin)
) STRICT;

-- 预警; level, document and dispositions can only stand together as article 42 has them. Rows are never
-- deleted, so series, year and sequence are at once the register of every 文号 that was ever taken.
CREATE TABLE warning (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  series TEXT NOT NULL, year INTEGER NOT NULL, sequence INTEGER NOT NULL,
  level TEXT NOT NULL CHECK (level IN ('red', 'yellow', 'blue')),
  document TEXT NOT NULL CHECK (document = CASE level WHEN 'blue' THEN 'warning_notice' ELSE 'rectification_notice' END),
  issued_on TEXT NOT NULL, unit_id BLOB REFERENCES unit (id), addressee TEXT NOT NULL, subject TEXT NOT NULL,
  signal_id BLOB REFERENCES signal (id), signal_number TEXT NOT NULL, risk_id BLOB REFERENCES risk_point (id),
  -- The edition of 廉政风险等级目录 that stood at issue.
  edition_id BLOB REFERENCES edition (id),
  disposition_words TEXT NOT NULL, reply_days INTEGER NOT NULL CHECK (reply_days BETWEEN 0 AND 3650),
  reply_count TEXT NOT NULL CHECK (reply_count IN ('calendar', 'working')), reply_rest_day TEXT NOT NULL CHECK (reply_rest_day IN ('keep', 'roll')),
  inspected INTEGER NOT NULL CHECK (inspected IN (0, 1)),
  closed_on TEXT, voided_on TEXT, void_reason TEXT NOT NULL,
  -- 终结: 撤销, 提级 or 转线索; and the warning of a lower colour in whose place this one stands.
  ended_by TEXT CHECK (ended_by IN ('withdrawn', 'raised', 'transferred')), ended_on TEXT, end_reason TEXT NOT NULL,
  raised_from BLOB REFERENCES warning (id),
  UNIQUE (series, year, sequence),
  UNIQUE (id, level),
  CHECK (voided_on IS NULL OR void_reason <> ''),
  CHECK ((ended_by IS NULL) = (ended_on IS NULL) AND (ended_by IS NULL) = (end_reason = '')),
  CHECK (voided_on IS NULL OR (closed_on IS NULL AND ended_by IS NULL)),
  CHECK (closed_on IS NULL OR ended_by IS NULL OR ended_by = 'withdrawn')
) STRICT;
CREATE INDEX warning_signal ON warning (signal_id);
CREATE TRIGGER warning_of_ended BEFORE INSERT ON warning WHEN NEW.signal_id IS NOT NULL AND NEW.voided_on IS NULL BEGIN
  SELECT RAISE(ABORT, 'the signal ended') WHERE EXISTS (SELECT 1 FROM signal WHERE id = NEW.signal_id AND ending IS NOT NULL);
END;
CREATE UNIQUE INDEX warning_raised ON warning (raised_from) WHERE raised_from IS NOT NULL AND voided_on IS NULL;
CREATE TRIGGER warning_raised_higher BEFORE INSERT ON warning
WHEN NEW.raised_from IS NOT NULL AND instr('blue yellow red', NEW.level) <= (SELECT instr('blue yellow red', level) FROM warning WHERE id = NEW.raised_from)
BEGIN SELECT RAISE(ABORT, 'a warning is raised to a higher colour'); END;

-- 处置方式 of a warning: the closed lists of article 42, held to the warning's level.
CREATE TABLE warning_disposition (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  warning_id BLOB NOT NULL, level TEXT NOT NULL, position INTEGER NOT NULL CHECK (position >= 1),
  disposition TEXT NOT NULL,
  FOREIGN KEY (warning_id, level) REFERENCES warning (id, level),
  CHECK (
    (level = 'red' AND disposition IN ('special_inquiry', 'supervised_rectification', 'collective_talk', 'organisational_measure'))
    OR (level = 'yellow' AND disposition IN ('admonition_talk', 'special_inquiry', 'written_inquiry'))
    OR (level = 'blue' AND disposition IN ('reminder_talk', 'ordered_explanation', 'correction')))
) STRICT;
CREATE INDEX warning_disposition_warning ON warning_disposition (warning_id, position);

-- 模板: every version of the words of a paper, for ever as it was saved; the shipped text is no row. What a paper
-- was made from cannot go: its rows point here.
CREATE TABLE template (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  kind TEXT NOT NULL CHECK (kind IN (
    'notice_blue', 'notice_yellow', 'notice_red', 'slip', 'service_receipt', 'reply', 'reminder_due', 'reminder_overdue',
    'inspection_notice', 'written_inquiry', 'admonition', 'proposal', 'quarter_return', 'zero_report', 'return_reminder')),
  version INTEGER NOT NULL CHECK (version >= 1), body TEXT NOT NULL CHECK (body <> ''), made_at TEXT NOT NULL,
  UNIQUE (kind, version)
) STRICT;
CREATE TRIGGER template_no_update BEFORE UPDATE ON template BEGIN SELECT RAISE(ABORT, 'a version is never edited'); END;

-- 评分细则: points in thousandths.
CREATE TABLE appraisal_item (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  year INTEGER NOT NULL CHECK (year BETWEEN 1949 AND 2999),
  category_code TEXT NOT NULL, category TEXT NOT NULL CHECK (category <> ''), category_points INTEGER CHECK (category_points >= 0),
  code TEXT NOT NULL CHECK (code <> ''), content TEXT NOT NULL CHECK (content <> ''),
  points INTEGER NOT NULL CHECK (points BETWEEN 0 AND 100000), criterion TEXT NOT NULL, evidence TEXT NOT NULL,
  deleted_at TEXT
) STRICT;
CREATE UNIQUE INDEX appraisal_item_code ON appraisal_item (year, code) WHERE deleted_at IS NULL;

-- 考核评分表 of a unit in a year; the rules stand in it from 核定 on.
CREATE TABLE appraisal (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  year INTEGER NOT NULL CHECK (year BETWEEN 1949 AND 2999), unit_id BLOB NOT NULL REFERENCES unit (id),
  scored_by TEXT NOT NULL, scored_on TEXT,
  finalised_on TEXT, finalised_by TEXT,
  rule_base TEXT CHECK (rule_base IN ('responsibility', 'appraisal')), rule_count TEXT CHECK (rule_count IN ('per_warning', 'per_level')),
  rule_personal INTEGER CHECK (rule_personal IN (0, 1)), rule_excellent INTEGER, rule_good INTEGER, rule_pass INTEGER,
  reopened_on TEXT, reopen_reason TEXT NOT NULL, note TEXT NOT NULL,
  deleted_at TEXT,
  CHECK ((finalised_on IS NULL) = (finalised_by IS NULL) AND (finalised_on IS NULL) = (rule_base IS NULL)
    AND (finalised_on IS NULL) = (rule_count IS NULL) AND (finalised_on IS NULL) = (rule_personal IS NULL)
    AND (finalised_on IS NULL) = (rule_excellent IS NULL) AND (finalised_on IS NULL) = (rule_good IS NULL)
    AND (finalised_on IS NULL) = (rule_pass IS NULL)),
  CHECK ((reopened_on IS NULL) = (reopen_reason = ''))
) STRICT;
CREATE UNIQUE INDEX appraisal_unit ON appraisal (year, unit_id) WHERE deleted_at IS NULL;

-- 评分: one item on one sheet, points in thousandths.
CREATE TABLE appraisal_line (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  appraisal_id BLOB NOT NULL REFERENCES appraisal (id), item_id BLOB NOT NULL REFERENCES appraisal_item (id),
  own INTEGER CHECK (own >= 0), checked INTEGER CHECK (checked >= 0), public INTEGER CHECK (public >= 0), reason TEXT NOT NULL,
  UNIQUE (appraisal_id, item_id)
) STRICT;
CREATE INDEX appraisal_line_item ON appraisal_line (item_id);

-- 预警扣分 as it stood at 核定.
CREATE TABLE appraisal_deduction (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  appraisal_id BLOB NOT NULL REFERENCES appraisal (id), position INTEGER NOT NULL CHECK (position >= 1),
  warning_id BLOB NOT NULL REFERENCES warning (id), number TEXT NOT NULL, level TEXT NOT NULL CHECK (level IN ('red', 'yellow', 'blue')),
  issued_on TEXT NOT NULL, subject TEXT NOT NULL,
  excluded TEXT CHECK (excluded IN ('voided', 'withdrawn', 'raised', 'personal', 'same_level')),
  UNIQUE (appraisal_id, position)
) STRICT;
CREATE INDEX appraisal_deduction_warning ON appraisal_deduction (warning_id);
-- 报告草稿: a version of one section of a report in the office's own words; an empty body goes back to the text that is
-- made from the figures. A version is written once.
CREATE TABLE report_draft (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  period TEXT NOT NULL, section TEXT NOT NULL, version INTEGER NOT NULL CHECK (version >= 1), body TEXT NOT NULL, made_at TEXT NOT NULL,
  UNIQUE (period, section, version)
) STRICT;
CREATE TRIGGER report_draft_no_update BEFORE UPDATE ON report_draft BEGIN SELECT RAISE(ABORT, 'a version is never edited'); END;

-- The words of an issued notice; its id is the warning's. Frozen.
CREATE TABLE notice (
  id BLOB PRIMARY KEY REFERENCES warning (id) CHECK (length(id) = 16),
  recipient TEXT NOT NULL, body TEXT NOT NULL, copies_to TEXT NOT NULL, contact TEXT NOT NULL, phone TEXT NOT NULL,
  issuer TEXT NOT NULL, pre_printed INTEGER NOT NULL CHECK (pre_printed IN (0, 1)),
  -- The template of the body: no kind = none, no version = the shipped text.
  template_kind TEXT, template_version INTEGER,
  FOREIGN KEY (template_kind, template_version) REFERENCES template (kind, version),
  CHECK (template_kind IS NOT NULL OR template_version IS NULL)
) STRICT;
CREATE INDEX notice_template ON notice (template_kind, template_version);

-- 整改要求清单
CREATE TABLE rectification_measure (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  warning_id BLOB NOT NULL REFERENCES notice (id), position INTEGER NOT NULL CHECK (position >= 1),
  problem TEXT NOT NULL, requirement TEXT NOT NULL CHECK (requirement <> ''), responsible TEXT NOT NULL, due TEXT NOT NULL, evidence TEXT NOT NULL
) STRICT;
CREATE INDEX rectification_measure_warning ON rectification_measure (warning_id, position);

-- 审批: the steps before 签发 as they were walked. Frozen.
CREATE TABLE approval (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  warning_id BLOB NOT NULL REFERENCES notice (id), position INTEGER NOT NULL CHECK (position >= 1),
  step TEXT NOT NULL CHECK (step <> ''), name TEXT NOT NULL CHECK (name <> ''), approved_on TEXT NOT NULL, opinion TEXT NOT NULL
) STRICT;
CREATE INDEX approval_warning ON approval (warning_id, position);

-- 拟稿: a notice before it is issued, with its measures and the steps of every round of 呈批.
CREATE TABLE proposal (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  signal_id BLOB NOT NULL REFERENCES signal (id), signal_number TEXT NOT NULL,
  level TEXT NOT NULL CHECK (level IN ('red', 'yellow', 'blue')), dispositions TEXT NOT NULL,
  unit_id BLOB REFERENCES unit (id), addressee TEXT NOT NULL,
  recipient TEXT NOT NULL, body TEXT NOT NULL, copies_to TEXT NOT NULL, contact TEXT NOT NULL, phone TEXT NOT NULL,
  issuer TEXT NOT NULL, pre_printed INTEGER NOT NULL CHECK (pre_printed IN (0, 1)),
  template_kind TEXT, template_version INTEGER,
  raised_from BLOB REFERENCES warning (id), raise_reason TEXT NOT NULL,
  drafted_on TEXT NOT NULL, submitted_on TEXT, deleted_at TEXT,
  FOREIGN KEY (template_kind, template_version) REFERENCES template (kind, version),
  CHECK (template_kind IS NOT NULL OR template_version IS NULL)
) STRICT;
CREATE INDEX proposal_signal ON proposal (signal_id);
CREATE INDEX proposal_unit ON proposal (unit_id);
CREATE INDEX proposal_raised ON proposal (raised_from);
CREATE INDEX proposal_template ON proposal (template_kind, template_version);
CREATE TABLE proposal_measure (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  proposal_id BLOB NOT NULL REFERENCES proposal (id), position INTEGER NOT NULL CHECK (position >= 1),
  problem TEXT NOT NULL, requirement TEXT NOT NULL, responsible TEXT NOT NULL, due TEXT NOT NULL, evidence TEXT NOT NULL
) STRICT;
CREATE INDEX proposal_measure_proposal ON proposal_measure (proposal_id, position);
CREATE TABLE proposal_step (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  proposal_id BLOB NOT NULL REFERENCES proposal (id), position INTEGER NOT NULL CHECK (position >= 1),
  step TEXT NOT NULL CHECK (step <> ''), name TEXT NOT NULL, signed_on TEXT, opinion TEXT NOT NULL,
  passed INTEGER NOT NULL CHECK (passed IN (0, 1)),
  CHECK (signed_on IS NOT NULL OR passed = 0), CHECK (signed_on IS NULL OR name <> '')
) STRICT;
CREATE INDEX proposal_step_proposal ON proposal_step (proposal_id, position);

-- 送达; its id is the warning's.
CREATE TABLE service (
  id BLOB PRIMARY KEY REFERENCES warning (id) CHECK (length(id) = 16),
  served_on TEXT NOT NULL, served_at TEXT, due_on TEXT, received_by TEXT NOT NULL,
  way TEXT CHECK (way IN ('direct', 'left', 'passed', 'post')), copies INTEGER NOT NULL CHECK (copies BETWEEN 1 AND 99),
  place TEXT NOT NULL, servers TEXT NOT NULL, witness TEXT NOT NULL, proxy TEXT NOT NULL, relation TEXT NOT NULL, reason TEXT NOT NULL,
  remark TEXT NOT NULL
) STRICT;

-- 回告, one row for each time it was handed in.
CREATE TABLE reply (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  warning_id BLOB NOT NULL REFERENCES service (id), position INTEGER NOT NULL CHECK (position >= 1),
  received_on TEXT NOT NULL, cause TEXT NOT NULL,
  cause_thought TEXT NOT NULL, cause_duty TEXT NOT NULL, cause_process TEXT NOT NULL, cause_supervision TEXT NOT NULL,
  measures TEXT NOT NULL, number TEXT NOT NULL,
  result TEXT CHECK (result IN ('accepted', 'returned')), opinion TEXT NOT NULL, verified_on TEXT, again_by TEXT,
  cause_found INTEGER NOT NULL CHECK (cause_found IN (0, 1)),
  measures_done INTEGER NOT NULL CHECK (measures_done IN (0, 1)),
  accountability_done INTEGER NOT NULL CHECK (accountability_done IN (0, 1))
) STRICT;
CREATE INDEX reply_warning ON reply (warning_id, position);
-- 整改措施和落实情况 of a reply, row by row.
CREATE TABLE reply_measure (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  reply_id BLOB NOT NULL REFERENCES reply (id), position INTEGER NOT NULL CHECK (position >= 1),
  problem TEXT NOT NULL, measure TEXT NOT NULL CHECK (measure <> ''), responsible TEXT NOT NULL, due TEXT NOT NULL,
  progress TEXT NOT NULL, evidence TEXT NOT NULL
) STRICT;
CREATE INDEX reply_measure_reply ON reply_measure (reply_id, position);

-- 举报人 of a signal, sealed with a key of its own; its id is the signal's.
CREATE TABLE reporter (
  id BLOB PRIMARY KEY REFERENCES signal (id) CHECK (length(id) = 16), sealed BLOB NOT NULL CHECK (length(sealed) >= 41)
) STRICT;

-- 径送: what passed through unopened. No column takes a content.
CREATE TABLE direct_receipt (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  number TEXT NOT NULL CHECK (length(number) <= 40), received_on TEXT NOT NULL,
  way TEXT CHECK (way IN ('letter', 'visit', 'call', 'network', 'other')),
  pieces INTEGER NOT NULL CHECK (pieces >= 1), sealed INTEGER NOT NULL CHECK (sealed IN (0, 1)),
  forwarded_to TEXT NOT NULL CHECK (length(forwarded_to) <= 40), forwarded_on TEXT,
  forward_way TEXT CHECK (forward_way IN ('courier', 'exchange', 'post', 'other')),
  receipt_number TEXT NOT NULL CHECK (length(receipt_number) <= 40), receipt_on TEXT,
  handled_by TEXT NOT NULL CHECK (length(handled_by) <= 40),
  deleted_at TEXT,
  CHECK (forwarded_on IS NULL OR (forwarded_to <> '' AND forwarded_on >= received_on)),
  CHECK (forwarded_on IS NOT NULL OR (receipt_on IS NULL AND receipt_number = ''))
) STRICT;
CREATE UNIQUE INDEX direct_receipt_number ON direct_receipt (number) WHERE deleted_at IS NULL;

-- 问题线索
CREATE TABLE case_lead (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  number TEXT NOT NULL, received_on TEXT NOT NULL,
  channel TEXT CHECK (channel IN ('letter', 'visit', 'call', 'network')),
  source TEXT CHECK (source IN ('petition', 'complaint', 'conduct_review', 'hotline', 'audit', 'poll', 'media', 'inspection_tour')),
  unit_id BLOB REFERENCES unit (id), object_post TEXT NOT NULL, object_person TEXT NOT NULL,
  summary TEXT NOT NULL CHECK (summary <> ''),
  nature TEXT CHECK (nature IN ('political', 'organisational', 'integrity', 'masses', 'work', 'life', 'crime', 'other')),
  confidential INTEGER NOT NULL CHECK (confidential IN (0, 1)),
  signal_id BLOB REFERENCES signal (id), warning_id BLOB REFERENCES warning (id),
  assessment TEXT CHECK (assessment IN ('actionable', 'parked')), assessed_on TEXT, assessed_by TEXT NOT NULL, opinion TEXT NOT NULL,
  -- A parked lead is looked at again on a day.
  relook_on TEXT,
  transferred_to TEXT NOT NULL, transferred_on TEXT, transferred_by TEXT NOT NULL,
  receipt_number TEXT NOT NULL, receipt_on TEXT, received_by TEXT NOT NULL, note TEXT NOT NULL,
  deleted_at TEXT,
  CHECK ((assessment IS NULL) = (assessed_on IS NULL)),
  CHECK ((ifnull(assessment, '') = 'parked') = (relook_on IS NOT NULL)),
  CHECK (transferred_on IS NULL OR (transferred_to <> '' AND assessment = 'actionable')),
  CHECK (receipt_on IS NULL OR transferred_on IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX case_lead_number ON case_lead (number) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX case_lead_signal ON case_lead (signal_id) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX case_lead_warning ON case_lead (warning_id) WHERE deleted_at IS NULL;

-- 文书档案: the bytes of every paper that was made, for ever.
CREATE TABLE paper (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  kind TEXT NOT NULL CHECK (kind IN (
    'notice', 'service_receipt', 'quarter_report', 'half_year_report', 'year_report', 'bound_report', 'duties', 'powers', 'risks', 'list',
    'reply', 'reminder', 'signal_report', 'signal_list', 'zero_report', 'quarter_return', 'duty_signatures', 'process', 'risk_map', 'screening', 'check_list', 'clearing', 'discretion',
    'comparison',
    'risk_heat', 'campaign', 'coverage',
    'spot_coverage', 'spot_draw', 'spot_check',
    'duty_comparison', 'work_list', 'work_list_signatures',
    'talk_record', 'written_inquiry', 'admonition', 'inspection_notice', 'supervision_slip',
    'handover_list', 'warning_network', 'division_of_work',
    'appraisal_standard', 'appraisal_sheet', 'appraisal_ranking', 'appraisal_summary', 'bulletin',
    'lead_transfer', 'return_grid', 'return_reminder', 'todo_list',
    'proposal', 'talk_coverage', 'accountability')),
  title TEXT NOT NULL, file_name TEXT NOT NULL, warning_id BLOB REFERENCES warning (id), edition_id BLOB REFERENCES edition (id),
  pages INTEGER NOT NULL CHECK (pages >= 1), sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
  fonts TEXT NOT NULL,
  made_at TEXT NOT NULL,
  -- Of a report: 2026Q1, 2026H1, 2026.
  period TEXT,
  -- The last column: what stands behind a file in its row is read through the whole file.
  bytes BLOB NOT NULL CHECK (length(bytes) > 0)
) STRICT;
CREATE INDEX paper_period ON paper (period) WHERE period IS NOT NULL;
CREATE INDEX paper_warning ON paper (warning_id);
CREATE INDEX paper_edition ON paper (edition_id);
CREATE INDEX paper_sha256 ON paper (sha256);
-- The templates that the words of a paper came from; no version = the shipped text.
CREATE TABLE paper_template (
  paper_id BLOB NOT NULL REFERENCES paper (id), kind TEXT NOT NULL, version INTEGER,
  PRIMARY KEY (paper_id, kind),
  FOREIGN KEY (kind, version) REFERENCES template (kind, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX paper_template_version ON paper_template (kind, version);
CREATE TRIGGER paper_template_no_update BEFORE UPDATE ON paper_template BEGIN SELECT RAISE(ABORT, 'papers are for ever'); END;
CREATE TRIGGER paper_template_no_delete BEFORE DELETE ON paper_template BEGIN SELECT RAISE(ABORT, 'papers are for ever'); END;
-- The pages of a kept paper as deflated pictures with their words and the places of these, drawn from the very sheets
-- that became its bytes.
CREATE TABLE paper_picture (
  paper_id BLOB NOT NULL REFERENCES paper (id), page INTEGER NOT NULL CHECK (page >= 1), picture BLOB NOT NULL, words BLOB NOT NULL,
  PRIMARY KEY (paper_id, page)
) STRICT, WITHOUT ROWID;
-- The outlines of glyphs that pictures name, each once: the first 12 bytes of the SHA-256 of its steps, and these.
CREATE TABLE outline (
  id BLOB PRIMARY KEY CHECK (length(id) = 12), steps TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER outline_no_update BEFORE UPDATE ON outline BEGIN SELECT RAISE(ABORT, 'papers are for ever'); END;
CREATE TRIGGER outline_no_delete BEFORE DELETE ON outline BEGIN SELECT RAISE(ABORT, 'papers are for ever'); END;
CREATE TRIGGER paper_picture_no_update BEFORE UPDATE ON paper_picture BEGIN SELECT RAISE(ABORT, 'papers are for ever'); END;
CREATE TRIGGER paper_picture_no_delete BEFORE DELETE ON paper_picture BEGIN SELECT RAISE(ABORT, 'papers are for ever'); END;
CREATE TRIGGER paper_no_update BEFORE UPDATE ON paper BEGIN SELECT RAISE(ABORT, 'papers are for ever'); END;
CREATE TRIGGER paper_no_delete BEFORE DELETE ON paper BEGIN SELECT RAISE(ABORT, 'papers are for ever'); END;
CREATE TRIGGER notice_no_update BEFORE UPDATE ON notice BEGIN SELECT RAISE(ABORT, 'an issued notice is never edited'); END;
CREATE TRIGGER notice_no_delete BEFORE DELETE ON notice BEGIN SELECT RAISE(ABORT, 'an issued notice is never edited'); END;
CREATE TRIGGER approval_no_update BEFORE UPDATE ON approval BEGIN SELECT RAISE(ABORT, 'an issued notice is never edited'); END;
CREATE TRIGGER approval_no_delete BEFORE DELETE ON approval BEGIN SELECT RAISE(ABORT, 'an issued notice is never edited'); END;
CREATE TRIGGER rectification_measure_no_update BEFORE UPDATE ON rectification_measure BEGIN SELECT RAISE(ABORT, 'an issued notice is never edited'); END;
CREATE TRIGGER rectification_measure_no_delete BEFORE DELETE ON rectification_measure BEGIN SELECT RAISE(ABORT, 'an issued notice is never edited'); END;

-- 预警信息参阅; its numbers are given when it is issued and stay used. Frozen from then on, but for 作废.
CREATE TABLE bulletin (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  kind TEXT NOT NULL CHECK (kind IN ('case', 'overview')), title TEXT NOT NULL CHECK (title <> ''), body TEXT NOT NULL CHECK (body <> ''),
  issuer TEXT NOT NULL, warning_id BLOB REFERENCES warning (id), quarter TEXT,
  report_to TEXT NOT NULL, send_to TEXT NOT NULL, distribute_to TEXT NOT NULL, copies INTEGER NOT NULL CHECK (copies BETWEEN 0 AND 10000),
  issued_on TEXT, issue_year INTEGER, issue_number INTEGER CHECK (issue_number >= 1), issue_total INTEGER CHECK (issue_total >= 1),
  paper_id BLOB REFERENCES paper (id),
  voided_on TEXT, void_reason TEXT NOT NULL, note TEXT NOT NULL,
  deleted_at TEXT,
  UNIQUE (issue_year, issue_number), UNIQUE (issue_total),
  CHECK ((issued_on IS NULL) = (issue_year IS NULL) AND (issued_on IS NULL) = (issue_number IS NULL)
    AND (issued_on IS NULL) = (issue_total IS NULL) AND (issued_on IS NULL) = (paper_id IS NULL)),
  CHECK (voided_on IS NULL OR issued_on IS NOT NULL),
  CHECK ((voided_on IS NULL) = (void_reason = '')),
  CHECK (issued_on IS NULL OR deleted_at IS NULL)
) STRICT;
CREATE INDEX bulletin_warning ON bulletin (warning_id);
CREATE INDEX bulletin_paper ON bulletin (paper_id);
CREATE TRIGGER bulletin_no_update BEFORE UPDATE OF
  kind, title, body, issuer, warning_id, quarter, report_to, send_to, distribute_to, copies, issued_on, issue_year, issue_number, issue_total, paper_id
ON bulletin WHEN OLD.issued_on IS NOT NULL AND (
  NEW.kind <> OLD.kind OR NEW.title <> OLD.title OR NEW.body <> OLD.body OR NEW.issuer <> OLD.issuer OR NEW.warning_id IS NOT OLD.warning_id
  OR NEW.quarter IS NOT OLD.quarter OR NEW.report_to <> OLD.report_to OR NEW.send_to <> OLD.send_to OR NEW.distribute_to <> OLD.distribute_to
  OR NEW.copies <> OLD.copies OR NEW.issued_on IS NOT OLD.issued_on OR NEW.issue_year IS NOT OLD.issue_year
  OR NEW.issue_number IS NOT OLD.issue_number OR NEW.issue_total IS NOT OLD.issue_total OR NEW.paper_id IS NOT OLD.paper_id)
BEGIN SELECT RAISE(ABORT, 'an issued bulletin is never edited'); END;
CREATE TRIGGER bulletin_no_delete BEFORE DELETE ON bulletin WHEN OLD.issued_on IS NOT NULL BEGIN SELECT RAISE(ABORT, 'an issued bulletin is never edited'); END;
-- 函件. Rows are never deleted, so series, year and sequence are at once the register of every 文号 that was taken.
CREATE TABLE letter (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  series TEXT NOT NULL, year INTEGER NOT NULL, sequence INTEGER NOT NULL CHECK (sequence >= 1),
  kind TEXT NOT NULL CHECK (kind IN ('reminder', 'written_inquiry', 'admonition', 'inspection_notice', 'supervision_slip', 'proposal')),
  warning_id BLOB REFERENCES warning (id), signal_id BLOB REFERENCES signal (id), unit_id BLOB REFERENCES unit (id), person_id BLOB REFERENCES person (id),
  addressee TEXT NOT NULL, purpose TEXT NOT NULL CHECK (purpose <> ''), body TEXT NOT NULL, requirement TEXT NOT NULL, copies_to TEXT NOT NULL,
  days INTEGER CHECK (days BETWEEN 1 AND 365), due_on TEXT, issued_on TEXT NOT NULL,
  round INTEGER CHECK (round >= 1), paper_id BLOB NOT NULL REFERENCES paper (id),
  served_on TEXT, received_by TEXT, answered_on TEXT, answer TEXT, evaluated_on TEXT, evaluation TEXT, voided_on TEXT, void_reason TEXT,
  UNIQUE (series, year, sequence),
  CHECK ((round IS NOT NULL) = (kind = 'reminder')),
  CHECK (answered_on IS NULL OR served_on IS NOT NULL),
  CHECK (evaluated_on IS NULL OR (kind = 'admonition' AND answered_on IS NOT NULL)),
  CHECK ((voided_on IS NULL) = (void_reason IS NULL) AND void_reason <> '')
) STRICT;
CREATE INDEX letter_warning ON letter (warning_id);
CREATE TRIGGER letter_no_delete BEFORE DELETE ON letter BEGIN SELECT RAISE(ABORT, 'a number stays used'); END;

-- 督查; its id is that of the letter that ordered it.
CREATE TABLE inspection (
  id BLOB PRIMARY KEY REFERENCES letter (id) CHECK (length(id) = 16),
  basis TEXT NOT NULL CHECK (basis IN ('warning', 'tour', 'assigned', 'instruction')), basis_words TEXT NOT NULL, responsible TEXT NOT NULL,
  closed_on TEXT, closed_by TEXT, closed_words TEXT,
  CHECK ((closed_on IS NULL) = (closed_by IS NULL) AND (closed_on IS NULL) = (closed_words IS NULL))
) STRICT;

-- 督查经过
CREATE TABLE inspection_step (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  inspection_id BLOB NOT NULL REFERENCES inspection (id), position INTEGER NOT NULL CHECK (position >= 1),
  act TEXT NOT NULL CHECK (act IN ('urge', 'rectify', 'circular', 'accountability', 'met', 'mostly_met', 'unmet')),
  taken_on TEXT NOT NULL, taken_by TEXT NOT NULL CHECK (taken_by <> ''), words TEXT NOT NULL CHECK (words <> ''), due_on TEXT,
  UNIQUE (inspection_id, position),
  CHECK ((due_on IS NOT NULL) = (act = 'rectify'))
) STRICT;

-- 谈话登记
CREATE TABLE talk (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  number TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN (
    'integrity', 'interview', 'inquiry', 'daily_reminder', 'reminder', 'admonition', 'collective', 'before_office', 'return_visit')),
  talked_on TEXT NOT NULL, hours TEXT NOT NULL, place TEXT NOT NULL,
  subject TEXT NOT NULL CHECK (subject <> ''), subject_id BLOB REFERENCES person (id), unit_id BLOB REFERENCES unit (id), subject_post TEXT NOT NULL,
  talker TEXT NOT NULL CHECK (talker <> ''), talker_id BLOB REFERENCES person (id), talker_post TEXT NOT NULL,
  recorder TEXT NOT NULL, recorder_post TEXT NOT NULL,
  warning_id BLOB REFERENCES warning (id),
  reason TEXT NOT NULL CHECK (reason <> ''), content TEXT NOT NULL, statement TEXT NOT NULL, result TEXT NOT NULL, note TEXT NOT NULL,
  deleted_at TEXT
) STRICT;
CREATE UNIQUE INDEX talk_number ON talk (number) WHERE deleted_at IS NULL;
CREATE INDEX talk_warning ON talk (warning_id);

-- 问责
CREATE TABLE accountability (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  number TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('individual', 'collective', 'organisation')),
  target TEXT NOT NULL CHECK (target <> ''), unit_id BLOB REFERENCES unit (id), post TEXT NOT NULL,
  tier TEXT CHECK (tier IN ('direct', 'in_charge', 'chief', 'upper')),
  liability TEXT CHECK (liability IN ('decision', 'personnel', 'administration', 'integrity', 'efficiency', 'supervision')),
  cause TEXT CHECK (cause IN ('not_assessed', 'unassessed', 'ignored')),
  situation TEXT CHECK (situation IN ('neglected', 'careless', 'unpublished', 'unfiled', 'closed', 'reform', 'arbitrary', 'system')),
  facts TEXT NOT NULL CHECK (facts <> ''), warning_id BLOB REFERENCES warning (id), inspection_id BLOB REFERENCES inspection (id), defect TEXT NOT NULL,
  way TEXT CHECK (way IN ('supervision', 'inspection', 'questioning', 'audit', 'appraisal')),
  opened_on TEXT NOT NULL, gathered_on TEXT, pursued_on TEXT,
  outcome TEXT CHECK (outcome IN ('criminal', 'disciplinary', 'organisational', 'own_blame')),
  sanction TEXT CHECK (sanction IN ('party', 'organisational', 'judicial')),
  decided_by TEXT NOT NULL, note TEXT NOT NULL,
  deleted_at TEXT,
  CHECK (cause IS NOT NULL OR situation IS NOT NULL),
  CHECK (pursued_on IS NULL OR gathered_on IS NOT NULL),
  CHECK ((pursued_on IS NOT NULL) = (outcome IS NOT NULL OR sanction IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX accountability_number ON accountability (number) WHERE deleted_at IS NULL;

-- 操作记录: a hash chain without any text of a case.
CREATE TABLE journal (
  seq INTEGER PRIMARY KEY CHECK (seq >= 1),
  at TEXT NOT NULL, mono INTEGER NOT NULL, op TEXT NOT NULL, entity TEXT NOT NULL, entity_id BLOB, fields TEXT NOT NULL,
  digest BLOB NOT NULL CHECK (length(digest) = 32), prev BLOB NOT NULL CHECK (length(prev) = 32), hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;

-- What an entry of the journal is called on screen, and how it can be taken back.
CREATE TABLE act (
  seq INTEGER PRIMARY KEY REFERENCES journal (seq),
  label TEXT NOT NULL,
  undo TEXT NOT NULL CHECK (undo IN ('undoable', 'barrier', 'aside')),
  undoes INTEGER REFERENCES act (seq), undone_by INTEGER REFERENCES act (seq)
) STRICT;

-- Every cell an act changed, before and after: the stored inverse of the act.
CREATE TABLE change (
  seq INTEGER NOT NULL REFERENCES journal (seq), step INTEGER NOT NULL, position INTEGER NOT NULL,
  manner TEXT NOT NULL CHECK (manner IN ('insert', 'update', 'delete', 'look', 'purge', 'redact')),
  entity TEXT NOT NULL, entity_id BLOB NOT NULL, field TEXT NOT NULL, before ANY, after ANY,
  PRIMARY KEY (seq, step, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_entity ON change (entity_id, seq);
CREATE TRIGGER change_no_update BEFORE UPDATE ON change BEGIN SELECT RAISE(ABORT, 'history only grows'); END;
-- But for a record that was destroyed: the entry that says so stands first, and stays.
CREATE TRIGGER change_no_delete BEFORE DELETE ON change
WHEN OLD.manner IN ('purge', 'redact')
  OR NOT EXISTS (SELECT 1 FROM change AS purge WHERE purge.entity_id = OLD.entity_id AND purge.entity = OLD.entity AND purge.manner = 'purge')
BEGIN SELECT RAISE(ABORT, 'history only grows'); END;
CREATE TRIGGER act_no_delete BEFORE DELETE ON act BEGIN SELECT RAISE(ABORT, 'history only grows'); END;

-- Half-filled forms.
CREATE TABLE draft (
  place TEXT PRIMARY KEY, content TEXT NOT NULL, kept_at TEXT NOT NULL
) STRICT;

-- How tables of a certain heading were read by hand, so that the next one of the same heading is read so at once.
CREATE TABLE table_layout (
  digest TEXT PRIMARY KEY, content TEXT NOT NULL, kept_at TEXT NOT NULL
) STRICT;
