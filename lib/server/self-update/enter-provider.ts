import "server-only";
import * as z from "zod";
import { isCodeOpen } from "@/lib/domain/invitation/season";
import { localDay } from "@/lib/domain/period/period";
import type { ProviderFault } from "@/lib/domain/self-update/facts";
import { config } from "@/lib/server/config/config";
import { blindIndex, sealBytes, unsealBytes } from "@/lib/server/crypto/seal";
import { ANYBODY } from "@/lib/server/db/anybody";
import { underScope } from "@/lib/server/db/scoped";
import { log } from "@/lib/server/log/log";
import { timeZoneOf } from "@/lib/server/region/queries";
import { takeEntryTry } from "./entry-limit";
import { claimOf, type Errand, newErrand, signInAddress } from "./provider";
import { type CitizenSession, openCitizenSession } from "./session";

/** Between being led away and coming back. */
export const ERRAND_SECONDS = 600;
const ADULT_YEARS = 17;
const NIK = /^\d{16}$/;

const errandSchema = z.strictObject({
  state: z.string().min(20),
  nonce: z.string().min(20),
  verifier: z.string().min(43),
  until: z.number(),
});

export type Led = { readonly ok: true; readonly to: string; readonly cookie: string } | Refused;
export type Vouched = { readonly ok: true; readonly session: CitizenSession; readonly cookie: string } | Refused;
interface Refused {
  readonly ok: false;
  readonly fault: ProviderFault;
}

/** Leads somebody to the provider; the errand goes along in a sealed cookie, so that nobody else's way back is taken for theirs. */
export async function leadToProvider(address: string, now: Date): Promise<Led> {
  if (config().identityProvider === null) return { ok: false, fault: "luar" };
  const errand = newErrand();
  if ((await takeEntryTry(errand.state, address)) === null) return { ok: false, fault: "limit" };
  try {
    const to = await signInAddress(errand);
    const kept = JSON.stringify({ ...errand, until: now.getTime() + ERRAND_SECONDS * 1000 });
    return { ok: true, to, cookie: sealBytes(Buffer.from(kept)).toString("base64url") };
  } catch (error) {
    return failed(error);
  }
}

/**
 * Lets a grown-up in whose NIK the provider vouches for, into the family that they live in now, if it has a letter of this year: the same door that the
 * letter's code opens, and the same session behind it.
 */
export async function enterByProvider(
  answer: URLSearchParams,
  cookie: string | undefined,
  address: string,
  now: Date,
): Promise<Vouched> {
  const errand = readErrand(cookie, now);
  if (errand === null || config().identityProvider === null) return { ok: false, fault: "luar" };
  const tried = await takeEntryTry(errand.state, address);
  if (tried === null) return { ok: false, fault: "limit" };
  let nik: string | null;
  try {
    nik = await claimOf(answer, errand);
  } catch (error) {
    return failed(error);
  }
  const found = nik === null || !NIK.test(nik) ? null : await findFamily(nik, now);
  if (found === null) return { ok: false, fault: "surat" };
  await tried.giveBack();
  return { ok: true, ...(await openCitizenSession(found, now, "provider")) };
}

/** The error's class alone: its words may hold what the provider sent. */
function failed(error: unknown): Refused {
  log().warn(
    { kind: error instanceof Error ? error.constructor.name : "unknown" },
    "the identity provider did not let somebody in",
  );
  return { ok: false, fault: "luar" };
}

function readErrand(cookie: string | undefined, now: Date): Errand | null {
  if (cookie === undefined || cookie === "") return null;
  try {
    const plain: unknown = JSON.parse(unsealBytes(Buffer.from(cookie, "base64url")).toString("utf8"));
    const read = errandSchema.safeParse(plain);
    return read.success && read.data.until > now.getTime() ? read.data : null;
  } catch {
    return null; // not sealed by us
  }
}

interface FamilyRow extends Omit<CitizenSession, "sessionId"> {
  readonly year: number;
}

async function findFamily(nik: string, now: Date): Promise<Omit<CitizenSession, "sessionId"> | null> {
  const born = new Date(now);
  born.setUTCFullYear(born.getUTCFullYear() - ADULT_YEARS);
  const [row] = await underScope(
    ANYBODY,
    ({
      sql,
    }) => sql<FamilyRow>`SELECT regency_code AS "regencyCode", invitation_id AS "invitationId", household_id AS "householdId",
      village_code AS "villageCode", year FROM app_find_invitation_of_nik(${blindIndex(nik)}, ${born.toISOString().slice(0, 10)}::date)`,
  );
  if (row === undefined) return null;
  const { year, ...family } = row;
  return isCodeOpen(year, localDay(now, await timeZoneOf(family.villageCode))) ? family : null;
}
