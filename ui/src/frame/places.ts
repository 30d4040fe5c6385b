// The rail: sections in the order of article 2 of 《办法》, each with what works today. Never a promise:
// a section without a working page is not shown, and its number stays free for it.
import { shapeOf, status } from "../state";
import { words } from "../text";
import type { Kind } from "../wire";
import type { Place } from "./history";

/** One line of the rail. */
export interface RailItem {
  label: string;
  place: Place;
  test: string;
  /** Registers that belong to it. */
  kinds: Kind[];
}

/** A section with its Alt number. */
export interface RailSection {
  label: string;
  number: number;
  items: RailItem[];
}

/** Registers that share the place 机构岗位. */
export const ORGANISATION: Kind[] = ["units", "posts", "persons", "charges", "systems"];
/** Registers that share the place 责任分解. */
export const DUTIES: Kind[] = ["duties", "progress", "duty_sheets"];
/** Registers that share the place 风险目录. */
export const RISKS: Kind[] = ["risks", "screenings", "campaign_lines", "key_areas"];
/** Registers that share the place 百分考核. */
export const APPRAISALS: Kind[] = ["appraisals", "appraisal_lines", "appraisal_items"];
/** Registers that share the place 预警处置. */
export const WARNINGS: Kind[] = ["warnings", "proposals"];
/** Registers that share the place 抽查记录. */
export const SPOTS: Kind[] = ["spot_checks", "spot_draws"];
/** Registers that share the place 各单位上报. */
export const RECEIVED: Kind[] = ["received_signals", "received_warnings", "received_returns"];
/** Registers beside 上报与接收. */
export const BUNDLES: Kind[] = ["correspondents", "sent_bundles"];
/** Places of several registers, as tabs over the page. */
export const GROUPS: readonly Kind[][] = [ORGANISATION, DUTIES, RISKS, WARNINGS, APPRAISALS, SPOTS, RECEIVED, BUNDLES];
/** Registers whose records can come back from the bin. */
export const BINNED: Kind[] = ["units", "posts", "persons", "charges", "systems", "duties", "progress", "duty_sheets", "work_items", "powers", "risks", "screenings", "key_areas", "spot_checks", "signals", "point_returns", "direct_receipts", "case_leads", "talks", "accountabilities", "proposals", "bulletins", "appraisals", "appraisal_items", "arrangements", "correspondents"];

function register(kind: Kind, label = shapeOf(kind)?.title ?? "", kinds: Kind[] = [kind]): RailItem {
  return { label, kinds, test: `nav-${kind}`, place: { page: "register", kind } };
}

function page(label: string, test: string, place: Place): RailItem {
  return { label, test, place, kinds: [] };
}

/** What a 预警中心 does: it takes in what townships send. */
function centreRail(): RailSection[] {
  const nav = words.nav;
  return [
    { number: 1, label: words.bundle.title, items: [{ ...page(words.bundle.title, "nav-home", { page: "home" }), kinds: BUNDLES }] },
    { number: 2, label: words.bundle.received, items: [register("received_signals", undefined, ["received_signals"]), register("received_warnings", undefined, ["received_warnings"]), register("received_returns", undefined, ["received_returns"])] },
    { number: 8, label: nav.settings, items: settings() },
  ];
}

function settings(): RailItem[] {
  const nav = words.nav;
  const centre = status.value?.centre === true;
  return [
    page(nav.office, "nav-office", { page: "office" }),
    ...(centre ? [] : [page(nav.templates, "nav-templates", { page: "templates" }), register("arrangements")]),
    register("journal"),
    page(nav.bin, "nav-bin", { page: "bin" }),
    page(words.backup.title, "nav-backups", { page: "backups" }),
    page(nav.verify, "nav-verify", { page: "verify" }),
  ];
}

/** The rail as it stands. */
export function rail(): RailSection[] {
  if (status.value?.centre) return centreRail();
  const nav = words.nav;
  return [
    { number: 1, label: nav.home, items: [page(nav.home, "nav-home", { page: "home" })] },
    { number: 2, label: nav.clearing, items: [register("units", nav.organisation, ORGANISATION), register("powers"), register("risks", nav.risks, RISKS), page(words.edition.title, "nav-editions", { page: "editions" }), page(nav.check, "nav-check", { page: "check" })] },
    { number: 3, label: nav.mechanism, items: [register("duties", undefined, DUTIES), register("work_items")] },
    { number: 4, label: words.letter.supervision, items: [page(words.spotCheck.coverage, "nav-spots", { page: "spots" }), register("spot_checks", words.spotCheck.records, SPOTS), register("inspections"), register("talks"), page(words.talk.coverage, "nav-talk-coverage", { page: "talk-coverage" })] },
    { number: 5, label: nav.warning, items: [register("signals"), register("direct_receipts"), register("warnings", undefined, WARNINGS), register("letters"), register("case_leads"), register("bulletins"), { ...page(words.returns.title, "nav-returns", { page: "returns" }), kinds: ["point_returns"] }, { ...page(words.bundle.title, "nav-bundles", { page: "bundles" }), kinds: BUNDLES }, page(nav.network, "nav-network", { page: "network" })] },
    { number: 6, label: nav.accountability, items: [register("appraisals", words.appraisal.rail, APPRAISALS), register("accountabilities")] },
    {
      number: 7,
      label: nav.papers,
      items: [page(nav.quarter, "nav-quarter", { page: "quarter" }), register("papers", nav.archive), page(nav.shelf, "nav-shelf", { page: "shelf" })],
    },
    {
      number: 8,
      label: nav.settings,
      items: settings(),
    },
  ];
}

/** The item is where the window stands. */
export function isHere(item: RailItem, place: Place): boolean {
  if (place.page === "register") return item.kinds.includes(place.kind) || (place.kind === "point_returns" && item.test === "nav-returns");
  if (place.page === "persons") return item.test === "nav-risks";
  if (place.page === "letter") return item.test === "nav-letters";
  if (place.page === "issue") return item.test === "nav-signals";
  if (place.page === "issue-sheet" || place.page === "renewal") return item.test === "nav-duties";
  if (place.page === "depart" || place.page === "merge") return item.kinds.includes("units");
  if (place.page === "review") return item.kinds.includes("risks");
  if (place.page === "draw") return item.test === "nav-spots";
  if (place.page === "rectify-finding") return item.test === "nav-spot_checks";
  if (place.page === "import") return item.kinds.length > 0 && place.kind !== undefined && item.kinds.includes(place.kind);
  if (place.page === "paper") return item.test === "nav-papers";
  return item.place.page === place.page;
}

/** A line of the palette that leads somewhere. */
export interface Destination {
  label: string;
  section: string;
  place: Place;
}

/** What the palette can do beside finding records: go anywhere, begin a record, bring in a table. */
export function destinations(): Destination[] {
  const places = rail().flatMap((section) => section.items.map((item) => ({ label: item.label, section: section.label, place: item.place })));
  const begin = BINNED.flatMap((kind): Destination[] => {
    const shape = shapeOf(kind);
    return shape?.can_create ? [{ label: words.form.newOne(shape.noun), section: words.tool.add, place: { page: "register", kind, create: true } }] : [];
  });
  return [...places, ...begin, { label: words.intake.title, section: words.tool.import, place: { page: "import" } }];
}
