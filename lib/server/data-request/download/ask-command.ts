import "server-only";
import * as z from "zod";
import { DOWNLOAD_MS } from "@/lib/domain/delivery/download";
import { refuse } from "@/lib/domain/error/error-code";
import { hasSteppedUp } from "@/lib/server/auth/step-up";
import { defineCommand, done } from "@/lib/server/command/command";
import { holdRequest, isOver } from "../rows";

/**
 * Opens the data of a granted request to whoever asked for them, once: for a quarter of an hour, in this session, after the password was asked
 * again, and never past the end of the time that was granted. The id comes from the page and is the address' secret; it is drawn at random.
 */
export const askRequestDownload = defineCommand({
  name: "data-request.ask-download",
  permission: "data-request:ask",
  input: z.strictObject({ id: z.uuidv4(), regencyCode: z.string().regex(/^\d{4}$/), requestId: z.uuid() }),
  async run({ sql, actor, input: { id, regencyCode, requestId }, now }) {
    const row = await holdRequest(sql, regencyCode, requestId);
    if (row === null || row.asked_by !== actor.userId) return refuse("NOT_FOUND");
    if (row.state !== "granted" || row.expires_at === null || isOver(row, now))
      return refuse("NOT_ALLOWED_NOW", { info: { reason: "OVER" } });
    if (row.content_state !== "ready") return refuse("NOT_ALLOWED_NOW", { info: { reason: "NOT_READY" } });
    if (!(await hasSteppedUp(sql, actor, now))) return refuse("NOT_ALLOWED_NOW", { info: { reason: "STEP_UP" } });
    const until = new Date(Math.min(now.getTime() + DOWNLOAD_MS, row.expires_at.getTime()));
    const takenBy = `${actor.displayName}, ${row.office}`.slice(0, 200);
    const written =
      await sql`INSERT INTO data_request_download (regency_code, id, request_id, user_id, grant_id, session_id, taken_by, asked_at, expires_at)
      VALUES (${regencyCode}, ${id}, ${requestId}, ${actor.userId}, ${actor.grant.id}, ${actor.sessionId}, ${takenBy}, ${now}, ${until})
      ON CONFLICT (regency_code, id) DO NOTHING RETURNING 1`;
    // Asked again because the answer was lost: the same download, as long as it can be used.
    const known =
      written.length > 0 ||
      (
        await sql`SELECT 1 FROM data_request_download WHERE regency_code = ${regencyCode} AND id = ${id} AND request_id = ${requestId}
          AND user_id = ${actor.userId} AND session_id = ${actor.sessionId} AND used_at IS NULL AND expires_at > ${now}`
      ).length > 0;
    if (!known) return refuse("IDEMPOTENCY_MISMATCH");
    return done(
      { id },
      {
        action: "data-request:ask-download",
        subjectKind: "data-request",
        subjectIds: [requestId, id],
        areaCode: regencyCode,
        purpose: "share",
      },
    );
  },
});
