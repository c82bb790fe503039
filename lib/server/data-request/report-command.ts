import "server-only";
import * as z from "zod";
import { MOST_LINE, MOST_TEXT } from "@/lib/domain/data-request/limits";
import { reportStanding } from "@/lib/domain/data-request/report";
import { refuse } from "@/lib/domain/error/error-code";
import { holdsIdentityNumber } from "@/lib/domain/nik/identity-number";
import { localDay } from "@/lib/domain/period/period";
import { defineCommand, done } from "@/lib/server/command/command";
import { timeZoneOf } from "@/lib/server/region/queries";
import { owedOf } from "./owed";
import { holdRequest } from "./rows";

const reportSchema = z.strictObject({
  regencyCode: z.string().regex(/^\d{4}$/),
  requestId: z.uuid(),
  /** The report that the page asked for: another one since then refuses. */
  number: z.int().min(1).max(60),
  usedFor: z.string().trim().min(10).max(MOST_TEXT),
  familiesReached: z.int().min(0).max(10_000_000).nullable(),
  incident: z.string().trim().min(1).max(MOST_TEXT).nullable(),
  reshared: z.boolean(),
  resharedTo: z.string().trim().min(1).max(MOST_LINE).nullable(),
  destroyed: z.boolean(),
});

/**
 * Who holds data tells what they were used for, what went wrong, and whether they were passed on. Also after the end: what is owed stays owed.
 * Passing on what was not allowed is told too, and shown to the data steward.
 */
export const reportUse = defineCommand({
  name: "data-request.report",
  permission: "data-request:ask",
  input: reportSchema,
  async run({ sql, actor, input, now }) {
    const { regencyCode, requestId, number, usedFor, familiesReached, incident, reshared, resharedTo, destroyed } =
      input;
    if (reshared !== (resharedTo !== null))
      return refuse("INVALID_INPUT", { fields: [{ path: "resharedTo", detail: "MISSING" }] });
    const numbers = Object.entries({ usedFor, incident, resharedTo }).filter(([, text]) =>
      holdsIdentityNumber(text ?? ""),
    );
    if (numbers.length > 0)
      return refuse("INVALID_INPUT", { fields: numbers.map(([path]) => ({ path, detail: "IDENTITY_NUMBER" })) });
    const row = await holdRequest(sql, regencyCode, requestId);
    if (row === null || row.asked_by !== actor.userId) return refuse("NOT_FOUND");
    const [count] = await sql<{ n: number }>`SELECT count(*)::int AS n FROM data_request_report
      WHERE regency_code = ${regencyCode} AND request_id = ${requestId}::uuid`;
    const zone = await timeZoneOf(regencyCode);
    const { next } = reportStanding(owedOf(row, zone), count?.n ?? 0, localDay(now, zone));
    if (next === null) return refuse("NOT_ALLOWED_NOW");
    if (next.number !== number) return refuse("STALE");
    await sql`INSERT INTO data_request_report (regency_code, request_id, number, due_on, used_for, families_reached, incident, reshared, reshared_to,
        destroyed, written_by, written_at)
      VALUES (${regencyCode}, ${requestId}, ${number}, ${next.dueOn}::date, ${usedFor}, ${familiesReached}, ${incident}, ${reshared},
        ${resharedTo}, ${destroyed}, ${actor.userId}, ${now})`;
    return done(
      { number },
      {
        action: "data-request:report",
        subjectKind: "data-request",
        subjectIds: [requestId],
        areaCode: regencyCode,
        detail: { number, reshared, destroyed, incident: incident !== null },
      },
    );
  },
});
