import "server-only";
import * as z from "zod";
import { authorizeIn } from "@/lib/domain/access/actor";
import { refuse } from "@/lib/domain/error/error-code";
import {
  areasBelow,
  type ClosingBar,
  type ClosingState,
  closingBar,
  isVillage,
  mayClose,
  mayReopen,
  reopensWith,
} from "@/lib/domain/period/closing";
import { localDay } from "@/lib/domain/period/period";
import { type CommandContext, defineCommand, done } from "@/lib/server/command/command";
import type { Sql } from "@/lib/server/db/sql";
import { type ClosingRow, lockRegency, lockVillage, readClosings, readOpenWork } from "./closings";

const target = {
  /** Id of the row that is written. */
  id: z.uuid(),
  regionCode: z.string().regex(/^(?:\d{4}|\d{6}|\d{10})$/),
  year: z.number().int().min(2000).max(2100),
};

const closeSchema = z.strictObject({
  ...target,
  /** The region's newest row as the page showed it; null: none. Another one since then refuses. */
  seen: z.uuid().nullable(),
});

/**
 * Closes a region's year: a village when nothing is open in it, a district or regency when all below it is closed.
 * Drafts, submissions and other closings wait until it is decided.
 */
export const closePeriod = defineCommand({
  name: "period.close",
  permission: "period:close",
  input: closeSchema,
  async run(context) {
    const { sql, actor, input, now } = context;
    const { regionCode, year } = input;
    if (!authorizeIn(actor, "period:close", regionCode)) return refuse("NOT_FOUND");
    const period = await findPeriod(sql, regionCode, year);
    const today = period === null ? "" : localDay(now, period.time_zone);
    if (!mayClose(actor, regionCode, period !== null && period.ends_on < today)) return refuse("FORBIDDEN");
    if (period === null) return refuse("NOT_FOUND");
    await lockRegency(sql, regionCode);
    if (isVillage(regionCode)) await lockVillage(sql, regionCode);
    const closings = await readClosings(sql, regionCode, year);
    if ((closings.get(regionCode)?.id ?? null) !== input.seen) return refuse("STALE");
    const bar = closingBar(await stateOf(context, closings, period.starts_on <= today));
    if (bar !== null) return barred(bar);
    await sql`INSERT INTO period_closing (id, region_code, year, period_id, event, by, at)
      VALUES (${input.id}, ${regionCode}, ${year}, ${period.id}, 'close', ${actor.userId}, ${now})`;
    return done({ id: input.id }, auditOf("period:close", regionCode, year, [input.id]));
  },
});

const reopenSchema = z.strictObject({ ...target, reason: z.string().trim().min(5).max(500), seen: z.uuid() });

/** Opens a closed region again, and with it what is closed above it. What is closed below stays closed. */
export const reopenPeriod = defineCommand({
  name: "period.reopen",
  permission: "period:reopen",
  input: reopenSchema,
  async run({ sql, actor, input, now, newId }) {
    const { regionCode, year, reason } = input;
    if (!mayReopen(actor, regionCode)) return refuse("NOT_FOUND");
    const period = await findPeriod(sql, regionCode, year);
    if (period === null) return refuse("NOT_FOUND");
    await lockRegency(sql, regionCode);
    const closings = await readClosings(sql, regionCode, year);
    if ((closings.get(regionCode)?.id ?? null) !== input.seen) return refuse("STALE");
    const opened = reopensWith(regionCode, (code) => closings.get(code)?.event === "close");
    if (opened.length === 0) return refuse("NOT_ALLOWED_NOW");
    const ids: string[] = [];
    for (const code of opened) {
      const id = code === regionCode ? input.id : newId();
      ids.push(id);
      await sql`INSERT INTO period_closing (id, region_code, year, period_id, event, reason, by, at)
        VALUES (${id}, ${code}, ${year}, ${period.id}, 'reopen', ${reason}, ${actor.userId}, ${now})`;
    }
    return done({ id: input.id, regions: opened.length }, auditOf("period:reopen", regionCode, year, ids));
  },
});

interface PeriodRow {
  readonly id: string;
  readonly starts_on: string;
  readonly ends_on: string;
  readonly time_zone: string;
}

/** The period of a region in a year: its regency's, or the nearest one above. */
async function findPeriod(sql: Sql, regionCode: string, year: number): Promise<PeriodRow | null> {
  const codes = [regionCode.slice(0, 4), regionCode.slice(0, 2), "0"];
  const rows = await sql<PeriodRow>`SELECT p.id, p.starts_on, p.ends_on, r.time_zone FROM period p, region r
    WHERE r.code = ${regionCode} AND p.year = ${year} AND p.region_code = ANY (${codes})
    ORDER BY length(p.region_code) DESC, p.region_code DESC LIMIT 1`;
  return rows[0] ?? null;
}

async function stateOf(
  { sql, input, now }: CommandContext<z.infer<typeof closeSchema>>,
  closings: ReadonlyMap<string, ClosingRow>,
  hasBegun: boolean,
): Promise<ClosingState> {
  const { regionCode, year } = input;
  const isClosed = (code: string) => closings.get(code)?.event === "close";
  const at = { isClosed: isClosed(regionCode), hasBegun };
  if (isVillage(regionCode)) {
    const work = await readOpenWork(sql, [regionCode], year, now);
    return { ...at, work: work.get(regionCode) ?? {} };
  }
  const villages = await sql<{ code: string }>`SELECT code FROM region
    WHERE level = 4 AND code > ${regionCode} AND code < ${`${regionCode}:`}`;
  const below = areasBelow(
    regionCode,
    villages.map(({ code }) => code),
  );
  return { ...at, below: below.map(isClosed) };
}

function barred(bar: ClosingBar) {
  if (bar.why === "WORK_OPEN")
    return refuse("WORK_OPEN", { info: Object.fromEntries(bar.hindrances.map(({ kind, count }) => [kind, count])) });
  if (bar.why === "BELOW_OPEN") return refuse("WORK_OPEN", { info: { areas: bar.open } });
  return refuse("NOT_ALLOWED_NOW");
}

function auditOf(action: string, areaCode: string, year: number, subjectIds: readonly string[]) {
  return { action, subjectKind: "period" as const, subjectIds, areaCode, detail: { year } };
}
