// The clipboard's text as spreadsheets write it: tabs between cells, lines between rows, quotes around
// a cell that holds either. Never reads the clipboard itself.

/** Cells of copied text. A last empty line is the end of the text, not a row. */
export function parseTsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  let start = true;
  const endCell = (): void => {
    row.push(cell);
    cell = "";
    start = true;
  };
  const endRow = (): void => {
    endCell();
    rows.push(row);
    row = [];
  };
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (char === '"' && start && closes(text, at + 1)) {
      quoted = true;
      start = false;
    } else if (char === "\t") endCell();
    else if (char === "\n") endRow();
    else if (char === "\r") {
      if (text[at + 1] !== "\n") endRow();
    } else {
      cell += char;
      start = false;
    }
  }
  if (cell !== "" || row.length > 0) endRow();
  return rows;
}

/** A quote opens a quoted cell only when a closing one stands before a tab, a line end or the end. */
function closes(text: string, from: number): boolean {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] !== '"') continue;
    if (text[at + 1] === '"') at += 1;
    else return at + 1 === text.length || /[\t\r\n]/.test(text[at + 1] ?? "");
  }
  return false;
}

/** Text for the clipboard that spreadsheets take apart into the same cells. */
export function toTsv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string): string => (/[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => row.map(cell).join("\t")).join("\r\n");
}
