// The clipboard as WPS and Excel write it.
import { expect, it } from "vitest";
import { parseTsv, toTsv } from "../src/kit/grid/tsv";

it.each<[string, string, string[][]]>([
  ["one cell", "甲", [["甲"]]],
  ["a block with the line end that spreadsheets add", "甲\t乙\r\n丙\t丁\r\n", [["甲", "乙"], ["丙", "丁"]]],
  ["empty cells", "\t乙\n\t\n", [["", "乙"], ["", ""]]],
  ["a line break inside a cell", '"第一行\n第二行"\t乙', [["第一行\n第二行", "乙"]]],
  ["a quote inside a quoted cell", '"他说""好""，\n走了"', [['他说"好"，\n走了']]],
  ["a tab inside a quoted cell", '"甲\t乙"\t丙', [["甲\t乙", "丙"]]],
  ["a quote that only opens", '"甲\t乙', [['"甲', "乙"]]],
  ["a quote in the middle", '甲"乙"', [['甲"乙"']]],
  ["old line ends", "甲\r乙", [["甲"], ["乙"]]],
  ["nothing", "", []],
])("reads %s", (_, text, cells) => expect(parseTsv(text)).toEqual(cells));

it("writes what it reads back unchanged", () => {
  const cells = [["甲", "一\n二"], ['"引"', "制\t表"], ["", "=1+1"]];
  expect(parseTsv(toTsv(cells))).toEqual(cells);
});
