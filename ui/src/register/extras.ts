// What a register has beyond form and list. Never a rule: it only names who draws the detail.
import { defineAsyncComponent, type Component } from "vue";
import type { Command } from "../call";
import { goTo } from "../frame/router";
import { words } from "../text";
import type { Kind } from "../wire";
import { saveForm } from "../signal/form";
import { rectify } from "../work_list/rectify";

/** Additions to the general page. */
export interface Extras {
  /** Draws the detail in place of the form. */
  detail: Component | null;
  /** The detail wants room. */
  wide: boolean;
  /** Its records have kept papers that can be printed together. */
  papers: "papers" | "warnings" | null;
  /** Stands left of the list where there is no unit tree; gives its filters. */
  side: Component | null;
  /** Tabs beside the form, each with the record's key. */
  tabs: { key: string; label: string; component: Component }[];
  /** The tab that a record opens with; empty for its form. */
  first: string;
  /** With `command`, a record may say that the act is not for it. */
  actions: { label: string; test: string; command?: Command; run: (id: string) => void }[];
  /** Pages that belong to the register as a whole; they stand in its tool bar. */
  links: { label: string; test: string; run: () => void }[];
  /** Stands over the list and may set its filters. */
  head: Component | null;
  /** Proposes texts under the form as it is being filled in. */
  assist: Component | null;
  /** What can be done with several records at once. */
  batch: Component | null;
  /** Acts on all ticked rows that have a page of their own. */
  many: { label: string; test: string; run: (ids: string[]) => void }[];
}

const WarningDetail = defineAsyncComponent(() => import("../warning/WarningDetail.vue"));
const ProposalDetail = defineAsyncComponent(() => import("../warning/ProposalDetail.vue"));
const PaperDetail = defineAsyncComponent(() => import("../paper/PaperDetail.vue"));
const KindPanel = defineAsyncComponent(() => import("../power/KindPanel.vue"));
const ProcessTab = defineAsyncComponent(() => import("../power/ProcessTab.vue"));
const ChartTab = defineAsyncComponent(() => import("../power/ChartTab.vue"));
const RisksTab = defineAsyncComponent(() => import("../power/RisksTab.vue"));
const DiscretionTab = defineAsyncComponent(() => import("../power/DiscretionTab.vue"));
const BasisTab = defineAsyncComponent(() => import("../power/BasisTab.vue"));
const PostTenures = defineAsyncComponent(() => import("../people/PostTenures.vue"));
const PersonTenures = defineAsyncComponent(() => import("../people/PersonTenures.vue"));
const ReviewTab = defineAsyncComponent(() => import("../people/ReviewTab.vue"));
const YearBar = defineAsyncComponent(() => import("../duty/YearBar.vue"));
const ProgressTab = defineAsyncComponent(() => import("../duty/ProgressTab.vue"));
const EvidenceTab = defineAsyncComponent(() => import("../duty/EvidenceTab.vue"));
const LetterDetail = defineAsyncComponent(() => import("../letter/LetterDetail.vue"));
const InspectionDetail = defineAsyncComponent(() => import("../letter/InspectionDetail.vue"));
const ListBar = defineAsyncComponent(() => import("../work_list/ListBar.vue"));
const CourseTab = defineAsyncComponent(() => import("../signal/CourseTab.vue"));
const ReporterTab = defineAsyncComponent(() => import("../signal/ReporterTab.vue"));
const LeadTab = defineAsyncComponent(() => import("../signal/LeadTab.vue"));
const AppraisalBar = defineAsyncComponent(() => import("../appraisal/AppraisalBar.vue"));
const ScoreTab = defineAsyncComponent(() => import("../appraisal/ScoreTab.vue"));
const FormulaTab = defineAsyncComponent(() => import("../appraisal/FormulaTab.vue"));
const BulletinBar = defineAsyncComponent(() => import("../bulletin/BulletinBar.vue"));
const IssueTab = defineAsyncComponent(() => import("../bulletin/IssueTab.vue"));
const NONE: Extras = { detail: null, wide: false, papers: null, side: null, tabs: [], first: "", actions: [], links: [], head: null, assist: null, batch: null, many: [] };

/** Registers that are approved in editions. */
const CATALOGUES: Kind[] = ["duties", "powers", "risks"];
const RiskMap = defineAsyncComponent(() => import("../risk/RiskMap.vue"));
const RiskAssist = defineAsyncComponent(() => import("../risk/RiskAssist.vue"));
const RiskCourse = defineAsyncComponent(() => import("../risk/RiskCourse.vue"));
const RiskBatch = defineAsyncComponent(() => import("../risk/RiskBatch.vue"));
const ScreeningDetail = defineAsyncComponent(() => import("../risk/ScreeningDetail.vue"));
const CampaignPanel = defineAsyncComponent(() => import("../risk/CampaignPanel.vue"));
const MarkBatch = defineAsyncComponent(() => import("../risk/MarkBatch.vue"));
const CoveragePanel = defineAsyncComponent(() => import("../risk/CoveragePanel.vue"));

/** A letter that is about no warning. */
function write(kind: string, label: string): Extras["links"][number] {
  return { label, test: `write-${kind}`, run: () => void goTo({ page: "letter", kind, warning: "" }) };
}
const DrawDetail = defineAsyncComponent(() => import("../spot_check/DrawDetail.vue"));
const VisitTab = defineAsyncComponent(() => import("../spot_check/VisitTab.vue"));

/** The additions of a register. */
export function extrasOf(kind: Kind): Extras {
  const own = ownExtras(kind);
  if (!CATALOGUES.includes(kind)) return own;
  const editions = { label: words.edition.title, test: "tool-editions", run: () => void goTo({ page: "editions", chosen: kind }) };
  return { ...own, links: [...own.links, editions] };
}

function ownExtras(kind: Kind): Extras {
  switch (kind) {
    case "warnings":
      return { ...NONE, detail: WarningDetail, wide: true, papers: "warnings" };
    case "proposals":
      return { ...NONE, detail: ProposalDetail, wide: true };
    case "papers":
      return { ...NONE, detail: PaperDetail, wide: true, papers: "papers" };
    case "letters":
      return {
        ...NONE,
        detail: LetterDetail,
        wide: true,
        links: [write("written_inquiry", words.letter.inquiry), write("admonition", words.letter.admonition), write("proposal", words.letter.proposal)],
      };
    case "inspections":
      return { ...NONE, detail: InspectionDetail, wide: true, links: [write("inspection_notice", words.letter.orderNotice), write("supervision_slip", words.letter.orderSlip)] };
    case "talks":
      return { ...NONE, links: [{ label: words.talk.coverage, test: "tool-coverage", run: () => void goTo({ page: "talk-coverage" }) }] };
    case "powers":
      return {
        ...NONE,
        side: KindPanel,
        tabs: [
          { key: "process", label: words.power.tabs.process, component: ProcessTab },
          { key: "chart", label: words.power.tabs.chart, component: ChartTab },
          { key: "risks", label: words.power.tabs.risks, component: RisksTab },
          { key: "discretion", label: words.power.tabs.discretion, component: DiscretionTab },
          { key: "basis", label: words.power.tabs.basis, component: BasisTab },
        ],
      };
    case "signals":
      return {
        ...NONE,
        links: [{ label: words.signal.blankForm, test: "blank-form", run: () => void saveForm("") }],
        actions: [{ label: words.notice.issue, test: "issue-notice", run: (id) => void goTo({ page: "issue", signal: id }) }],
        tabs: [
          { key: "course", label: words.signal.course, component: CourseTab },
          { key: "reporter", label: words.signal.reporter, component: ReporterTab },
        ],
      };
    case "case_leads":
      return { ...NONE, tabs: [{ key: "lead", label: words.signal.lead, component: LeadTab }] };
    case "duties":
      return { ...NONE, head: YearBar, tabs: [{ key: "progress", label: words.duty.progress, component: ProgressTab }] };
    case "progress":
      return { ...NONE, tabs: [{ key: "evidence", label: words.duty.evidence, component: EvidenceTab }] };
    case "work_items":
      return { ...NONE, head: ListBar, actions: [{ label: words.workList.rectify, test: "rectify", command: "rectify_problem", run: (id) => void rectify(id) }] };
    case "units":
      return { ...NONE, actions: [{ label: words.people.merge, test: "merge-unit", run: (id) => void goTo({ page: "merge", unit: id }) }] };
    case "posts":
      return { ...NONE, tabs: [{ key: "tenures", label: words.people.tenures, component: PostTenures }] };
    case "persons":
      return {
        ...NONE,
        actions: [{ label: words.people.depart, test: "depart-person", run: (id) => void goTo({ page: "depart", person: id }) }],
        tabs: [{ key: "tenures", label: words.people.tenures, component: PersonTenures }],
      };
    case "risks":
      return {
        ...NONE,
        head: RiskMap,
        assist: RiskAssist,
        tabs: [
          { key: "screening", label: words.risk.tab, component: RiskCourse },
          { key: "reviews", label: words.people.reviews, component: ReviewTab },
        ],
        batch: RiskBatch,
        many: [{ label: words.people.review, test: "batch-review", run: (ids) => void goTo({ page: "review", risks: ids }) }],
      };
    case "spot_checks":
      return { ...NONE, tabs: [{ key: "visit", label: words.spotCheck.visit, component: VisitTab }] };
    case "spot_draws":
      return { ...NONE, detail: DrawDetail };
    case "screenings":
      return { ...NONE, detail: ScreeningDetail };
    case "campaign_lines":
      return { ...NONE, head: CampaignPanel, batch: MarkBatch };
    case "key_areas":
      return { ...NONE, head: CoveragePanel };
    case "appraisals":
      return {
        ...NONE,
        wide: true,
        head: AppraisalBar,
        first: "scores",
        tabs: [
          { key: "scores", label: words.appraisal.scores, component: ScoreTab },
          { key: "formula", label: words.appraisal.formula, component: FormulaTab },
        ],
      };
    case "appraisal_lines":
    case "appraisal_items":
      return { ...NONE, head: AppraisalBar };
    case "bulletins":
      return { ...NONE, wide: true, head: BulletinBar, tabs: [{ key: "issue", label: words.bulletin.issuing, component: IssueTab }] };
    default:
      return NONE;
  }
}
