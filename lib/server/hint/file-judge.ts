import "server-only";
import * as z from "zod";
import { readHintFile } from "@/lib/domain/hint/hint-file";
import type { Sector } from "@/lib/domain/hint/sector";
import type { Cell } from "@/lib/domain/sid/cell";
import type { Sql } from "@/lib/server/db/sql";
import { countVillages, type FileOf, type InParts, type Judged, type Writing } from "@/lib/server/office-file/judged";
import { matchHints } from "./match";
import { recordHints } from "./record";

/** Reads a sector's table and matches its people: which words would become hints. */
export async function judgeHints(
  { regencyCode, source, asOf }: FileOf<Sector>,
  cells: readonly (readonly Cell[])[],
  inParts: InParts,
): Promise<Judged | { readonly fault: string }> {
  const file = readHintFile(cells, source);
  if (!file.ok) return { fault: file.fault };
  const parts = await inParts(file.rows, (sql, rows) => matchHints(sql, regencyCode, { sector: source, asOf }, rows));
  const hints = parts.flatMap((part) => part.hints);
  const sum = (of: "same" | "settled" | "unknown") => parts.reduce((total, part) => total + part[of], 0);
  return {
    summary: {
      rows: file.rowCount,
      toWrite: hints.length,
      counts: {
        new: hints.length,
        same: sum("same"),
        settled: sum("settled"),
        unknown: sum("unknown"),
        faults: file.faults.length,
      },
      villages: countVillages(hints),
    },
    notes: file.faults,
    toWrite: hints.map(({ personUid, level, key, value }) => ({ personUid, level, key, value })),
  };
}

const keptSchema = z.array(
  z.strictObject({
    personUid: z.uuid(),
    level: z.enum(["household", "member"]),
    key: z.string(),
    value: z.union([z.number(), z.array(z.number())]),
  }),
);

/** Hints that one statement takes. */
const CHUNK = 5000;

/** Hands what a check kept to the villages. @returns how many hints stand that did not before */
export async function writeHints(sql: Sql, of: Writing<Sector>, kept: unknown): Promise<number> {
  const hints = keptSchema.parse(kept);
  const { regencyCode, source: sector, asOf, userId: givenBy, fileId: batchId, now } = of;
  const from = { regencyCode, sector, asOf, source: "file", givenBy, batchId, now } as const;
  let written = 0;
  for (let at = 0; at < hints.length; at += CHUNK) written += await recordHints(sql, from, hints.slice(at, at + CHUNK));
  return written;
}
