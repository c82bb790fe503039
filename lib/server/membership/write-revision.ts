import "server-only";
import type { Change } from "@/lib/domain/instrument/diff";
import type { MemberOp } from "@/lib/domain/proposal/payload";
import { sealChange } from "@/lib/server/household/seal-changes";
import type { Moving } from "./move";

/** Source of a revision that a move wrote: a change of condition. */
const SOURCE_CONDITION = 2;

interface RevisionPlace {
  readonly regencyCode: string;
  readonly villageCode: string;
  readonly householdId: string;
  readonly revision: number;
}

/** One revision of a family whose people came or went. It keeps the village in which it was written. */
export async function writeMoveRevision(
  { sql, actor, now }: Moving,
  place: RevisionPlace,
  movedOn: string,
  changes: readonly Change[],
  memberOps: readonly MemberOp[],
): Promise<void> {
  await sql`INSERT INTO household_revision (regency_code, household_id, revision, village_code, proposal_id, source, is_correction,
      condition_date, applied_at, applied_by, changes, member_ops)
    VALUES (${place.regencyCode}, ${place.householdId}, ${place.revision}, ${place.villageCode}, NULL, ${SOURCE_CONDITION}, false,
      ${movedOn}, ${now}, ${actor.userId}, ${JSON.stringify(changes.map(sealChange))}, ${JSON.stringify(memberOps)})`;
}
