import "server-only";
import * as z from "zod";
import { authorizeIn } from "@/lib/domain/access/actor";
import { refuse } from "@/lib/domain/error/error-code";
import { lockPost } from "@/lib/server/appointment/post";
import { defineCommand, done } from "@/lib/server/command/command";
import { syncDoors } from "./door";

/**
 * Takes a certificate away: full access ends now, and its code no longer holds. Reading and drafting come back while the days of the
 * test last. A pass in another training gives a new one.
 */
export const revokeCertificate = defineCommand({
  name: "certificate.revoke",
  permission: "training:mark",
  input: z.strictObject({ id: z.uuid(), reason: z.string().trim().min(5).max(500) }),
  async run(context) {
    const { sql, actor, input, now } = context;
    const [row] = await sql<{ appointment_id: string }>`SELECT appointment_id FROM certificate
      WHERE id = ${input.id} AND revoked_at IS NULL FOR UPDATE`;
    const post = row === undefined ? null : await lockPost(sql, row.appointment_id);
    if (post === null || !authorizeIn(actor, "training:mark", post.regionCode)) return refuse("NOT_FOUND");
    if (post.userId === actor.userId) return refuse("FOUR_EYES");
    await sql`UPDATE certificate SET revoked_at = ${now}, revoked_by = ${actor.userId}, revoke_reason = ${input.reason} WHERE id = ${input.id}`;
    await sql`SELECT app_end_certificate_fact(${input.id}, ${now})`;
    await syncDoors(context, post);
    return done(
      { id: input.id },
      {
        action: "certificate:revoke",
        subjectKind: "certificate",
        subjectIds: [input.id, post.userId],
        areaCode: post.regionCode,
        detail: { reason: input.reason },
      },
    );
  },
});
