import "server-only";
import { uuidv7 } from "uuidv7";
import { HOUSEHOLD_STATUS } from "@/lib/domain/household/status";
import { type CheckToken, makeToken } from "@/lib/domain/meeting/check-token";
import { localDay } from "@/lib/domain/period/period";
import type { SelfUpdateInput, SelfUpdateKind } from "@/lib/domain/self-update/told";
import { writeAudit } from "@/lib/server/audit/write-audit";
import { keyedHash, seal } from "@/lib/server/crypto/seal";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { markAnswered } from "@/lib/server/invitation/mark-answered";
import { holdVillagePeriod, type VillagePeriod } from "@/lib/server/period/find-period";
import { insertDraft } from "@/lib/server/proposal/insert-draft";
import { type HouseholdRow, toDraft } from "@/lib/server/proposal/start-commands";
import { receiptHash } from "@/lib/server/receipt/find-receipt";
import { citizenScope } from "./citizen-scope";
import { findOpenProposal, hasToWait, holdOpenProposals, type OpenProposal } from "./open-proposal";
import { type CitizenSession, endWithSending, holdCitizenSession } from "./session";

export type Recorded =
  | { readonly ok: true; readonly receipt: CheckToken }
  | { readonly ok: false; readonly fault: "gone" | NoDraft };

/** The village's period is closed; or a proposal of the family is on its way, where nobody would read new words any more. */
export type NoDraft = "period" | "busy";

/** The family of a session; null where its record was closed. */
async function findUpdated(
  sql: Sql,
  { regencyCode, householdId }: CitizenSession,
): Promise<(HouseholdRow & { readonly zone: string }) | null> {
  const [family] = await sql<
    HouseholdRow & { readonly zone: string }
  >`SELECT h.village_code, h.revision, h.status, h.head_name, h.dusun, h.rw, h.rt,
      r.time_zone AS zone FROM household h JOIN region r ON r.code = h.village_code
    WHERE h.regency_code = ${regencyCode} AND h.id = ${householdId}::uuid`;
  return family === undefined || family.status === HOUSEHOLD_STATUS.closed ? null : family;
}

/**
 * Writes down what a family says, marks its letter answered, makes the receipt and ends the session, in one transaction. Nothing of the record
 * changes: what changed becomes a draft of channel `self` (or joins the draft that the operator has open already) that an operator checks and
 * submits. Sent again under the same id it answers the same receipt and writes nothing (DECIDED 4).
 */
export async function recordSelfUpdate(
  session: CitizenSession,
  input: SelfUpdateInput & { readonly id: string },
  now: Date,
): Promise<Recorded> {
  return underScope(citizenScope(session), async ({ sql }): Promise<Recorded> => {
    const earlier = await findSending(sql, session, input.id);
    if (earlier !== null) return { ok: true, receipt: earlier };
    const family = await findUpdated(sql, session);
    if (family === null) return { ok: false, fault: "gone" };
    const draft = input.kind === "changed" ? await draftOf(sql, session, family, now) : { id: null };
    if (typeof draft === "string") return { ok: false, fault: draft };
    const told = input.kind === "changed" ? input.told : "";
    const receipt = await writeUpdate(
      sql,
      session,
      { villageCode: family.village_code, today: localDay(now, family.zone) },
      { id: input.id, kind: input.kind, told, proposalId: draft.id, photoIds: [] },
      now,
    );
    return { ok: true, receipt };
  });
}

/** The receipt of a sending, drawn from the key: nothing that opens it is stored, and who sends the same form again gets the same one. */
function receiptOf(regencyCode: string, id: string): CheckToken {
  return { regencyCode, token: makeToken(keyedHash("self-receipt", `${regencyCode}\n${id}`)) };
}

/** What was sent under an id by this family already; holds the session, so that of two taps the second finds what the first wrote. */
export async function findSending(sql: Sql, session: CitizenSession, id: string): Promise<CheckToken | null> {
  await holdCitizenSession(sql, session);
  const rows = await sql`SELECT 1 FROM self_update WHERE regency_code = ${session.regencyCode} AND id = ${id}::uuid
    AND household_id = ${session.householdId}::uuid`;
  return rows.length === 0 ? null : receiptOf(session.regencyCode, id);
}

interface Update {
  /** Of the form that was sent. */
  readonly id: string;
  readonly kind: SelfUpdateKind;
  readonly told: string;
  readonly proposalId: string | null;
  readonly photoIds: readonly string[];
}

/** The update's row with its receipt, audit and answered letter, and the end of the session, in the caller's transaction. */
export async function writeUpdate(
  sql: Sql,
  session: CitizenSession,
  { villageCode, today }: { readonly villageCode: string; readonly today: string },
  { id, kind, told, proposalId, photoIds }: Update,
  now: Date,
): Promise<CheckToken> {
  const { regencyCode, householdId, invitationId } = session;
  const receipt = receiptOf(regencyCode, id);
  await sql`INSERT INTO self_update (regency_code, id, village_code, household_id, invitation_id, kind, told, proposal_id, receipt_hash,
      photo_ids, made_on, made_at)
    VALUES (${regencyCode}, ${id}, ${villageCode}, ${householdId}, ${invitationId}, ${kind}, ${told === "" ? null : seal(told)},
      ${proposalId}, ${receiptHash(receipt)}, ${[...photoIds]}::uuid[], ${today}, ${now})`;
  const actor = { userId: invitationId, grantId: null };
  await markAnswered(sql, actor, { regencyCode, householdId, channel: "self", at: now });
  await writeAudit(sql, { userId: invitationId, grant: { id: null } }, now, {
    action: "self-update:send",
    subjectKind: "self-update",
    subjectIds: [id, householdId, ...(proposalId === null ? [] : [proposalId])],
    areaCode: villageCode,
    detail: { kind, photos: photoIds.length },
  });
  await endWithSending(sql, session, id, now);
  return receipt;
}

/** The draft that a family's words wait in, or why there is none. */
async function draftOf(
  sql: Sql,
  session: CitizenSession,
  family: HouseholdRow,
  now: Date,
): Promise<{ readonly id: string } | NoDraft> {
  const period = await holdVillagePeriod(sql, family.village_code, now);
  if (period === null || !period.isOpen) return "period";
  await holdOpenProposals(sql, session);
  const open = await findOpenProposal(sql, session, period.id);
  return hasToWait(open) ? "busy" : { id: await draftIn(sql, session, family, { period, open }, now) };
}

/** The id of the draft that what the family says waits in: the open one, which need not wait, or one that is begun. */
export async function draftIn(
  sql: Sql,
  { regencyCode, householdId, invitationId }: CitizenSession,
  family: HouseholdRow,
  { period, open }: { readonly period: VillagePeriod; readonly open: OpenProposal | null },
  now: Date,
): Promise<string> {
  if (open !== null) return open.id;
  const id = uuidv7();
  const context = { sql, now, newId: () => uuidv7(), actor: { userId: invitationId } };
  const draft = { id, regencyCode, householdId, channel: "self", ...toDraft(family), kind: "condition" as const };
  await insertDraft(context, draft, period);
  return id;
}
