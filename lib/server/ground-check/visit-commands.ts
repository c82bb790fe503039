import "server-only";
import * as z from "zod";
import type { Actor } from "@/lib/domain/access/actor";
import { refuse } from "@/lib/domain/error/error-code";
import { agreementOf, compareFields } from "@/lib/domain/ground-check/compare";
import { type AskedField, type CheckState, VISIT_OUTCOMES } from "@/lib/domain/ground-check/ground-check";
import { isShown } from "@/lib/domain/ground-check/questions";
import { type Answers, answerAt, isAnswered, NO_ANSWERS } from "@/lib/domain/instrument/answers";
import { findQuestion, type Instrument } from "@/lib/domain/instrument/instrument";
import { answerProblem } from "@/lib/domain/instrument/problems";
import { instrumentFor } from "@/lib/domain/instrument/registry";
import { applyPatches } from "@/lib/domain/proposal/patch";
import { withAnswer } from "@/lib/domain/proposal/payload";
import type { AuditEntry } from "@/lib/server/audit/audit-entry";
import { defineCommand, done } from "@/lib/server/command/command";
import type { Sql } from "@/lib/server/db/sql";
import { sealAnswers } from "@/lib/server/proposal/sealed-payload";
import { blankAnswers, readAnswers } from "./answers";
import { stored } from "./check-row";

const key = { regencyCode: z.string().regex(/^\d{4}$/), id: z.uuid() };
const value = z.union([z.number(), z.string().max(2000), z.array(z.number().int()).max(64), z.null()]);
const patchSchema = z.strictObject({
  level: z.enum(["household", "member"]),
  uid: z.uuid().nullable(),
  key: z.string().regex(/^[a-z][A-Za-z0-9]{0,63}$/),
  before: value,
  value,
});

interface OwnCheck {
  readonly villageCode: string;
  readonly version: number;
  readonly asked: readonly AskedField[];
  readonly answers: Answers;
  readonly instrument: Instrument;
}

interface Row {
  readonly villageCode: string;
  readonly version: number;
  readonly state: CheckState;
  readonly instrument: string;
  readonly instrumentVersion: number;
  readonly asked: unknown;
  readonly answers: unknown;
}

/** The companion's own check while it is theirs to do, locked. What the proposal says is not among its columns. */
async function findOwn(sql: Sql, actor: Actor, { regencyCode, id }: { regencyCode: string; id: string }) {
  // Locked first: the policy lets only a check that is still to be done be locked, and the next statement sees it as it is.
  await sql`SELECT 1 FROM ground_check WHERE regency_code = ${regencyCode} AND id = ${id} FOR UPDATE`;
  const [row] =
    await sql<Row>`SELECT village_code AS "villageCode", version, state, instrument, instrument_version AS "instrumentVersion",
      asked, answers FROM ground_check
    WHERE regency_code = ${regencyCode} AND id = ${id} AND companion_id = ${actor.userId}`;
  if (row === undefined) return refuse("NOT_FOUND");
  if (row.state !== "assigned") return refuse("NOT_ALLOWED_NOW");
  const instrument = instrumentFor(row.instrument, row.instrumentVersion);
  if (instrument === null) throw new Error("a stored check names an instrument that the portal does not know");
  const { villageCode, version } = row;
  const own: OwnCheck = {
    villageCode,
    version,
    instrument,
    asked: stored.asked(row.asked),
    answers: readAnswers(row.answers),
  };
  return { ok: true as const, value: own };
}

/** Saves what the companion typed, field by field, as a form's draft is saved. Only what is asked is taken. */
export const saveGroundCheck = defineCommand({
  name: "ground-check.save",
  permission: "ground-check:do",
  input: z.strictObject({
    ...key,
    patches: z.array(patchSchema).max(200),
    // A session of the form sends these of any draft; a check has none.
    memberOps: z.array(z.never()).default([]),
    eventOps: z.array(z.never()).default([]),
    notes: z.record(z.string(), z.never()).default({}),
  }),
  async run({ sql, actor, input, now, overtaken }) {
    const own = await findOwn(sql, actor, input);
    if (!own.ok) return own;
    const { asked, answers, villageCode, version } = own.value;
    // The last that was written is what this stands in place of: nothing of anybody else's lies between.
    const isOverOwn = overtaken?.version === version;
    const patches = isOverOwn
      ? input.patches.map((patch) => ({
          ...patch,
          before: answerAt(answers, patch.level, patch.uid, patch.key) ?? null,
        }))
      : input.patches;
    const isAsked = (patch: (typeof input.patches)[number]) =>
      asked.some((field) => field.level === patch.level && field.uid === patch.uid && field.key === patch.key);
    const strange = input.patches.findIndex((patch) => !isAsked(patch));
    if (strange >= 0)
      return refuse("INVALID_INPUT", { fields: [{ path: `patches.${strange}`, detail: "UNKNOWN_KEY" }] });
    const { payload, conflicts } = applyPatches(NO_ANSWERS, blankAnswers(answers), patches);
    await sql`UPDATE ground_check SET answers = ${JSON.stringify(sealAnswers(payload.answers))}, version = version + 1, updated_at = ${now}
      WHERE regency_code = ${input.regencyCode} AND id = ${input.id}`;
    return done(
      {
        version: version + 1,
        conflicts: conflicts.map(({ patch }) => ({ level: patch.level, uid: patch.uid, key: patch.key })),
      },
      auditOf("save", input.id, villageCode, { fields: input.patches.length, conflicts: conflicts.length }),
    );
  },
});

/**
 * Sends a check, once. An answer that the form does not take refuses; a family that was found must have answered
 * something. Then what was seen is laid beside what the proposal said.
 */
export const sendGroundCheck = defineCommand({
  name: "ground-check.send",
  permission: "ground-check:do",
  input: z.strictObject({
    ...key,
    version: z.number().int().min(1),
    outcome: z.enum(VISIT_OUTCOMES),
    remark: z.string().trim().max(1000),
  }),
  async run({ sql, actor, input, now }) {
    const own = await findOwn(sql, actor, input);
    if (!own.ok) return own;
    const { instrument, asked, villageCode, version } = own.value;
    if (version !== input.version) return refuse("STALE");
    const answers = input.outcome === "found" ? shownOnly(own.value) : NO_ANSWERS;
    const wrong = problemsOf(instrument, asked, answers);
    if (wrong.length > 0) return refuse("INCOMPLETE", { fields: wrong });
    const isEmpty = !asked.some(({ level, uid, key: name }) => isAnswered(answerAt(answers, level, uid, name)));
    if (input.outcome === "found" && isEmpty)
      return refuse("INCOMPLETE", { fields: [{ path: "answers", detail: "required" }] });
    if (input.outcome !== "found" && input.remark === "")
      return refuse("INCOMPLETE", { fields: [{ path: "remark", detail: "required" }] });
    const [held] = await sql<{ said: unknown }>`SELECT said FROM ground_check
      WHERE regency_code = ${input.regencyCode} AND id = ${input.id}`;
    const compared = compareFields(stored.said(held?.said), answers);
    const { agree, differ, percent } = agreementOf(compared);
    await sql`UPDATE ground_check SET state = 'done', outcome = ${input.outcome}, remark = ${input.remark}, done_at = ${now},
        answers = ${JSON.stringify(sealAnswers(answers))}, compared = ${JSON.stringify(compared)}, agree_count = ${agree},
        differ_count = ${differ}, agreement = ${percent}, version = version + 1, updated_at = ${now}
      WHERE regency_code = ${input.regencyCode} AND id = ${input.id}`;
    // The answer says nothing of how it compares: whoever looked learns nothing of the proposal by sending.
    return done({ id: input.id }, auditOf("send", input.id, villageCode, { fields: agree + differ }));
  },
});

/** What was answered of what is still asked: an answer that another one hid is gone. */
function shownOnly({ instrument, asked, answers }: OwnCheck): Answers {
  return asked.reduce((kept, field) => {
    const given = answerAt(answers, field.level, field.uid, field.key);
    return isAnswered(given) && isShown(instrument, asked, answers, field)
      ? withAnswer(kept, { ...field, value: given })
      : kept;
  }, NO_ANSWERS);
}

function problemsOf(instrument: Instrument, asked: readonly AskedField[], answers: Answers) {
  return asked.flatMap(({ level, uid, key: name }) => {
    const question = findQuestion(instrument, level, name);
    const found = question === null ? null : answerProblem(question, answerAt(answers, level, uid, name));
    return found === null ? [] : [{ path: `${level}.${uid ?? ""}.${name}`, detail: found.code }];
  });
}

function auditOf(event: "save" | "send", id: string, areaCode: string, detail: AuditEntry["detail"]): AuditEntry {
  return {
    action: `ground-check:${event}`,
    subjectKind: "ground-check",
    subjectIds: [id],
    areaCode,
    ...(detail ? { detail } : {}),
  };
}
