import "server-only";
import { timingSafeEqual } from "node:crypto";
import type { Scope } from "@/lib/domain/access/scope";
import { readCode } from "@/lib/domain/invitation/code";
import { isCodeOpen } from "@/lib/domain/invitation/season";
import { localDay } from "@/lib/domain/period/period";
import { type EntryFault, readFacts, type TypedFacts } from "@/lib/domain/self-update/facts";
import { keyedHash, seal, unseal } from "@/lib/server/crypto/seal";
import { underScope } from "@/lib/server/db/scoped";
import { type FoundInvitation, findInvitationByCode } from "@/lib/server/invitation/find-by-code";
import { timeZoneOf } from "@/lib/server/region/queries";
import { takeEntryTry } from "./entry-limit";
import { type CitizenSession, openCitizenSession } from "./session";

export interface Entry extends TypedFacts {
  readonly code: string;
}

export type Entered =
  | { readonly ok: true; readonly session: CitizenSession; readonly cookie: string }
  | { readonly ok: false; readonly fault: EntryFault };

/** Nobody's: what is asked of the database where no letter bears the code. */
const NO_FAMILY = { regencyCode: "0000", householdId: "00000000-0000-0000-0000-000000000000" };

/**
 * Lets a family in by its letter's code and two facts. A slip of the pen is told before any try is paid for; from there on an unknown code and
 * wrong facts take the same statements and get the same answer.
 */
export async function enterByLetter(entry: Entry, address: string, now: Date): Promise<Entered> {
  const read = readCode(entry.code);
  if (!read.ok) return { ok: false, fault: "code" };
  const tried = await takeEntryTry(read.code, address);
  if (tried === null) return { ok: false, fault: "limit" };
  const facts = readFacts(entry);
  const found = await findInvitationByCode(read.code);
  const fits = await factsFit(found ?? NO_FAMILY, facts ?? { birthDate: "1900-01-01", cardEnd: "----" });
  if (found === null || facts === null || !fits || !(await isOpen(found, now))) return { ok: false, fault: "facts" };
  await tried.giveBack();
  const { regencyCode, householdId, villageCode, invitationId } = found;
  const opened = await openCitizenSession({ regencyCode, householdId, villageCode, invitationId }, now);
  return { ok: true, ...opened };
}

/** A letter of a year that is over opens nothing. */
async function isOpen({ year, villageCode }: FoundInvitation, now: Date): Promise<boolean> {
  return isCodeOpen(year, localDay(now, await timeZoneOf(villageCode)));
}

interface FactRow {
  card: string | null;
  born: boolean;
}

async function factsFit(
  { regencyCode, householdId }: { readonly regencyCode: string; readonly householdId: string },
  { birthDate, cardEnd }: { readonly birthDate: string; readonly cardEnd: string },
): Promise<boolean> {
  const scope: Scope = {
    actorId: householdId,
    mode: "single",
    ranges: [],
    household: { regencyCode, id: householdId },
  };
  const [row] = await underScope(
    scope,
    ({ sql }) => sql<FactRow>`SELECT
      (SELECT k.kk_sealed FROM household_kk k WHERE k.regency_code = ${regencyCode} AND k.household_id = ${householdId}::uuid
        AND k.valid_to IS NULL ORDER BY k.valid_from DESC LIMIT 1) AS card,
      EXISTS (SELECT 1 FROM member m WHERE m.regency_code = ${regencyCode} AND m.household_id = ${householdId}::uuid AND m.active
        AND m.birth_date = ${birthDate}::date) AS born`,
  );
  const card = unseal(row?.card ?? seal("0000000000000000"));
  // Both facts are weighed whatever the first says.
  const isCard = timingSafeEqual(keyedHash("card-end", card.slice(-4)), keyedHash("card-end", cardEnd));
  return [isCard, row?.card != null, row?.born === true].every(Boolean);
}
