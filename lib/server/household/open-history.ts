import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import type { HouseholdRecord } from "@/lib/domain/household/record";
import { replay } from "@/lib/domain/household/replay";
import { answerIn } from "@/lib/domain/instrument/answers";
import type { Instrument } from "@/lib/domain/instrument/instrument";
import type { Locale } from "@/lib/domain/instrument/question";
import { instrumentOf } from "@/lib/domain/instrument/registry";
import { parsePublicId } from "@/lib/domain/public-id/public-id";
import type { Sight } from "@/lib/domain/queue/readable";
import { writeAudit } from "@/lib/server/audit/write-audit";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { findVillagePeriod, type VillagePeriod } from "@/lib/server/period/find-period";
import { formEver, formNow } from "@/lib/server/regional/region-set";
import { type Family, findFamily } from "./family";
import { type History, readRevisions } from "./revisions";

/** A family in scope with its whole history, for one page. Identifiers are plain: memory only. */
export interface OpenHistory extends History {
  readonly family: Family;
  readonly headName: string;
  readonly period: VillagePeriod | null;
  /** The questionnaire to read answers with: that of the village's period. */
  readonly instrument: Instrument;
  /** The same with every item that the village's regions ever asked. */
  readonly archive: Instrument;
  /** Everybody who ever was in the family, by their latest name. */
  readonly names: ReadonlyMap<string, string>;
  readonly sight: Sight;
}

/**
 * Opens a family's history for a page and logs the reading. Null when the scope does not hold the family or the id is
 * none: one answer for both.
 */
export async function openHistory<T>(
  actor: Actor,
  publicId: string,
  locale: Locale,
  now: Date,
  work: (open: OpenHistory, sql: Sql) => Promise<T> | T,
): Promise<T | null> {
  const key = parsePublicId(publicId);
  if (key === null) return null;
  return underScope(scopeOf(actor), async ({ sql }) => {
    const family = await findFamily(sql, key.regencyCode, key.id, false);
    if (family === null) return null;
    await writeAudit(sql, actor, now, {
      action: "household:read-history",
      subjectKind: "household",
      subjectIds: [key.id],
      areaCode: family.villageCode,
      purpose: "history",
    });
    const history = await readRevisions(sql, key.regencyCode, key.id);
    const period = await findVillagePeriod(sql, family.villageCode, now);
    const asked = instrumentOf(period);
    const { instrument } = await formNow(sql, asked, family.villageCode, period, now);
    const open: OpenHistory = {
      ...history,
      family,
      headName: String(family.row["head_name"]),
      period,
      instrument,
      archive: await formEver(sql, asked, family.villageCode),
      names: namesIn(replay(history.start, history.revisions), family),
      sight: { locale, identity: authorize(actor, "household:read-identity") },
    };
    return work(open, sql);
  });
}

function namesIn(record: HouseholdRecord, { answers, former }: Family): ReadonlyMap<string, string> {
  const rows = [
    ...record.members.map(({ uid, answers: row }) => [uid, row] as const),
    ...Object.entries(former.members),
    ...Object.entries(answers.members),
  ];
  return new Map(
    rows.flatMap(([uid, row]) => {
      const name = answerIn(row, "name");
      return typeof name === "string" ? [[uid, name] as const] : [];
    }),
  );
}
