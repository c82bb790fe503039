import "server-only";
import * as z from "zod";
import { authorizeIn } from "@/lib/domain/access/actor";
import { refuse } from "@/lib/domain/error/error-code";
import { differenceSchema, villagesToMend } from "@/lib/domain/figure-check/difference";
import { regencyShelf } from "@/lib/server/audit/audit-entry";
import { defineCommand, done } from "@/lib/server/command/command";
import { enqueueWhole } from "@/lib/server/rollup/enqueue";
import { checkedAreaSchema, enqueueCheck } from "./job";

/** The largest regency takes minutes; what was asked so long ago is not coming. */
const LOST_AFTER_MS = 2 * 3_600_000;

/** Asks for a check of an area inside the acting grant; it runs in the background, one at a time for an area. */
export const askFigureCheck = defineCommand({
  name: "figure-check.ask",
  permission: "figures:check",
  /** The id comes from the page, so that a repeat asks once. */
  input: z.strictObject({ id: z.uuid(), areaCode: checkedAreaSchema }),
  async run(context) {
    const { sql, actor, input, now } = context;
    const { id, areaCode } = input;
    if (!authorizeIn(actor, "figures:check", areaCode)) return refuse("NOT_FOUND");
    const [region] = await sql`SELECT 1 FROM region WHERE code = ${areaCode}`;
    if (region === undefined) return refuse("NOT_FOUND");
    const regencyCode = regencyShelf(areaCode);
    // A job that died without a word must not bar the area for ever.
    await sql`UPDATE figure_check SET state = 'failed', ended_at = ${now} WHERE regency_code = ${regencyCode} AND area_code = ${areaCode}
      AND state IN ('waiting', 'running') AND asked_at < ${new Date(now.getTime() - LOST_AFTER_MS)}`;
    const rows = await sql`INSERT INTO figure_check (regency_code, id, area_code, state, asked_by, asked_at)
      VALUES (${regencyCode}, ${id}, ${areaCode}, 'waiting', ${actor.userId}, ${now}) ON CONFLICT DO NOTHING RETURNING id`;
    if (rows.length === 0) return refuse("NOT_ALLOWED_NOW", { info: { reason: "RUNNING" } });
    await enqueueCheck(sql, { regencyCode, areaCode, checkId: id, userId: actor.userId });
    return done({ id }, { action: "figure-check:ask", subjectKind: "figure-check", subjectIds: [id], areaCode });
  },
});

/** Has the villages whose figures differ counted again. A second press asks nothing more. */
export const mendFigures = defineCommand({
  name: "figure-check.mend",
  permission: "figures:check",
  input: z.strictObject({ regencyCode: z.string().regex(/^\d{4}$/), id: z.uuid() }),
  async run(context) {
    const { sql, actor, input, now } = context;
    const { regencyCode, id } = input;
    const [row] = await sql<{ area_code: string; state: string; differences: unknown; mended_at: Date | null }>`
      SELECT area_code, state, differences, mended_at FROM figure_check
      WHERE regency_code = ${regencyCode} AND id = ${id} FOR UPDATE`;
    if (row === undefined || !authorizeIn(actor, "figures:check", row.area_code)) return refuse("NOT_FOUND");
    const villages = villagesToMend(z.array(differenceSchema).parse(row.differences));
    if (row.state !== "done" || villages.length === 0 || row.mended_at !== null) return refuse("NOT_ALLOWED_NOW");
    await sql`UPDATE figure_check SET mended_by = ${actor.userId}, mended_at = ${now} WHERE regency_code = ${regencyCode} AND id = ${id}`;
    await enqueueWhole(sql, villages);
    return done(
      { villages: villages.length },
      {
        action: "figure-check:mend",
        subjectKind: "figure-check",
        subjectIds: [id],
        areaCode: row.area_code,
        detail: { villages: villages.length },
      },
    );
  },
});
