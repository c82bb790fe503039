import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import { isRole, type Role } from "@/lib/domain/access/role";
import { type DigestFacts, digestSchema, readableWeeks } from "@/lib/domain/digest/digest";
import { localDay } from "@/lib/domain/period/period";
import { referenceSql } from "@/lib/server/db/reference";
import { regionLabel, timeZoneOf } from "@/lib/server/region/queries";

export interface DigestLine {
  readonly role: Role;
  readonly regionCode: string;
  readonly regionLabel: string;
  readonly facts: DigestFacts;
  readonly madeAt: Date;
}

export interface DigestPage {
  /** Its Monday, YYYY-MM-DD. */
  readonly week: string;
  readonly weeks: readonly string[];
  readonly lines: readonly DigestLine[];
}

interface Row {
  readonly role: string;
  readonly region_code: string;
  readonly facts: unknown;
  readonly made_at: Date;
}

/** A person's own digests of a week, one for each duty they held; null for a week that may not be read. */
export async function findDigest(actor: Actor, asked: string | null, now: Date): Promise<DigestPage | null> {
  const weeks = readableWeeks(localDay(now, await timeZoneOf(actor.grant.regionCode)));
  const week = asked ?? weeks[0];
  if (week === undefined || !weeks.includes(week)) return null;
  const rows = await referenceSql()<Row>`SELECT role, region_code, facts, made_at FROM weekly_digest
    WHERE user_id = ${actor.userId} AND week = ${week} ORDER BY role, region_code LIMIT 100`;
  const lines = await Promise.all(rows.map(toLine));
  return { week, weeks, lines: lines.filter((line) => line !== null) };
}

async function toLine(row: Row): Promise<DigestLine | null> {
  const facts = digestSchema.safeParse(row.facts);
  if (!facts.success || !isRole(row.role)) return null;
  return {
    role: row.role,
    regionCode: row.region_code,
    regionLabel: await regionLabel(row.region_code),
    facts: facts.data,
    madeAt: row.made_at,
  };
}
