import "server-only";
import { isPastList } from "@/lib/domain/office-file/source";
import type { Cell } from "@/lib/domain/sid/cell";
import type { Sql } from "@/lib/server/db/sql";
import { judgeHints, writeHints } from "@/lib/server/hint/file-judge";
import { judgePast, writePast } from "@/lib/server/past-list/file-judge";
import type { FileOf, InParts, Judged, Writing } from "./judged";

/** Reads a table as its source's and matches it with the register; or says why it is none. */
export function judgeTable(
  of: FileOf,
  cells: readonly (readonly Cell[])[],
  inParts: InParts,
): Promise<Judged | { readonly fault: string }> {
  const { source, regencyCode, asOf } = of;
  return isPastList(source)
    ? judgePast({ source, regencyCode, asOf }, cells, inParts)
    : judgeHints({ source, regencyCode, asOf }, cells, inParts);
}

/** Writes what a check kept, inside the caller's transaction. @returns how many lines it wrote */
export function writeJudged(sql: Sql, of: Writing, kept: unknown): Promise<number> {
  const { source } = of;
  return isPastList(source) ? writePast(sql, { ...of, source }, kept) : writeHints(sql, { ...of, source }, kept);
}
