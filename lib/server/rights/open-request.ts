import "server-only";
import { type Outcome, refuse, succeed } from "@/lib/domain/error/error-code";
import { wordsProblem } from "@/lib/domain/nik/identity-number";
import {
  answerDueAt,
  type DeskProof,
  isProofOf,
  needsWish,
  type RightsAsker,
  type RightsKind,
  WISH_LENGTH,
} from "@/lib/domain/rights/rights";
import type { Sql } from "@/lib/server/db/sql";
import { type EventBy, recordEvent } from "./record-event";

/** What a family asks for, as the desk or the family itself says it. */
export interface RightsOpening {
  /** From the page, so that a repeat asks once. */
  readonly id: string;
  readonly regencyCode: string;
  readonly householdId: string;
  readonly kind: RightsKind;
  readonly asker: RightsAsker;
  /** Empty: nothing said; corrections and restrictions need it. */
  readonly wish: string;
}

/** An officer at the desk who saw the card, or the family that came in by its letter's code. */
export type OpenedBy =
  | { readonly channel: "desk"; readonly proof: DeskProof; readonly officer: EventBy }
  | { readonly channel: "self" };

export interface OpenedRequest {
  readonly villageCode: string;
  readonly dueAt: Date;
}

/**
 * Writes down what a family asks about its own data; the 3 x 24 hours run from now. Called in the caller's own scoped transaction: an area's
 * for the desk, a single household's for the family. Writes its history row; the audit row is the caller's. Refuses with NOT_FOUND outside the
 * scope, INVALID_INPUT with the fields, NOT_ALLOWED_NOW where one of this kind is open (ONE_OPEN) or the family is restricted already (RESTRICTED).
 */
export async function openRightsRequest(
  sql: Sql,
  opening: RightsOpening,
  by: OpenedBy,
  { now, newId }: { readonly now: Date; newId(): string },
): Promise<Outcome<OpenedRequest>> {
  const { id, regencyCode, householdId, kind, asker } = opening;
  const [family] = await sql<{ village: string; open: boolean; restricted: boolean }>`SELECT h.village_code AS village,
      EXISTS (SELECT 1 FROM rights_request r WHERE r.regency_code = h.regency_code AND r.household_id = h.id AND r.kind = ${kind}
        AND r.state = 'open') AS open,
      EXISTS (SELECT 1 FROM rights_request r WHERE r.regency_code = h.regency_code AND r.household_id = h.id AND r.kind = 'restriction'
        AND r.state = 'granted' AND r.lifted_at IS NULL) AS restricted
    FROM household h WHERE h.regency_code = ${regencyCode} AND h.id = ${householdId}::uuid AND h.status <> 3`;
  if (family === undefined) return refuse("NOT_FOUND");
  const wish = opening.wish.trim();
  const words = wish === "" && !needsWish(kind) ? null : wordsProblem(wish, WISH_LENGTH);
  const fields = [
    ...(words === null ? [] : [{ path: "wish", detail: words }]),
    ...(by.channel === "desk" && !isProofOf(asker, by.proof) ? [{ path: "proof", detail: "NOT_OF_ASKER" }] : []),
  ];
  if (fields.length > 0) return refuse("INVALID_INPUT", { fields });
  if (family.open) return refuse("NOT_ALLOWED_NOW", { info: { reason: "ONE_OPEN" } });
  if (kind === "restriction" && family.restricted) return refuse("NOT_ALLOWED_NOW", { info: { reason: "RESTRICTED" } });
  const dueAt = answerDueAt(now);
  const officer = by.channel === "desk" ? by.officer : null;
  await sql`INSERT INTO rights_request (regency_code, id, village_code, household_id, kind, channel, asker, proof, wish, state, version,
      recorded_by, asked_at, due_at, updated_at)
    VALUES (${regencyCode}, ${id}::uuid, ${family.village}, ${householdId}::uuid, ${kind}, ${by.channel}, ${asker},
      ${by.channel === "desk" ? by.proof : "code"}, ${wish === "" ? null : wish}, 'open', 1, ${officer?.userId ?? null}::uuid, ${now}, ${dueAt}, ${now})`;
  const event = {
    id: newId(),
    regencyCode,
    villageCode: family.village,
    requestId: id,
    event: "open",
    note: null,
  } as const;
  await recordEvent(sql, event, officer, now);
  return succeed({ villageCode: family.village, dueAt });
}
