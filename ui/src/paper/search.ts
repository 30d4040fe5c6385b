// Finding words in the pages of a paper: over line ends, whatever the width or case of a letter. Never asks
// the desk, and never measures a glyph: places come with the words.
import type { PageWords, WordLine } from "../wire";

/** Characters of one line, `from` to `to` counted as characters. */
export interface Spot {
  page: number;
  line: number;
  from: number;
  to: number;
}

/** One place where the words stand: more than one spot where a line end cuts them. */
export type Hit = readonly Spot[];

/** A box on a page, in the page's own units. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

interface Flow {
  page: number;
  /** The folded characters that follow each other. */
  text: string;
  /** Where each unit of the text stands: line and character. */
  places: readonly (readonly [line: number, at: number])[];
}

/** A paper's words made ready to be searched. */
export type Index = readonly Flow[];

/** One character as it is compared: half width, lower case; blanks are nothing. */
function fold(character: string): string {
  const plain = character.normalize("NFKC").toLowerCase().replace(/\s/g, "");
  // A sign that unfolds into several (㈠) is compared as it is: nobody types its parts.
  return [...plain].length === 1 ? plain : character.trim();
}

function folded(text: string): string {
  return [...text].map(fold).join("");
}

/** Makes the words of a paper ready to be searched. */
export function indexOf(pages: readonly PageWords[]): Index {
  return pages.flatMap((page, number) => flowsOf(page, number));
}

function flowsOf(page: PageWords, number: number): Flow[] {
  const flows: { page: number; text: string; places: [number, number][] }[] = [];
  page.lines.forEach((line, at) => {
    let flow = flows[flows.length - 1];
    if (!flow || !line.joined) {
      flow = { page: number, text: "", places: [] };
      flows.push(flow);
    }
    for (const [index, character] of [...line.text].entries()) {
      const plain = fold(character);
      flow.text += plain;
      // A character beyond U+FFFF is two units of the text, both at its place.
      for (let unit = 0; unit < plain.length; unit += 1) flow.places.push([at, index]);
    }
  });
  return flows;
}

/** Every place where the words stand, in the order of reading. */
export function find(index: Index, words: string): Hit[] {
  const wanted = folded(words);
  if (wanted === "") return [];
  const hits: Hit[] = [];
  for (const flow of index) {
    for (let at = flow.text.indexOf(wanted); at >= 0; at = flow.text.indexOf(wanted, at + wanted.length)) hits.push(spots(flow, at, at + wanted.length));
  }
  return hits;
}

function spots(flow: Flow, from: number, to: number): Spot[] {
  const found: Spot[] = [];
  for (const [line, at] of flow.places.slice(from, to)) {
    const last = found[found.length - 1];
    if (last?.line === line) last.to = at + 1;
    else found.push({ page: flow.page, line, from: at, to: at + 1 });
  }
  return found;
}

/** The box around some characters of a line. */
export function boxOf(line: WordLine, from: number, to: number): Box {
  const reach = (end: number): number => line.steps.slice(0, end).reduce((sum, step) => sum + step, 0);
  const [start, end] = [reach(from), reach(to)];
  if (line.turn === 90) return { x: line.left, y: line.top + line.height - end, width: line.width, height: end - start };
  return { x: line.left + start, y: line.top, width: end - start, height: line.height };
}

/** The hit to show first when a search begins: the first one on this page or after it. */
export function firstFrom(hits: readonly Hit[], page: number): number {
  const at = hits.findIndex((hit) => (hit[0]?.page ?? 0) >= page);
  return Math.max(0, at);
}

/** Selected pieces of lines as they are copied: what a line end cut is whole again, other lines end. */
export function copied(pieces: readonly { text: string; joined: boolean }[]): string {
  return pieces.map((piece, at) => (at > 0 && !piece.joined ? `\n${piece.text}` : piece.text)).join("");
}
