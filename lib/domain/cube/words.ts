import type { Cut } from "./cut";
import type { TableRequest } from "./request";
import type { CubeTableRow } from "./table";

/** Asks the messages of `cube.cut` for the word of a code. */
export type CutWord = (cut: Cut, code: number) => string;

export interface CubeWords {
  readonly cut: CutWord;
  readonly all: string;
  readonly names: ReadonlyMap<string, string>;
}

/** What a row is called: a code of its cut, an area, or all of them. */
export function rowWord({ key }: CubeTableRow, { rows }: TableRequest, words: CubeWords): string {
  if (key === "all") return words.all;
  if (rows === "area") return words.names.get(String(key)) ?? String(key);
  return words.cut(rows, Number(key));
}

/** What the columns are called, the total last; nothing without columns. */
export function columnWords(columns: readonly number[], request: TableRequest, words: CubeWords): readonly string[] {
  const { columns: cut } = request;
  return cut === null ? [] : [...columns.map((code) => words.cut(cut, code)), words.all];
}
