import type { Client } from "pg";
import { uuidv7 } from "uuidv7";
import type { ProposalState } from "@/lib/domain/workflow/workflow";
import { makeWaiting } from "../queue/waiting";

interface Family {
  readonly villageCode: string;
  readonly householdId: string;
}

/** A family updated by itself on a day; with a state, in its own words, which became a proposal. */
export async function selfUpdated(
  owner: Client,
  { villageCode, householdId }: Family,
  on: string,
  state: ProposalState | null,
): Promise<void> {
  const proposal = state === null ? null : await makeWaiting(owner, { villageCode, householdId, state });
  await owner.query(
    `INSERT INTO self_update (regency_code, id, village_code, household_id, invitation_id, kind, told, proposal_id, receipt_hash, made_on, made_at)
     VALUES ($1, $2, $3, $4, $2, $5, $6, $7, sha256($2::uuid::text::bytea), $8, $8::date + time '03:00')`,
    [
      villageCode.slice(0, 4),
      uuidv7(),
      villageCode,
      householdId,
      proposal === null ? "unchanged" : "changed",
      proposal === null ? null : "sealed",
      proposal?.id ?? null,
      on,
    ],
  );
}
