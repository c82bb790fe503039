import "server-only";
import * as z from "zod";
import { DOWNLOAD_MS } from "@/lib/domain/delivery/download";
import { refuse } from "@/lib/domain/error/error-code";
import { hasSteppedUp } from "@/lib/server/auth/step-up";
import { defineCommand, done } from "@/lib/server/command/command";
import { regionLabel } from "@/lib/server/region/queries";

/**
 * Opens a package's files to the person once: a grant of its own for a quarter of an hour, in this session, after the password was asked again.
 * The id comes from the page and is the address' secret; it is drawn at random.
 */
export const askDownload = defineCommand({
  name: "delivery.ask-download",
  permission: "delivery:manage",
  input: z.strictObject({ id: z.uuidv4(), regencyCode: z.string().regex(/^\d{4}$/), packageId: z.uuid() }),
  async run({ sql, actor, input: { id, regencyCode, packageId }, now }) {
    if (actor.grant.regionCode !== regencyCode) return refuse("NOT_FOUND");
    const [row] = await sql<{ content_state: string }>`SELECT content_state FROM delivery_package
      WHERE regency_code = ${regencyCode} AND id = ${packageId}`;
    if (row === undefined) return refuse("NOT_FOUND");
    if (row.content_state !== "ready") return refuse("NOT_ALLOWED_NOW", { info: { reason: "NOT_READY" } });
    if (!(await hasSteppedUp(sql, actor, now))) return refuse("NOT_ALLOWED_NOW", { info: { reason: "STEP_UP" } });
    const takenBy = `${actor.displayName}, ${await regionLabel(regencyCode)}`.slice(0, 200);
    const written =
      await sql`INSERT INTO delivery_download (regency_code, id, package_id, user_id, grant_id, session_id, taken_by, asked_at, expires_at)
      VALUES (${regencyCode}, ${id}, ${packageId}, ${actor.userId}, ${actor.grant.id}, ${actor.sessionId}, ${takenBy}, ${now},
        ${new Date(now.getTime() + DOWNLOAD_MS)}) ON CONFLICT (regency_code, id) DO NOTHING RETURNING 1`;
    // Asked again because the answer was lost: the same download, as long as it can be used.
    const known =
      written.length > 0 ||
      (
        await sql`SELECT 1 FROM delivery_download WHERE regency_code = ${regencyCode} AND id = ${id} AND package_id = ${packageId}
        AND user_id = ${actor.userId} AND session_id = ${actor.sessionId} AND used_at IS NULL AND expires_at > ${now}`
      ).length > 0;
    if (!known) return refuse("IDEMPOTENCY_MISMATCH");
    return done(
      { id },
      {
        action: "delivery:ask-download",
        subjectKind: "delivery",
        subjectIds: [packageId, id],
        areaCode: regencyCode,
        purpose: "deliver",
      },
    );
  },
});
