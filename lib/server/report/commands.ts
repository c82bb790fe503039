import "server-only";
import * as z from "zod";
import { refuse } from "@/lib/domain/error/error-code";
import { wordsProblem } from "@/lib/domain/nik/identity-number";
import { localDay } from "@/lib/domain/period/period";
import { NOTE_LENGTH, needsFamily, REPORT_KINDS, type ReportState } from "@/lib/domain/report/report";
import { defineCommand, done } from "@/lib/server/command/command";
import { readNeighbours } from "./neighbour-query";

/** What one person may have open at a time: more is a list for the operator, not a report. */
const MOST_OPEN = 50;

/** Tells the village operator that something has happened in the RT. */
export const fileReport = defineCommand({
  name: "report.file",
  permission: "report:write",
  input: z.strictObject({
    /** From the page, so that a repeat reports once. */
    id: z.uuid(),
    householdId: z.uuid().nullable(),
    kind: z.enum(REPORT_KINDS),
    happenedOn: z.iso.date().nullable(),
    note: z.string().trim().max(NOTE_LENGTH.most),
  }),
  async run({ sql, actor, input, now }) {
    const { regionCode, neighbourhood } = actor.grant;
    if (neighbourhood === undefined) return refuse("FORBIDDEN");
    const regency = regionCode.slice(0, 4);
    if (needsFamily(input.kind) !== (input.householdId !== null))
      return refuse("INVALID_INPUT", { fields: [{ path: "householdId", detail: "MISSING" }] });
    if (input.householdId !== null && (await readNeighbours(sql, actor, [input.householdId], now)).length === 0)
      return refuse("NOT_FOUND");
    const [village] = await sql<{ zone: string; open: number }>`SELECT r.time_zone AS zone,
        (SELECT count(*)::int FROM event_report e WHERE e.regency_code = ${regency} AND e.reported_by = ${actor.userId}
          AND e.state = 'filed') AS open
      FROM region r WHERE r.code = ${regionCode}`;
    if (village === undefined) return refuse("NOT_FOUND");
    const words = wordsProblem(input.note, NOTE_LENGTH);
    const isFuture = input.happenedOn !== null && input.happenedOn > localDay(now, village.zone);
    const fields = [
      ...(words === null ? [] : [{ path: "note", detail: words }]),
      ...(isFuture ? [{ path: "happenedOn", detail: "IN_FUTURE" }] : []),
    ];
    if (fields.length > 0) return refuse("INVALID_INPUT", { fields });
    if (village.open >= MOST_OPEN) return refuse("RATE_LIMITED");
    await sql`INSERT INTO event_report (regency_code, id, village_code, rt, rw, household_id, kind, happened_on, note, state, version,
        reported_by, reported_at, updated_at)
      VALUES (${regency}, ${input.id}, ${regionCode}, ${neighbourhood.rt}, ${neighbourhood.rw}, ${input.householdId}, ${input.kind},
        ${input.happenedOn}::date, ${input.note}, 'filed', 1, ${actor.userId}, ${now}, ${now})`;
    return done(
      { id: input.id },
      {
        action: "report:file",
        subjectKind: "report",
        subjectIds: [input.id],
        areaCode: regionCode,
        detail: { reason: input.kind },
      },
    );
  },
});

/** The operator has recorded it, or says why there is nothing to record. */
export const answerReport = defineCommand({
  name: "report.answer",
  permission: "report:answer",
  input: z.strictObject({
    regencyCode: z.string().regex(/^\d{4}$/),
    id: z.uuid(),
    version: z.number().int().min(1),
    state: z.enum(["handled", "dismissed"]),
    answer: z.string().trim().max(NOTE_LENGTH.most),
  }),
  async run({ sql, actor, input, now }) {
    const { regencyCode, id } = input;
    const [held] = await sql<{
      state: ReportState;
      version: number;
      village: string;
    }>`SELECT state, version, village_code AS village
      FROM event_report WHERE regency_code = ${regencyCode} AND id = ${id}::uuid FOR UPDATE`;
    if (held === undefined) return refuse("NOT_FOUND");
    if (held.version !== input.version) return refuse("STALE");
    if (held.state !== "filed") return refuse("NOT_ALLOWED_NOW");
    const words = wordsProblem(input.answer, NOTE_LENGTH);
    // What was recorded needs no words; what was not needs a reason that the reporter can read.
    const isWrong = input.state === "dismissed" ? words !== null : input.answer !== "" && words === "IDENTITY_NUMBER";
    if (isWrong) return refuse("INVALID_INPUT", { fields: [{ path: "answer", detail: words ?? "TOO_SHORT" }] });
    await sql`UPDATE event_report SET state = ${input.state}, version = version + 1, answered_by = ${actor.userId}, answered_at = ${now},
      answer = ${input.answer === "" ? null : input.answer}, updated_at = ${now}
      WHERE regency_code = ${regencyCode} AND id = ${id}::uuid`;
    return done(
      { id },
      {
        action: input.state === "handled" ? "report:handle" : "report:dismiss",
        subjectKind: "report",
        subjectIds: [id],
        areaCode: held.village,
      },
    );
  },
});
