import "server-only";
import { cookies } from "next/headers";
import { uuidv7 } from "uuidv7";
import * as z from "zod";
import { sealBytes, unsealBytes } from "@/lib/server/crypto/seal";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { citizenScope } from "./citizen-scope";
import { type CookieKind, cookieName, setCookie } from "./cookie";

const SESSION_MS = 30 * 60_000;
/** Filling in takes longer than half an hour; no session lives longer than this, however busy. */
const LONGEST_MS = 4 * 60 * 60_000;

const sessionSchema = z.strictObject({
  regencyCode: z.string().regex(/^\d{4}$/),
  householdId: z.uuid(),
  villageCode: z.string().regex(/^\d{10}$/),
  // A row of ours, whatever drew its id.
  invitationId: z.guid(),
  sessionId: z.uuid(),
});

/** One family that came in by its letter, for half an hour since it last sent something. */
export type CitizenSession = z.infer<typeof sessionSchema>;

/**
 * Lets a family in. The cookie is sealed with the portal's key: nobody reads or makes one. It opens one family's own scope and nothing of the
 * portal, as long as its row stands and the letter was not printed anew.
 */
export async function openCitizenSession(
  family: Omit<CitizenSession, "sessionId">,
  now: Date,
  way: "letter" | "provider" = "letter",
) {
  const session: CitizenSession = { ...family, sessionId: uuidv7() };
  const { regencyCode, householdId, villageCode, invitationId, sessionId } = session;
  const until = new Date(now.getTime() + SESSION_MS);
  await underScope(
    citizenScope(session),
    ({
      sql,
    }) => sql`INSERT INTO self_session (regency_code, id, household_id, village_code, invitation_id, set_id, since, until, way)
      SELECT ${regencyCode}, ${sessionId}, ${householdId}::uuid, ${villageCode}, i.id, i.set_id, ${now}, ${until}, ${way} FROM invitation i
      WHERE i.regency_code = ${regencyCode} AND i.id = ${invitationId}::uuid AND i.set_id IS NOT NULL`,
  );
  return { session, cookie: sealBytes(Buffer.from(JSON.stringify(session))).toString("base64url") };
}

/**
 * The session of a cookie that stands at an instant; null for none, a foreign one, one that is over, and one of a letter that was replaced.
 * @param sendingId one that this very sending ended stands for it, so that the same form sent twice is answered twice
 */
export async function findCitizenSession(
  cookie: string | undefined,
  now: Date,
  sendingId: string | null = null,
): Promise<CitizenSession | null> {
  const session = readCookie(cookie);
  if (session === null) return null;
  const rows = await underScope(
    citizenScope(session),
    ({
      sql,
    }) => sql`SELECT 1 FROM self_session s JOIN invitation i ON i.regency_code = s.regency_code AND i.id = s.invitation_id
      WHERE s.regency_code = ${session.regencyCode} AND s.id = ${session.sessionId}::uuid AND s.until > ${now} AND i.set_id = s.set_id
        AND (s.sent_id IS NULL OR s.sent_id = ${sendingId}::uuid)`,
  );
  return rows.length === 0 ? null : session;
}

/** Half an hour more for a family that goes on filling in, within the limit of a session. */
export async function goOn(session: CitizenSession, now: Date): Promise<void> {
  await underScope(citizenScope(session), ({ sql }) => goOnIn(sql, session, now));
}

async function goOnIn(sql: Sql, session: CitizenSession, now: Date): Promise<void> {
  const [next, longest] = [SESSION_MS, LONGEST_MS].map((span) => `${span / 1000} seconds`);
  await sql`UPDATE self_session SET until = LEAST(${now}::timestamptz + ${next}::interval, since + ${longest}::interval)
    WHERE regency_code = ${session.regencyCode} AND id = ${session.sessionId}::uuid`;
}

/** Lets sendings of one session follow one another until the transaction ends: the second tap waits for the first. */
export async function holdCitizenSession(sql: Sql, session: CitizenSession): Promise<void> {
  await sql`SELECT 1 FROM self_session WHERE regency_code = ${session.regencyCode} AND id = ${session.sessionId}::uuid FOR UPDATE`;
}

/** Ends a session with what it sent, in the sending's transaction: half an hour long it answers that sending, and opens nothing else. */
export async function endWithSending(sql: Sql, session: CitizenSession, sendingId: string, now: Date): Promise<void> {
  await goOnIn(sql, session, now);
  await sql`UPDATE self_session SET sent_id = ${sendingId}::uuid
    WHERE regency_code = ${session.regencyCode} AND id = ${session.sessionId}::uuid`;
}

/** Ends a session wherever its cookie is, without a sending. */
export async function endCitizenSession(session: CitizenSession): Promise<void> {
  await underScope(
    citizenScope(session),
    ({ sql }) =>
      sql`DELETE FROM self_session WHERE regency_code = ${session.regencyCode} AND id = ${session.sessionId}::uuid`,
  );
}

function readCookie(cookie: string | undefined): CitizenSession | null {
  if (cookie === undefined || cookie === "") return null;
  try {
    const plain: unknown = JSON.parse(unsealBytes(Buffer.from(cookie, "base64url")).toString("utf8"));
    const session = sessionSchema.safeParse(plain);
    return session.success ? session.data : null;
  } catch {
    return null; // not sealed by us
  }
}

export const CITIZEN_COOKIE: CookieKind = {
  name: "mutakhir-keluarga",
  prefix: "__Host-",
  path: "/",
  sameSite: "Strict",
  seconds: LONGEST_MS / 1000,
};

/** The header that sets the cookie; without a value it ends the session on this device. */
export function citizenCookie(value: string | null): string {
  return setCookie(CITIZEN_COOKIE, value);
}

/** The family that this request is of; for pages. */
export async function getCitizen(): Promise<CitizenSession | null> {
  return findCitizenSession((await cookies()).get(cookieName(CITIZEN_COOKIE))?.value, new Date());
}
