// 条款体检: which checks and findings are shown, and where a finding leads. The reply is the desk's own, taken
// as those of wire.test.ts were, with three findings a check.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { nextTick } from "vue";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { openCheck, shownChecks } from "../src/check/checks";
import type { Checked, CheckLine } from "../src/wire";
import { at, mount } from "./mount";

const golden = JSON.parse(readFileSync(join(import.meta.dirname, "golden/check_articles.json"), "utf8")) as Checked;
let reply: Checked = golden;
const asked: { command: string; request: unknown }[] = [];
vi.mock("../src/host", () => ({
  ask: async (command: string, request: unknown): Promise<unknown> => {
    asked.push({ command, request });
    return reply;
  },
}));
const { beginAnew, goTo, place } = await import("../src/frame/router");
const { default: CheckPage } = await import("../src/check/CheckPage.vue");

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 12; turn += 1) await Promise.resolve();
  await nextTick();
};

const codes = (lines: readonly CheckLine[]): string[] => lines.map((line) => line.check);
const failed = golden.checks.filter((line) => line.count > 0);

describe("the checks shown", () => {
  it("are those that found something, or all", () => {
    expect(codes(shownChecks(golden.checks, { all: false, search: " " }))).toEqual(codes(failed));
    expect(shownChecks(golden.checks, { all: true, search: "" })).toHaveLength(golden.checks.length);
  });

  it("hold the words in their name, or in the findings that are left", () => {
    const named = shownChecks(golden.checks, { all: false, search: "有权无险" });
    expect([codes(named), named[0]?.findings.length]).toEqual([["power_risk"], 3]);
    const found = shownChecks(golden.checks, { all: true, search: "xk04" });
    expect(found.map((line) => [line.check, line.findings.length])).toEqual([["power_risk", 1]]);
    expect(shownChecks(golden.checks, { all: true, search: "第十三条 落实到人" }).map((line) => line.check)).toEqual(["post_holder"]);
    expect(shownChecks(golden.checks, { all: true, search: "没有这几个字" })).toEqual([]);
  });

  it("stand open at the chosen one while it is shown, else at the first that found something", () => {
    expect(openCheck(golden.checks, "power_risk")?.check).toBe("power_risk");
    expect(openCheck(golden.checks, null)?.check).toBe(failed[0]?.check);
    expect(openCheck(golden.checks.filter((line) => line.count === 0), "power_risk")?.count).toBe(0);
    expect(openCheck([], "power_risk")).toBeNull();
  });
});

describe("the page", () => {
  beforeEach(async () => {
    reply = golden;
    asked.length = 0;
    beginAnew();
    await goTo({ page: "check" });
    await mount(CheckPage, { start: { page: "check" } });
    await settled();
  });

  it("counts, opens a check, and a finding leads to its record", async () => {
    expect(asked).toEqual([{ command: "check_articles", request: { limit: 500 } }]);
    expect(at("check-sum").textContent).toBe(`${golden.failed} 项有问题，共 ${golden.found} 条`);
    at("check-power_risk").click();
    await settled();
    const line = golden.checks.find((one) => one.check === "power_risk");
    expect(at("check-open").textContent).toContain(`${line?.article}：${line?.label}`);
    expect(at("check-left").textContent).toContain("打印可得全部");
    expect(document.querySelectorAll('[data-test="finding"]')).toHaveLength(3);
    expect(place.value).toEqual({ page: "check", check: "power_risk", search: "", all: false });
    at("finding").click();
    await settled();
    expect(place.value).toEqual({ page: "register", kind: "powers", id: line?.findings[0]?.id });
  });

  it("shows those that passed when asked, and says so", async () => {
    expect(document.querySelector('[data-test="check-four_not_direct"]')).toBeNull();
    at<HTMLInputElement>("check-failed-only").click();
    await settled();
    at("check-four_not_direct").click();
    await settled();
    expect(at("empty").textContent).toContain("没有发现问题");
  });

  it("prints the list", async () => {
    at("tool-print").click();
    await settled();
    expect(place.value).toEqual({ page: "make", request: { paper: "check_list" }, title: "条款体检" });
  });
});

describe("an office in order", () => {
  it("is told so", async () => {
    reply = { ...golden, found: 0, failed: 0, checks: golden.checks.map((line) => ({ ...line, count: 0, findings: [] })) };
    await mount(CheckPage, { start: { page: "check" } });
    await settled();
    expect(at("check-sum").textContent).toBe("没有发现问题");
    expect(at("empty").textContent).toContain(`${golden.checks.length} 项检查都已通过`);
  });
});
