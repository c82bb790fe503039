import "server-only";
import * as z from "zod";
import { defineCommand, done } from "@/lib/server/command/command";

/** Notes that a person has read what the portal told them until an instant. Never past now, and nobody else's. */
export const markNoticesSeen = defineCommand({
  name: "notice.mark-seen",
  permission: null,
  input: z.strictObject({ until: z.iso.datetime() }),
  async run({ sql, actor, input, now }) {
    const until = new Date(Math.min(Date.parse(input.until), now.getTime()));
    await sql`UPDATE notice SET seen_at = ${now} WHERE user_id = ${actor.userId} AND seen_at IS NULL AND made_at <= ${until}`;
    return done(
      { until: until.toISOString() },
      { action: "notice:mark-seen", subjectKind: "user", subjectIds: [actor.userId], areaCode: actor.grant.regionCode },
    );
  },
});
