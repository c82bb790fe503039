import "server-only";
import * as z from "zod";
import { refuse } from "@/lib/domain/error/error-code";
import { hasNews } from "@/lib/domain/news/news";
import { defineCommand, done } from "@/lib/server/command/command";

/** Notes that the actor has read the news until an instant. It only moves forward, and never past now. */
export const markNewsSeen = defineCommand({
  name: "news.mark-seen",
  permission: "proposal:draft",
  input: z.strictObject({ until: z.iso.datetime() }),
  async run({ sql, actor, input, now }) {
    if (!hasNews(actor)) return refuse("FORBIDDEN");
    const until = new Date(Math.min(Date.parse(input.until), now.getTime()));
    await sql`UPDATE app_user SET news_seen_at = greatest(news_seen_at, ${until}) WHERE id = ${actor.userId}`;
    return done(
      { until: until.toISOString() },
      { action: "news:mark-seen", subjectKind: "user", subjectIds: [actor.userId], areaCode: actor.grant.regionCode },
    );
  },
});
