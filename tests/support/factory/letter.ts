import type { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { spokenCode } from "@/lib/domain/invitation/code";
import { unseal } from "@/lib/server/crypto/seal";
import { letterCode, letterCodeHash } from "@/lib/server/invitation/letter-code";

/** A printed letter with the two facts that its family knows. */
export interface Letter {
  readonly code: string;
  readonly householdId: string;
  readonly day: string;
  readonly month: string;
  readonly year: string;
  readonly cardEnd: string;
}

/** An invitation of a stored family for a year, as printing it would make it; printed anew where there is one. */
export async function makeLetter(
  owner: Client,
  family: { readonly id: string; readonly villageCode: string },
  at: Date,
  year = at.getFullYear(),
): Promise<Letter> {
  const regencyCode = family.villageCode.slice(0, 4);
  const setId = uuidv7();
  const made = await owner.query<{ id: string }>(
    `INSERT INTO invitation (regency_code, id, village_code, household_id, year, state, version, set_id, place, printed_at, answer_by, made_at, updated_at)
     VALUES ($1, $2, $3, $4, $7, 'issued', 1, $5, 1, $6, $8, $6, $6)
     ON CONFLICT (regency_code, household_id, year) DO UPDATE SET set_id = excluded.set_id, place = 1, printed_at = excluded.printed_at,
       answer_by = excluded.answer_by RETURNING id`,
    [regencyCode, uuidv7(), family.villageCode, family.id, setId, at, year, `${year}-09-30`],
  );
  const letter = { regencyCode, invitationId: made.rows[0]?.id ?? "", setId };
  const code = letterCode(letter);
  await owner.query("INSERT INTO invitation_code (code_hash, regency_code, invitation_id) VALUES ($1, $2, $3)", [
    letterCodeHash(code),
    regencyCode,
    letter.invitationId,
  ]);
  const { rows } = await owner.query(
    `SELECT k.kk_sealed AS card, (SELECT m.birth_date::text FROM member m WHERE m.household_id = k.household_id AND m.active
       AND m.birth_date IS NOT NULL LIMIT 1) AS born
     FROM household_kk k WHERE k.household_id = $1 AND k.valid_to IS NULL`,
    [family.id],
  );
  const [born = "", month = "", day = ""] = String(rows[0].born).split("-");
  return {
    code: spokenCode(code),
    householdId: family.id,
    day,
    month,
    year: born,
    cardEnd: unseal(rows[0].card).slice(-4),
  };
}
