import "server-only";
import type { LetterCode } from "@/lib/domain/invitation/code";
import type { InvitationState } from "@/lib/domain/invitation/flow";
import { ANYBODY } from "@/lib/server/db/anybody";
import { underScope } from "@/lib/server/db/scoped";
import { letterCodeHash } from "./letter-code";

/** Which family a letter is for: ids and states, no name. Whoever asks has still to show that they are of the family. */
export interface FoundInvitation {
  readonly regencyCode: string;
  readonly invitationId: string;
  readonly householdId: string;
  /** Where the family lives now. */
  readonly villageCode: string;
  readonly year: number;
  readonly state: InvitationState;
}

/**
 * The invitation of a code that somebody typed or scanned who is not signed in; null where no letter bears it, where a newer letter took its
 * place, and where the family's record was closed. The same statement and work whether or not there is one. Whether the code still opens
 * anything is `isCodeOpen`; limiting the tries is the caller's.
 */
export async function findInvitationByCode(code: LetterCode): Promise<FoundInvitation | null> {
  const hash = letterCodeHash(code);
  const [row] = await underScope(
    ANYBODY,
    ({ sql }) =>
      sql<FoundInvitation>`SELECT regency_code AS "regencyCode", invitation_id AS "invitationId", household_id AS "householdId",
        village_code AS "villageCode", year, state FROM app_find_invitation(${hash})`,
  );
  return row ?? null;
}
