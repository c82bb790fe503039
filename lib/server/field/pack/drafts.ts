import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import type { FieldConflict } from "@/lib/domain/field/operation";
import type { ProposalKind } from "@/lib/domain/proposal/kind";
import type { Payload } from "@/lib/domain/proposal/payload";
import { type StoredStep, toStep } from "@/lib/domain/queue/history";
import { isEditable, OPEN_STATES, type ProposalState } from "@/lib/domain/workflow/workflow";
import type { Sql } from "@/lib/server/db/sql";
import { listConflictsOf } from "@/lib/server/proposal/conflict-views";

/** An open proposal of a family, as marks and the family's line need it. */
export interface OpenLine {
  readonly id: string;
  readonly householdId: string;
  readonly kind: ProposalKind;
  readonly state: ProposalState;
  readonly version: number;
  readonly periodId: string;
  readonly since: Date;
  /** Of its open conflicts. */
  readonly conflictIds: readonly string[];
}

/** Open proposals by family. Those that may be edited are drafts of the device, one of the others is under way. */
export async function openLines(
  sql: Sql,
  regencyCode: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly OpenLine[]>> {
  const rows =
    await sql<OpenLine>`SELECT id, household_id AS "householdId", kind, state, version, period_id AS "periodId",
      state_since AS since, ARRAY(SELECT c.id::text FROM draft_conflict c WHERE c.regency_code = p.regency_code
        AND c.proposal_id = p.id AND c.state = 'open' ORDER BY c.id) AS "conflictIds" FROM proposal p
    WHERE regency_code = ${regencyCode} AND household_id = ANY (${[...ids]}::uuid[]) AND state = ANY (${OPEN_STATES})
    ORDER BY household_id, id`;
  const lines = new Map<string, OpenLine[]>();
  for (const row of rows) {
    const own = lines.get(row.householdId);
    if (own === undefined) lines.set(row.householdId, [row]);
    else own.push(row);
  }
  return lines;
}

/** A draft with what its form shows of it. Identifiers of the payload are sealed. */
export interface StoredDraft {
  readonly id: string;
  readonly householdId: string;
  readonly kind: ProposalKind;
  readonly state: ProposalState;
  readonly version: number;
  readonly headName: string;
  readonly dusun: string | null;
  readonly rw: string | null;
  readonly rt: string | null;
  readonly payload: Payload;
  readonly isCorrection: boolean;
  readonly undoesRevision: number | null;
  readonly periodStart: string | null;
  readonly reason: string | null;
  readonly note: string | null;
  readonly conflicts: readonly FieldConflict[];
}

interface Row extends Omit<StoredDraft, "reason" | "note" | "conflicts"> {
  readonly step: Omit<StoredStep, "at"> | null;
}

/** Drafts by id with the latest step of each, why it came back, and what two people wrote. */
export async function readDrafts(
  sql: Sql,
  actor: Actor,
  regencyCode: string,
  lines: readonly OpenLine[],
): Promise<StoredDraft[]> {
  if (lines.length === 0) return [];
  const ids = lines.map(({ id }) => id);
  const torn = lines.filter(({ conflictIds }) => conflictIds.length > 0).map(({ id }) => id);
  const [rows, conflicts] = await Promise.all([
    selectDrafts(sql, regencyCode, ids),
    torn.length === 0 ? [] : listConflictsOf(sql, actor, regencyCode, torn),
  ]);
  return rows
    .filter(({ state }) => isEditable(state))
    .map(({ step, ...row }) => {
      const last = step === null ? null : toStep({ ...step, at: new Date(0) }, null);
      const own = conflicts.flatMap(({ proposalId, conflict }) => (proposalId === row.id ? [conflict] : []));
      return { ...row, reason: last?.reason ?? null, note: last?.note ?? null, conflicts: own };
    });
}

function selectDrafts(sql: Sql, regencyCode: string, ids: readonly string[]): Promise<Row[]> {
  return sql<Row>`SELECT p.id, p.household_id AS "householdId", p.kind, p.state, p.version, p.head_name AS "headName",
      p.dusun, p.rw, p.rt, p.payload, p.is_correction AS "isCorrection", p.undoes_revision AS "undoesRevision",
      t.starts_on AS "periodStart", e.step
    FROM proposal p LEFT JOIN period t ON t.id = p.period_id
    LEFT JOIN LATERAL (SELECT jsonb_build_object('id', v.id, 'actorId', v.actor_id, 'role', v.role, 'event', v.event,
        'fromState', v.from_state, 'toState', v.to_state, 'reasonCode', v.reason_code, 'note', v.note) AS step
      FROM proposal_event v WHERE v.regency_code = p.regency_code AND v.proposal_id = p.id
      ORDER BY v.at DESC, v.id DESC LIMIT 1) e ON true
    WHERE p.regency_code = ${regencyCode} AND p.id = ANY (${[...ids]}::uuid[])
    ORDER BY p.id`;
}
