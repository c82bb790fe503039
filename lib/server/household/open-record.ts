import "server-only";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import type { Answers } from "@/lib/domain/instrument/answers";
import type { Instrument } from "@/lib/domain/instrument/instrument";
import { instrumentOf, questionAnywhere } from "@/lib/domain/instrument/registry";
import { type UnaskedRow, unaskedAnswers } from "@/lib/domain/instrument/unasked";
import { maskIdentityNumber } from "@/lib/domain/nik/identity-number";
import { localDay } from "@/lib/domain/period/period";
import { snakeCase } from "@/lib/domain/variable/column";
import { turnIdentifiers } from "@/lib/domain/variable/identifier";
import type { Level } from "@/lib/domain/variable/variable";
import { writeAudit } from "@/lib/server/audit/write-audit";
import type { Sql } from "@/lib/server/db/sql";
import { findVillagePeriod, type VillagePeriod } from "@/lib/server/period/find-period";
import { timeZoneOf } from "@/lib/server/region/queries";
import { formNow } from "@/lib/server/regional/region-set";
import { type Family, findFamily } from "./family";

/** A family's record as a reader may see it, in the words of the period's form. */
export interface OpenRecord {
  readonly family: Family;
  readonly period: VillagePeriod | null;
  readonly instrument: Instrument;
  /** Identifiers cut to their last digits for those who may not read them. */
  readonly answers: Answers;
  readonly isMasked: boolean;
  /** YYYY-MM-DD in the village: ages are completed years on this day. */
  readonly today: string;
  /** YYYY-MM-DD: the day that the housing answers are about. */
  readonly day: string;
}

export interface UnaskedAnswers {
  readonly answered: readonly (Pick<UnaskedRow, "key" | "label" | "text"> & { readonly asOf: string | null })[];
  readonly empty: readonly string[];
}

/** A family in scope for reading, with one audit row that says what for; null when the scope does not hold it. */
export async function openRecord(
  actor: Actor,
  sql: Sql,
  key: { readonly regencyCode: string; readonly id: string },
  purpose: "update" | "print",
  now: Date,
): Promise<OpenRecord | null> {
  const family = await findFamily(sql, key.regencyCode, key.id, false);
  if (family === null) return null;
  const [period] = await Promise.all([
    findVillagePeriod(sql, family.villageCode, now),
    writeAudit(sql, actor, now, {
      action: "household:read",
      subjectKind: "household",
      subjectIds: [family.id],
      areaCode: family.villageCode,
      purpose,
    }),
  ]);
  const { instrument } = await formNow(sql, instrumentOf(period), family.villageCode, period, now);
  const isMasked = !authorize(actor, "household:read-identity");
  const answers = isMasked ? maskIdentifiers(family.answers) : family.answers;
  const today = period?.today ?? localDay(now, await timeZoneOf(family.villageCode));
  const housing = family.row["housing_as_of"];
  return { family, period, instrument, answers, isMasked, today, day: typeof housing === "string" ? housing : today };
}

/** What the period's form does not ask of the household (uid null) or of one person. */
export function unaskedIn(
  { family, instrument, answers }: OpenRecord,
  uid: string | null,
  locale: "id" | "en",
): UnaskedAnswers {
  const { answered, empty } = unaskedAnswers(instrument, answers, locale, questionAnywhere, uid);
  const row = uid === null ? family.row : family.memberRows.get(uid);
  return {
    answered: answered.map(({ dateBlock, ...line }) => {
      const asOf = row?.[snakeCase(`${dateBlock}AsOf`)];
      return { ...line, asOf: typeof asOf === "string" ? asOf : null };
    }),
    empty,
  };
}

/** Answers with every identifier cut to its last four digits. */
export function maskIdentifiers(answers: Answers): Answers {
  const mask = (level: Level, row: Answers["household"]) =>
    Object.fromEntries(
      Object.entries(row).map(([key, value]) => [key, turnIdentifiers(level, key, value, maskIdentityNumber)]),
    );
  const rows = (level: Level, all: Answers["members"]) =>
    Object.fromEntries(Object.entries(all).map(([uid, row]) => [uid, mask(level, row)]));
  return {
    household: mask("household", answers.household),
    members: rows("member", answers.members),
    civil: rows("civil", answers.civil),
  };
}
