import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { answerText } from "@/lib/domain/instrument/answer-text";
import type { AnswerValue } from "@/lib/domain/instrument/answers";
import { type Change, parseChangeKey } from "@/lib/domain/instrument/diff";
import { findQuestion } from "@/lib/domain/instrument/instrument";
import { INSTRUMENTS } from "@/lib/domain/instrument/registry";
import { maskIdentityNumber } from "@/lib/domain/nik/identity-number";
import { parsePublicId } from "@/lib/domain/public-id/public-id";
import { findVariable } from "@/lib/domain/variable/dictionary";
import { writeAudit } from "@/lib/server/audit/write-audit";
import { isSealed, unseal } from "@/lib/server/crypto/seal";
import { writeScoped } from "@/lib/server/db/scoped";

export interface HistoryChange {
  readonly key: string;
  readonly label: string;
  /** Whose answer it is; null for the household. */
  readonly person: string | null;
  readonly before: string;
  readonly after: string;
}

/** One revision of a family: who, when, why, what. */
export interface HistoryRevision {
  readonly revision: number;
  readonly appliedAt: Date;
  readonly appliedBy: string | null;
  readonly conditionDate: string;
  readonly isCorrection: boolean;
  readonly source: number;
  readonly changes: readonly HistoryChange[];
}

export interface HistoryPage {
  readonly headName: string;
  readonly villageCode: string;
  readonly revisions: readonly HistoryRevision[];
}

interface Row {
  revision: number;
  applied_at: Date;
  display_name: string | null;
  condition_date: string;
  is_correction: boolean;
  source: number;
  changes: Change[];
}

const MOST_REVISIONS = 50;

/** The revisions of a family, newest first; the first load is told as one line. Null when it is not in scope. */
export async function findHistory(
  actor: Actor,
  publicId: string,
  locale: "id" | "en",
  now: Date,
): Promise<HistoryPage | null> {
  const key = parsePublicId(publicId);
  if (key === null) return null;
  return writeScoped(scopeOf(actor), async ({ sql }) => {
    const { regencyCode, id } = key;
    const heads = await sql<{ head_name: string; village_code: string }>`SELECT head_name, village_code FROM household
      WHERE regency_code = ${regencyCode} AND id = ${id}`;
    const head = heads[0];
    if (head === undefined) return null;
    const people = await sql<{
      id: string;
      name: string;
    }>`SELECT id, name FROM member WHERE regency_code = ${regencyCode} AND household_id = ${id}`;
    const rows =
      await sql<Row>`SELECT r.revision, r.applied_at, u.display_name, r.condition_date, r.is_correction, r.source,
        CASE WHEN r.revision = 1 THEN '[]'::jsonb ELSE r.changes END AS changes
      FROM household_revision r LEFT JOIN app_user u ON u.id = r.applied_by
      WHERE r.regency_code = ${regencyCode} AND r.household_id = ${id} ORDER BY r.revision DESC LIMIT ${MOST_REVISIONS}`;
    await writeAudit(sql, actor, now, {
      action: "household:read-history",
      subjectKind: "household",
      subjectIds: [id],
      areaCode: head.village_code,
      purpose: "history",
    });
    const names = new Map(people.map((person) => [person.id, person.name]));
    const isMasked = !authorize(actor, "household:read-identity");
    return {
      headName: head.head_name,
      villageCode: head.village_code,
      revisions: rows.map((row) => ({
        revision: row.revision,
        appliedAt: row.applied_at,
        appliedBy: row.display_name,
        conditionDate: row.condition_date,
        isCorrection: row.is_correction,
        source: row.source,
        changes: row.changes.flatMap((change) => toLine(change, names, isMasked, locale)),
      })),
    };
  });
}

function toLine(
  change: Change,
  names: ReadonlyMap<string, string>,
  isMasked: boolean,
  locale: "id" | "en",
): HistoryChange[] {
  const target = parseChangeKey(change.key);
  if (target === null) return [];
  const variable = findVariable(target.level, target.key);
  const question = INSTRUMENTS[0] ? findQuestion(INSTRUMENTS[0], target.level, target.key) : null;
  const text = (value: AnswerValue) => {
    const isIdentifier = variable?.kind === "sealed";
    const plain = isIdentifier && typeof value === "string" && isSealed(value) ? unseal(value) : value;
    if (isIdentifier && isMasked && typeof plain === "string") return maskIdentityNumber(plain);
    return question === null ? String(plain ?? "") : answerText(question, plain, locale);
  };
  return [
    {
      key: change.key,
      label: question?.label[locale] ?? variable?.label[locale] ?? target.key,
      person: target.uid === null ? null : (names.get(target.uid) ?? null),
      before: text(change.before),
      after: text(change.after),
    },
  ];
}
