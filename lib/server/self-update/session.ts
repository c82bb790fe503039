import "server-only";
import { cookies } from "next/headers";
import * as z from "zod";
import { config } from "@/lib/server/config/config";
import { sealBytes, unsealBytes } from "@/lib/server/crypto/seal";

const SESSION_MS = 30 * 60_000;
/** Filling in takes longer than half an hour; no session lives longer than this, however busy. */
const LONGEST_MS = 4 * 60 * 60_000;

const sessionSchema = z.strictObject({
  regencyCode: z.string().regex(/^\d{4}$/),
  householdId: z.uuid(),
  villageCode: z.string().regex(/^\d{10}$/),
  // A row of ours, whatever drew its id.
  invitationId: z.guid(),
  since: z.number().int(),
  until: z.number().int(),
});

/** One family, for half an hour since it last sent something. */
export type CitizenSession = z.infer<typeof sessionSchema>;

/** The cookie is sealed with the portal's key: nobody reads or makes one. It opens one family's own scope and nothing of the portal. */
export function openCitizenSession(family: Omit<CitizenSession, "since" | "until">, now: Date) {
  const at = now.getTime();
  return sealed({ ...family, since: at, until: at + SESSION_MS });
}

/** The session of a family that goes on filling in: half an hour more, within the day's limit. */
export function goOn(session: CitizenSession, now: Date) {
  return sealed({ ...session, until: Math.min(now.getTime() + SESSION_MS, session.since + LONGEST_MS) });
}

function sealed(session: CitizenSession) {
  return { session, cookie: sealBytes(Buffer.from(JSON.stringify(session))).toString("base64url") };
}

/** The session that a cookie says; null for none, a foreign one, and one that is over. */
export function readCitizenSession(cookie: string | undefined, now: Date): CitizenSession | null {
  if (cookie === undefined || cookie === "") return null;
  try {
    const plain: unknown = JSON.parse(unsealBytes(Buffer.from(cookie, "base64url")).toString("utf8"));
    const session = sessionSchema.safeParse(plain);
    return session.success && now.getTime() < session.data.until ? session.data : null;
  } catch {
    return null; // not sealed by us
  }
}

function isSecure(): boolean {
  return config().publicUrl.startsWith("https:");
}

export function citizenCookieName(): string {
  return isSecure() ? "__Host-mutakhir-keluarga" : "mutakhir-keluarga";
}

/** The header that sets the cookie; without a value it ends the session on this device. */
export function citizenCookie(value: string | null): string {
  const age = value === null ? 0 : SESSION_MS / 1000;
  return `${citizenCookieName()}=${value ?? ""}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${age}${isSecure() ? "; Secure" : ""}`;
}

/** The family that this request is of; for pages. */
export async function getCitizen(): Promise<CitizenSession | null> {
  return readCitizenSession((await cookies()).get(citizenCookieName())?.value, new Date());
}
