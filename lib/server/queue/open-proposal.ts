import "server-only";
import { instrumentFor } from "@/lib/domain/instrument/registry";
import type { ProposalKind } from "@/lib/domain/proposal/kind";
import type { Payload } from "@/lib/domain/proposal/payload";
import { withoutGone } from "@/lib/domain/proposal/people";
import { isOpen, type ProposalState } from "@/lib/domain/workflow/workflow";
import { referenceSql } from "@/lib/server/db/reference";
import type { ScopedTx } from "@/lib/server/db/scoped";
import { toFamily } from "@/lib/server/household/family";
import type { Draft } from "@/lib/server/proposal/draft";
import { draftBase } from "@/lib/server/proposal/draft-base";
import { unsealPayload } from "@/lib/server/proposal/sealed-payload";
import { formOfDraft } from "@/lib/server/regional/region-set";
import { type SurroundingRow, surroundingsOf } from "@/lib/server/rule/surroundings";

/** The columns a decider's page needs beside the draft itself. JSON: dates and instants are text. */
export interface OpenRow {
  readonly village_code: string;
  readonly household_id: string;
  readonly period_id: string;
  readonly kind: ProposalKind;
  readonly state: ProposalState;
  readonly version: number;
  readonly channel: string;
  readonly payload: Payload;
  readonly head_name: string;
  readonly dusun: string | null;
  readonly rw: string | null;
  readonly rt: string | null;
  readonly base_revision: number;
  readonly condition_date: string;
  readonly is_correction: boolean;
  readonly undoes_revision: number | null;
  readonly undo_note: string | null;
  readonly warning_count: number;
  readonly warning_weight: number;
  readonly contributors: readonly string[];
  readonly deciders: readonly string[];
  readonly returned_to: string | null;
  readonly state_since: string;
  readonly due_at: string | null;
  readonly meeting_id: string | null;
  readonly rule_findings: readonly string[];
  readonly risk_factors: unknown;
  readonly is_sampled: boolean;
}

export interface OpenProposal {
  readonly row: OpenRow;
  readonly draft: Draft;
}

/** The revision that a counter-proposal undoes, and why; null for any other. */
export function undoOf(row: OpenRow): { readonly revision: number; readonly note: string } | null {
  return row.undoes_revision === null ? null : { revision: row.undoes_revision, note: row.undo_note ?? "" };
}

type JsonRow<T> = { readonly row: T };
type AnyRow = Readonly<Record<string, unknown>>;

/**
 * A proposal in scope with the record it changes, for reading: nothing is locked. Rows come as JSON, so dates stay the
 * text they are in memory. Null when the scope does not hold it.
 */
export async function openProposal(
  tx: Pick<ScopedTx, "sql">,
  regencyCode: string,
  id: string,
): Promise<OpenProposal | null> {
  const [found] = await tx.sql<JsonRow<OpenRow> & { readonly around: SurroundingRow }>`
    SELECT to_jsonb(p) AS row, jsonb_build_object('judged_settings', p.judged_settings,
      'period_start', (SELECT t.starts_on FROM period t WHERE t.id = p.period_id),
      'settings', (SELECT jsonb_agg(s) FROM rule_setting s WHERE s.region_code IN (left(p.regency_code, 2), p.regency_code))) AS around
    FROM proposal p WHERE regency_code = ${regencyCode} AND id = ${id}::uuid`;
  if (found === undefined) return null;
  const { row, around } = found;
  const stored = unsealPayload(row.payload);
  const asked = instrumentFor(stored.instrument, stored.version);
  if (asked === null) throw new Error("a stored proposal names an instrument that the portal does not know");
  const { instrument, regional } = await formOfDraft(referenceSql(), asked, row.village_code, stored.regional);
  const family = row.kind !== "new-household" ? await readFamily(tx, regencyCode, row.household_id) : null;
  const isWaiting = family !== null && isOpen(row.state);
  const payload = isWaiting ? withoutGone(stored, new Set(family.memberRows.keys())) : stored;
  const draft: Draft = {
    regencyCode,
    id,
    villageCode: row.village_code,
    householdId: row.household_id,
    periodId: row.period_id,
    kind: row.kind,
    state: row.state,
    dueAt: row.due_at === null ? null : new Date(row.due_at),
    version: row.version,
    contributors: row.contributors,
    payload,
    isCorrection: row.is_correction,
    undoesRevision: row.undoes_revision,
    instrument,
    regional,
    family,
    base: draftBase(instrument, family, payload),
    surroundings: surroundingsOf(around, row.state, family?.row["decile_national"]),
    ruleFindings: row.rule_findings,
  };
  return { row, draft };
}

async function readFamily({ sql }: Pick<ScopedTx, "sql">, regencyCode: string, id: string) {
  const [[household], members, civil, meters, cards] = await Promise.all([
    sql<
      JsonRow<AnyRow>
    >`SELECT to_jsonb(h) AS row FROM household h WHERE regency_code = ${regencyCode} AND id = ${id}::uuid`,
    sql<JsonRow<AnyRow>>`SELECT to_jsonb(m) AS row FROM member m
      WHERE regency_code = ${regencyCode} AND household_id = ${id}::uuid ORDER BY member_no, id`,
    sql<JsonRow<AnyRow>>`SELECT to_jsonb(c) AS row FROM member_civil c
      WHERE regency_code = ${regencyCode} AND household_id = ${id}::uuid`,
    sql<JsonRow<AnyRow>>`SELECT to_jsonb(m) AS row FROM household_meter m
      WHERE regency_code = ${regencyCode} AND household_id = ${id}::uuid ORDER BY ordinal`,
    sql<JsonRow<AnyRow>>`SELECT to_jsonb(k) AS row FROM household_other_kk k
      WHERE regency_code = ${regencyCode} AND household_id = ${id}::uuid ORDER BY ordinal`,
  ]);
  if (household === undefined) return null;
  const rowsOf = (lines: readonly JsonRow<AnyRow>[]) => lines.map((line) => line.row);
  return toFamily(household.row, rowsOf(members), rowsOf(civil), {
    household_meter: rowsOf(meters),
    household_other_kk: rowsOf(cards),
  });
}
