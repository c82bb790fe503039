import "server-only";
import { wordsOfNotes } from "@/lib/domain/hint/hint";
import type { RevisionContent } from "@/lib/domain/household/apply-changes";
import { type HouseholdRecord, newHouseholdRecord, type Source } from "@/lib/domain/household/record";
import type { DatedRevision } from "@/lib/domain/household/replay";
import type { Answers } from "@/lib/domain/instrument/answers";
import { datedBlocks } from "@/lib/domain/instrument/dated-blocks";
import { type Change, parseChangeKey } from "@/lib/domain/instrument/diff";
import { FIRST_INSTRUMENT, instrumentFor } from "@/lib/domain/instrument/registry";
import type { MemberOp } from "@/lib/domain/proposal/payload";
import { turnIdentifiers } from "@/lib/domain/variable/identifier";
import type { Level } from "@/lib/domain/variable/variable";
import { isSealed, unseal } from "@/lib/server/crypto/seal";
import type { Sql } from "@/lib/server/db/sql";

/** A revision as history reads it: identifiers plain (memory only), with who applied it and which proposal it was. */
export interface Revision extends DatedRevision {
  readonly isCorrection: boolean;
  readonly source: Source;
  readonly appliedBy: string | null;
  readonly proposalId: string | null;
  readonly undoesRevision: number | null;
  /** What its writers said of warnings. */
  readonly notes: readonly string[];
}

interface Row {
  revision: number;
  village_code: string;
  applied_at: Date;
  display_name: string | null;
  proposal_id: string | null;
  condition_date: string;
  is_correction: boolean;
  source: Source;
  changes: Change[];
  member_ops: MemberOp[];
  undoes_revision: number | null;
  instrument: string | null;
  version: number | null;
  touched: Answers | null;
  notes: Record<string, string> | null;
}

/** A family changes a few times a year; more than this is no history that a page can replay. */
const MOST_REVISIONS = 2_000;

export interface History {
  /** The family before its first revision. */
  readonly start: HouseholdRecord;
  /** In order of their numbers. */
  readonly revisions: readonly Revision[];
}

/** All revisions of a family in scope, ready to be replayed. Sections only looked at are read from the proposals. */
export async function readRevisions(sql: Sql, regencyCode: string, householdId: string): Promise<History> {
  const rows =
    await sql<Row>`SELECT r.revision, r.village_code, r.applied_at, u.display_name, r.proposal_id, r.condition_date,
      r.is_correction, r.source, r.changes, r.member_ops, r.undoes_revision, p.payload->>'instrument' AS instrument,
      (p.payload->>'version')::int AS version, p.payload->'answers' AS touched, p.payload->'notes' AS notes
    FROM household_revision r
    LEFT JOIN proposal p ON p.regency_code = r.regency_code AND p.id = r.proposal_id
    LEFT JOIN app_user u ON u.id = r.applied_by
    WHERE r.regency_code = ${regencyCode} AND r.household_id = ${householdId} ORDER BY r.revision LIMIT ${MOST_REVISIONS}`;
  const village = rows[0]?.village_code ?? `${regencyCode}000000`;
  return { start: newHouseholdRecord(village, householdId), revisions: rows.map(toRevision) };
}

function toRevision(row: Row): Revision {
  return {
    revision: row.revision,
    appliedAt: row.applied_at,
    conditionDate: row.condition_date,
    changes: row.changes.map(openChange),
    memberOps: row.member_ops,
    freshness: { asOf: row.condition_date, source: row.source },
    confirmed: confirmedBlocks(row),
    isCorrection: row.is_correction,
    source: row.source,
    appliedBy: row.display_name,
    proposalId: row.proposal_id,
    undoesRevision: row.undoes_revision,
    notes: wordsOfNotes(row.notes ?? {}),
  };
}

/** A stored change with its identifiers opened. */
export function openChange(change: Change): Change {
  const target = parseChangeKey(change.key);
  if (target === null) return change;
  const open = (value: Change["before"]) =>
    turnIdentifiers(target.level, target.key, value, (text) => (isSealed(text) ? unseal(text) : text));
  return { ...change, before: open(change.before), after: open(change.after) };
}

/** Blocks whose answers stood in the proposal, changed or not: all of them became as fresh as its condition date. */
function confirmedBlocks({ touched, instrument, version }: Row): NonNullable<RevisionContent["confirmed"]> {
  if (touched === null) return [];
  const form = instrumentFor(instrument ?? "", version ?? 0) ?? FIRST_INSTRUMENT;
  const ofRow = (level: Level, uid: string | null, row: object) =>
    datedBlocks(form, level, Object.keys(row)).map((block) => ({ uid, block }));
  return [
    ...ofRow("household", null, touched.household),
    ...Object.entries(touched.members).flatMap(([uid, row]) => ofRow("member", uid, row)),
    ...Object.entries(touched.civil).flatMap(([uid, row]) => ofRow("civil", uid, row)),
  ];
}
