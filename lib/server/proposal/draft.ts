import "server-only";
import type { Answers } from "@/lib/domain/instrument/answers";
import type { Instrument } from "@/lib/domain/instrument/instrument";
import { instrumentFor } from "@/lib/domain/instrument/registry";
import type { ProposalKind } from "@/lib/domain/proposal/kind";
import type { Payload } from "@/lib/domain/proposal/payload";
import { withoutGone } from "@/lib/domain/proposal/people";
import type { RegionalSet } from "@/lib/domain/regional/region-set";
import type { Surroundings } from "@/lib/domain/rule/family";
import type { ProposalState } from "@/lib/domain/workflow/workflow";
import type { Sql } from "@/lib/server/db/sql";
import { type Family, findFamily } from "@/lib/server/household/family";
import { formOfDraft } from "@/lib/server/regional/region-set";
import { type SurroundingRow, surroundingsOf } from "@/lib/server/rule/surroundings";
import { draftBase } from "./draft-base";
import { unsealPayload } from "./sealed-payload";

/** A proposal with the record it changes, opened for work. Identifiers are plain: memory only. */
export interface Draft {
  readonly regencyCode: string;
  readonly id: string;
  readonly villageCode: string;
  readonly householdId: string;
  readonly periodId: string;
  readonly kind: ProposalKind;
  readonly state: ProposalState;
  /** Of what came back: how long it may be mended. */
  readonly dueAt: Date | null;
  readonly version: number;
  readonly contributors: readonly string[];
  readonly payload: Payload;
  readonly isCorrection: boolean;
  /** The revision that this counter-proposal undoes; null for any other proposal. */
  readonly undoesRevision: number | null;
  /** With what the village's regions had added when the draft was begun. */
  readonly instrument: Instrument;
  readonly regional: RegionalSet;
  /** Null for a family that is not in the register yet. */
  readonly family: Family | null;
  /** The record's answers to this instrument's questions, those of people who come back included; none for a new family. */
  readonly base: Answers;
  /** Period, decile and severities, as the rules read them for this proposal. */
  readonly surroundings: Surroundings;
  /** What its rules found when it was last saved, as short words. */
  readonly ruleFindings: readonly string[];
}

interface DraftRow extends SurroundingRow {
  village_code: string;
  household_id: string;
  period_id: string;
  kind: ProposalKind;
  state: ProposalState;
  due_at: Date | null;
  version: number;
  contributors: string[];
  payload: Payload;
  is_correction: boolean;
  undoes_revision: number | null;
  rule_findings: string[];
}

/** Opens a proposal in scope, locked until the transaction ends, with its family. Null when the scope does not hold it. */
export async function findDraft(sql: Sql, regencyCode: string, id: string): Promise<Draft | null> {
  const rows =
    await sql<DraftRow>`SELECT p.village_code, p.household_id, p.period_id, p.kind, p.state, p.due_at, p.version,
      p.contributors::text[] AS contributors, p.payload, p.is_correction, p.undoes_revision, p.rule_findings, p.judged_settings,
      (SELECT t.starts_on FROM period t WHERE t.id = p.period_id) AS period_start,
      (SELECT jsonb_agg(s) FROM rule_setting s WHERE s.region_code IN (left(p.regency_code, 2), p.regency_code)) AS settings
    FROM proposal p WHERE p.regency_code = ${regencyCode} AND p.id = ${id} FOR UPDATE`;
  const row = rows[0];
  if (row === undefined) return null;
  const stored = unsealPayload(row.payload);
  const asked = instrumentFor(stored.instrument, stored.version);
  if (asked === null) throw new Error("a stored proposal names an instrument that the portal does not know");
  const { instrument, regional } = await formOfDraft(sql, asked, row.village_code, stored.regional);
  const family = row.kind !== "new-household" ? await findFamily(sql, regencyCode, row.household_id, false) : null;
  const payload = family === null ? stored : withoutGone(stored, new Set(family.memberRows.keys()));
  return {
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
    surroundings: surroundingsOf(row, row.state, family?.row["decile_national"]),
    ruleFindings: row.rule_findings,
  };
}
