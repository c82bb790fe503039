import "server-only";
import type { FamilyEvent } from "@/lib/domain/event/event";
import { NO_ANSWERS } from "@/lib/domain/instrument/answers";
import { instrumentFor } from "@/lib/domain/instrument/registry";
import type { ProposalKind } from "@/lib/domain/proposal/kind";
import type { Payload } from "@/lib/domain/proposal/payload";
import type { CommandContext } from "@/lib/server/command/command";
import type { VillagePeriod } from "@/lib/server/period/find-period";
import { formNow } from "@/lib/server/regional/region-set";
import { markVillage } from "@/lib/server/rollup/mark-village";
import { sealPayload } from "./sealed-payload";

export interface NewDraft {
  readonly id: string;
  readonly regencyCode: string;
  readonly villageCode: string;
  readonly householdId: string;
  readonly kind: ProposalKind;
  readonly channel: string;
  readonly baseRevision: number;
  readonly headName: string;
  readonly dusun: string | null;
  readonly rw: string | null;
  readonly rt: string | null;
  readonly memberOps: Payload["memberOps"];
  /** What happened; absent for a proposal about the family's condition. */
  readonly events?: readonly FamilyEvent[];
  readonly isCorrection?: boolean;
}

/** What a draft is begun with; a family that tells of itself has no grant and sends no command. */
export interface DraftContext extends Pick<CommandContext<unknown>, "sql" | "now" | "newId"> {
  readonly actor: { readonly userId: string };
}

/** Writes an empty draft, marks its village stale. */
export async function insertDraft(context: DraftContext, draft: NewDraft, period: VillagePeriod): Promise<void> {
  const { sql, actor, now, newId } = context;
  const moment = await momentOf(context, draft.villageCode, period);
  const payload: Payload = {
    instrument: period.instrument,
    version: period.instrumentVersion,
    baseRevision: draft.baseRevision,
    conditionDate: period.today,
    answers: NO_ANSWERS,
    memberOps: draft.memberOps,
    notes: {},
    ...(draft.events === undefined ? {} : { events: draft.events }),
    ...(moment === undefined ? {} : { regional: moment }),
  };
  await sql`INSERT INTO proposal (regency_code, id, village_code, household_id, period_id, kind, state, version, channel, payload,
      head_name, dusun, rw, rt, base_revision, condition_date, is_correction, error_count, warning_count, warning_weight, change_count,
      changed_keys, event_codes, contributors, deciders, created_by, created_at, updated_at, state_since)
    VALUES (${draft.regencyCode}, ${draft.id}, ${draft.villageCode}, ${draft.householdId}, ${period.id}, ${draft.kind}, 'draft', 1,
      ${draft.channel}, ${JSON.stringify(sealPayload(payload))}, ${draft.headName}, ${draft.dusun}, ${draft.rw}, ${draft.rt},
      ${draft.baseRevision}, ${payload.conditionDate}, ${draft.isCorrection ?? false}, 0, 0, 0, 0, '{}',
      ${(draft.events ?? []).map(({ code }) => code)}, ${[actor.userId]}, '{}', ${actor.userId}, ${now}, ${now}, ${now})`;
  await markVillage(sql, { villageCode: draft.villageCode, id: newId(), at: now, moved: "work" });
}

/** What a draft begun now keeps of its regions' items; undefined where they have none. */
async function momentOf({ sql, now }: DraftContext, villageCode: string, period: VillagePeriod) {
  const instrument = instrumentFor(period.instrument, period.instrumentVersion);
  return instrument === null ? undefined : (await formNow(sql, instrument, villageCode, period, now)).moment;
}
