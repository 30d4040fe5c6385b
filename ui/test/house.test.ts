// House rules of the window's source, by reading it.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const SRC = join(import.meta.dirname, "../src");
const files = readdirSync(SRC, { recursive: true, encoding: "utf8" }).filter((file) => /\.(ts|vue|css)$/.test(file)).map((file) => ({ file: file.replaceAll("\\", "/"), text: readFileSync(join(SRC, file), "utf8") }));

/** Comments out, so that a rule may be named where it is explained. */
function code(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->/g, "").replace(/(^|\s)\/\/.*$/gm, "");
}

function where(pattern: RegExp, except: (file: string) => boolean = () => false): string[] {
  return files.filter(({ file, text }) => !except(file) && pattern.test(code(text))).map(({ file }) => file);
}

describe("the source", () => {
  it("is all there to be read", () => expect(files.length).toBeGreaterThan(60));

  it.each([
    ["markup from text", /v-html|innerHTML|outerHTML|insertAdjacentHTML|document\.write|srcdoc/],
    ["code from text", /\beval\(|new Function/],
    ["styles made at run time", /createElement\(["']style|adoptedStyleSheets|insertRule/],
    ["an inline style text", /\sstyle="|setAttribute\(["']style/],
    ["an address outside", /https?:\/\//],
    ["the browser's own memory", /localStorage|sessionStorage|indexedDB|document\.cookie/],
    ["a value without a type", /(:\s*any\b|<any>|as any\b|any\[\]|@ts-ignore|@ts-nocheck|@ts-expect-error)/],
    ["left-overs", /console\.|debugger|TODO|FIXME/],
    ["the clock's date", /new Date\(\)\.(toISO|getFullYear|getDate|getMonth)|Date\.now/],
  ])("holds no %s", (_, pattern) => expect(where(pattern)).toEqual([]));

  it("speaks to Tauri in the host folder only", () => expect(where(/@tauri-apps/, (file) => file.startsWith("host/"))).toEqual([]));

  it("asks the desk through call.ts only", () => expect(where(/\bask\b.*from "\.*\/host"/, (file) => file === "call.ts")).toEqual([]));

  it("keeps warning colours to the marks of warnings", () => expect(where(/var\(--(red|yellow|blue)\)/, (file) => ["kit/LevelMark.vue", "warning/LevelCards.vue"].includes(file))).toEqual([]));

  it("keeps Chinese words in text/, so that each is said once", () => {
    const spoken = files.filter(({ file }) => !file.startsWith("text/") && !file.startsWith("wire/") && !file.endsWith(".css"));
    const stray = spoken.filter(({ text }) => /["'`>][^"'`<>\n]*\p{Script=Han}/u.test(code(text).replace(/<style[\s\S]*?<\/style>/g, "")));
    expect(stray.map(({ file }) => file)).toEqual(["kit/marks.ts"]);
  });

  it("stays in files one can hold in the head", () => {
    const long = files.filter(({ file, text }) => !file.startsWith("wire/") && text.split("\n").length > 410).map(({ file }) => file);
    expect(long).toEqual([]);
  });

  it("says in each file what lives there", () => {
    const silent = files.filter(({ file, text }) => /\.(ts|vue)$/.test(file) && !/^(<script[^>]*>\n)?\/\/ \S/.test(text));
    expect(silent.map(({ file }) => file)).toEqual([]);
  });
});
