import "server-only";
import * as z from "zod";
import { refuse } from "@/lib/domain/error/error-code";
import { PASS_MARK_RANGE, passMarkProblem } from "@/lib/domain/training-session/pass-mark";
import { defineCommand, done } from "@/lib/server/command/command";
import { marksAround } from "./pass-mark";

/** Regions that may have a mark of their own: the nation, provinces, regencies. */
const SETS_MARKS = /^(?:0|\d{2}|\d{4})$/;

/**
 * Sets the mark that passes the test for trainings planned, and tests again announced, from now on in the coach's region. What has been
 * planned or announced keeps its own, so that nobody's mark moves under them.
 */
export const setPassMark = defineCommand({
  name: "exam.set-pass-mark",
  permission: "exam:configure",
  input: z.strictObject({
    id: z.uuid(),
    mark: z.number().int().min(PASS_MARK_RANGE.least).max(PASS_MARK_RANGE.most),
    reason: z.string().trim().min(5).max(500),
    /** The region's own newest mark as the page showed it; null: none. Another one since then refuses. */
    seen: z.uuid().nullable(),
  }),
  async run({ sql, actor, input, now }) {
    const { regionCode } = actor.grant;
    if (!SETS_MARKS.test(regionCode)) return refuse("FORBIDDEN");
    await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`pass-mark:${regionCode}`}, 0))`;
    const marks = await marksAround(sql, regionCode);
    const own = marks.find((each) => each.regionCode === regionCode) ?? null;
    if ((own?.id ?? null) !== input.seen) return refuse("STALE");
    const above = marks.filter((each) => each.regionCode !== regionCode);
    const problem = passMarkProblem(input.mark, { above, own: own?.mark ?? null });
    if (problem !== null) return refuse("INVALID_INPUT", { fields: [{ path: "mark", detail: problem }] });
    await sql`INSERT INTO pass_mark (id, region_code, mark, reason, set_by, set_at)
      VALUES (${input.id}, ${regionCode}, ${input.mark}, ${input.reason}, ${actor.userId}, ${now})`;
    return done(
      { id: input.id },
      {
        action: "exam:configure",
        subjectKind: "exam",
        subjectIds: [input.id],
        areaCode: regionCode,
        detail: { mark: input.mark },
      },
    );
  },
});
