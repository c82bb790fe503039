import "server-only";
import type { CommandContext } from "@/lib/server/command/command";
import { letterCode, letterCodeHash } from "./letter-code";
import { recordEvents } from "./record-events";
import type { ValidProofs } from "./valid-proofs";

interface Family {
  /** Of the household. */
  readonly id: string;
  readonly invitationId: string | null;
}

interface VillageYear {
  readonly regencyCode: string;
  readonly villageCode: string;
  readonly year: number;
}

export interface LetterSet extends VillageYear {
  readonly setId: string;
  /** Local day. */
  readonly answerBy: string;
}

type Context = Pick<CommandContext<unknown>, "sql" | "actor" | "now" | "newId">;

/** Their invitations with a new letter each, in the order given; codes of earlier letters end. */
export async function storeLetters(context: Context, set: LetterSet, families: readonly Family[]): Promise<void> {
  const { sql, actor, now, newId } = context;
  const { regencyCode, villageCode, year, setId } = set;
  const ids = families.map(({ invitationId }) => invitationId ?? newId());
  await sql`INSERT INTO invitation (regency_code, id, village_code, household_id, year, state, version, set_id, place, printed_at, answer_by,
      made_at, updated_at)
    SELECT ${regencyCode}, f.id, ${villageCode}, f.household, ${year}, 'issued', 1, ${setId}::uuid, f.place, ${now}, ${set.answerBy}::date, ${now}, ${now}
    FROM unnest(${ids}::uuid[], ${families.map(({ id }) => id)}::uuid[]) WITH ORDINALITY AS f (id, household, place)
    ON CONFLICT (regency_code, household_id, year) DO UPDATE SET state = 'issued', version = invitation.version + 1, set_id = excluded.set_id,
      place = excluded.place, printed_at = excluded.printed_at, answer_by = excluded.answer_by, delivered_on = NULL, delivered_how = NULL,
      unreached_on = NULL, unreached_reason = NULL, updated_at = excluded.updated_at`;
  await sql`DELETE FROM invitation_code WHERE regency_code = ${regencyCode} AND invitation_id = ANY (${ids}::uuid[])`;
  const hashes = ids.map((invitationId) => letterCodeHash(letterCode({ regencyCode, invitationId, setId })));
  await sql`INSERT INTO invitation_code (code_hash, regency_code, invitation_id)
    SELECT c.hash, ${regencyCode}, c.id FROM unnest(${hashes}::bytea[], ${ids}::uuid[]) AS c (hash, id)`;
  const who = { userId: actor.userId, grantId: actor.grant.id };
  await recordEvents(sql, who, regencyCode, ids, { event: "print", at: now, how: null, on: null });
}

/** Families that hold a valid proof: shown as such, and printed no letter. */
export async function storeExempt(
  context: Context,
  { regencyCode, villageCode, year }: VillageYear,
  families: readonly Family[],
  proofs: ValidProofs,
): Promise<void> {
  if (families.length === 0) return;
  const { sql, actor, now, newId } = context;
  const ids = families.map(({ invitationId }) => invitationId ?? newId());
  await sql`INSERT INTO invitation (regency_code, id, village_code, household_id, year, state, version, proof_id, exempt_at, made_at, updated_at)
    SELECT ${regencyCode}, f.id, ${villageCode}, f.household, ${year}, 'exempt', 1, f.proof, ${now}, ${now}, ${now}
    FROM unnest(${ids}::uuid[], ${families.map(({ id }) => id)}::uuid[], ${families.map(({ id }) => proofs.get(id) ?? null)}::uuid[])
      AS f (id, household, proof)
    ON CONFLICT (regency_code, household_id, year) DO UPDATE SET state = 'exempt', version = invitation.version + 1, proof_id = excluded.proof_id,
      exempt_at = excluded.exempt_at, updated_at = excluded.updated_at`;
  const who = { userId: actor.userId, grantId: actor.grant.id };
  await recordEvents(sql, who, regencyCode, ids, { event: "exempt", at: now, how: null, on: null });
}
