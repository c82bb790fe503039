import "server-only";
import { createHash, randomBytes } from "node:crypto";
import * as z from "zod";
import { authorizeIn } from "@/lib/domain/access/actor";
import { refuse } from "@/lib/domain/error/error-code";
import { formatCheckToken, makeToken } from "@/lib/domain/meeting/check-token";
import { localDay } from "@/lib/domain/period/period";
import { formatMinutesNumber, writeTrainingMinutes } from "@/lib/domain/training-session/minutes";
import { sessionState } from "@/lib/domain/training-session/session";
import { regencyShelf } from "@/lib/server/audit/audit-entry";
import { type CommandContext, defineCommand, done } from "@/lib/server/command/command";
import type { Sql } from "@/lib/server/db/sql";
import { lockSession, type SessionRow } from "../seats";
import { minutesNow } from "./queries";

const closeSchema = z.strictObject({
  /** Of the minutes; made by the page, so that a repeat closes once. */
  id: z.uuid(),
  sessionId: z.uuid(),
});

/** Versions of one training's minutes: more than that are no corrections. */
const MOST_VERSIONS = 50;

interface LastVersion {
  readonly version: number;
  readonly year: number;
  readonly serial: number;
  readonly sha256: Buffer;
}

/**
 * Closes a training that is over: what the record says of it now is kept as its minutes, numbered, with the hash and the token that the printed
 * code leads to. What is written down afterwards makes a further version under the same number; refused while nothing has changed.
 */
export const closeMinutes = defineCommand({
  name: "training.close-minutes",
  permission: "training:mark",
  input: closeSchema,
  async run(context) {
    const { sql, actor, input, now } = context;
    const session = await lockSession(sql, input.sessionId);
    if (session === null || !authorizeIn(actor, "training:mark", session.regionCode)) return refuse("NOT_FOUND");
    if (sessionState(session, now) !== "over") return refuse("NOT_ALLOWED_NOW", { info: { reason: "NOT_OVER" } });
    const minutes = await minutesNow(sql, actor, session.id, now);
    if (minutes === null) return refuse("NOT_FOUND");
    const content = writeTrainingMinutes(minutes);
    const sha256 = createHash("sha256").update(content).digest();
    const last = await findLast(sql, session);
    if (last?.sha256.equals(sha256) === true) return refuse("NOT_ALLOWED_NOW", { info: { reason: "UNCHANGED" } });
    const version = (last?.version ?? 0) + 1;
    if (version > MOST_VERSIONS) return refuse("TOO_LARGE");
    const day = localDay(now, minutes.zone);
    const { year, serial } = last ?? (await nextNumber(sql, session.regionCode, Number(day.slice(0, 4))));
    const token = makeToken(randomBytes(26));
    await write(context, session, { version, year, serial, token, content, sha256, day });
    return done(
      {
        id: input.id,
        version,
        documentNumber: formatMinutesNumber({ regionCode: session.regionCode, year, serial }),
        token: formatCheckToken({ regencyCode: regencyShelf(session.regionCode), token }),
      },
      {
        action: "training:close-minutes",
        subjectKind: "training",
        subjectIds: [session.id, input.id],
        areaCode: session.regionCode,
        detail: { version, people: minutes.people.length },
      },
    );
  },
});

async function findLast(sql: Sql, session: SessionRow): Promise<LastVersion | null> {
  const [row] = await sql<LastVersion>`SELECT version, year, serial, sha256 FROM training_minutes
    WHERE regency_code = ${regencyShelf(session.regionCode)} AND session_id = ${session.id} ORDER BY version DESC LIMIT 1`;
  return row ?? null;
}

/** The next number of a region's year: two that close at once get two. */
async function nextNumber(sql: Sql, regionCode: string, year: number): Promise<{ year: number; serial: number }> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`training-minutes:${regionCode}:${year}`}, 0))`;
  const [row] = await sql<{ serial: number }>`SELECT coalesce(max(serial), 0)::int + 1 AS serial FROM training_minutes
    WHERE regency_code = ${regencyShelf(regionCode)} AND region_code = ${regionCode} AND year = ${year}`;
  return { year, serial: row?.serial ?? 1 };
}

interface NewVersion extends LastVersion {
  readonly token: string;
  readonly content: string;
  /** YYYY-MM-DD where the training is. */
  readonly day: string;
}

async function write(
  { sql, actor, input, now }: CommandContext<z.infer<typeof closeSchema>>,
  { id: sessionId, regionCode }: SessionRow,
  { version, year, serial, token, content, sha256, day }: NewVersion,
): Promise<void> {
  const shelf = regencyShelf(regionCode);
  await sql`INSERT INTO training_minutes (regency_code, id, region_code, session_id, version, year, serial, token, content, sha256, closed_by, closed_at)
    VALUES (${shelf}, ${input.id}, ${regionCode}, ${sessionId}, ${version}, ${year}, ${serial}, ${token}, ${content}, ${sha256}, ${actor.userId}, ${now})`;
  await sql`INSERT INTO training_minutes_fact (regency_code, token, session_id, version, closed_on)
    VALUES (${shelf}, ${token}, ${sessionId}, ${version}, ${day}::date)`;
}
