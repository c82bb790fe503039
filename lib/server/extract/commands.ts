import "server-only";
import * as z from "zod";
import { authorizeIn } from "@/lib/domain/access/actor";
import type { Permission } from "@/lib/domain/access/permission-name";
import { PRACTICE_PREFIX } from "@/lib/domain/access/scope";
import { quarterOf } from "@/lib/domain/dynamics/snapshot";
import { refuse } from "@/lib/domain/error/error-code";
import { CANCELLABLE, type LoadState, MAX_FILE_BYTES, MAX_WORKBOOK_BYTES } from "@/lib/domain/extract/load";
import { holdsIdentityNumber } from "@/lib/domain/nik/identity-number";
import { localDay } from "@/lib/domain/period/period";
import { writeAudit } from "@/lib/server/audit/write-audit";
import { type CommandContext, defineCommand, done } from "@/lib/server/command/command";
import type { Sql } from "@/lib/server/db/sql";
import { snapshotProblem } from "@/lib/server/decile-import/snapshot-problem";
import { findRegion } from "@/lib/server/region/queries";
import { KEPT_MS } from "@/lib/server/upload/keep-upload";
import { hasCheckedEnough } from "./check-limit";
import { countUnranked } from "./follow-ranking";
import { enqueueExtract } from "./job";

const keySchema = { regencyCode: z.string().regex(/^\d{4}$/), id: z.uuid() };
type Key = { readonly regencyCode: string; readonly id: string };

const fileSchema = z
  .strictObject({ id: z.uuid(), kind: z.enum(["csv", "xlsx"]), size: z.int().min(1).max(MAX_FILE_BYTES) })
  .refine(({ kind, size }) => kind === "csv" || size <= MAX_WORKBOOK_BYTES);

/** WIT is the first zone to have a day. */
const EARLIEST_ZONE = "Asia/Jayapura";

/**
 * Announces an extract and its files, whose bytes follow in pieces. Whoever announces it says as of which day its answers are, on which the
 * ranking was made where it brings deciles, and the record of the hand-over (BAST) that it came with.
 */
export const openExtract = defineCommand({
  name: "extract.open",
  permission: "extract:load",
  input: z.strictObject({
    ...keySchema,
    conditionDate: z.iso.date(),
    rankedOn: z.iso.date().nullable(),
    source: z.string().trim().min(3).max(200),
    files: z.array(fileSchema).min(1).max(2),
  }),
  async run(context) {
    const { sql, actor, input, now } = context;
    const { regencyCode, id, conditionDate, rankedOn, source, files } = input;
    if (!isOwn(context, "extract:load") || (await findRegion(regencyCode)) === null) return refuse("NOT_FOUND");
    if (holdsIdentityNumber(source))
      return refuse("INVALID_INPUT", { fields: [{ path: "source", detail: "IDENTIFIER" }] });
    if (conditionDate > localDay(now, EARLIEST_ZONE))
      return refuse("INVALID_INPUT", { fields: [{ path: "conditionDate", detail: "IN_FUTURE" }] });
    if (await hasCheckedEnough(sql, regencyCode, actor.userId, now)) return tooOften(context);
    if (await hasYounger(sql, regencyCode, conditionDate))
      return refuse("INVALID_INPUT", { fields: [{ path: "conditionDate", detail: "YOUNGER_RECORDED" }] });
    const problem = rankedOn === null ? null : await snapshotProblem(sql, quarterOf(rankedOn), rankedOn, now);
    if (problem !== null) return refuse("INVALID_INPUT", { fields: [problem] });
    const left = await forgetLeft(context);
    const opened =
      await sql`INSERT INTO extract_load (regency_code, id, state, condition_date, ranked_on, source, created_by, created_at, updated_at)
      VALUES (${regencyCode}, ${id}, 'uploading', ${conditionDate}, ${rankedOn}, ${source}, ${actor.userId}, ${now}, ${now})
      ON CONFLICT (regency_code, id) DO NOTHING RETURNING 1`;
    if (opened.length === 0) return refuse("IDEMPOTENCY_MISMATCH");
    await sql`INSERT INTO extract_file (regency_code, id, load_id, ordinal, file_kind, size_bytes, arrived_bytes)
      SELECT ${regencyCode}, x.id, ${id}, x.ordinal, x.kind, x.size, 0 FROM jsonb_to_recordset(${JSON.stringify(
        files.map((file, index) => ({ ...file, ordinal: index + 1 })),
      )}::jsonb) AS x (id uuid, ordinal smallint, kind text, size bigint)`;
    const ended = left.map((each) => auditOf("extract:left", { regencyCode, id: each }));
    return done({ id }, auditOf("extract:open", input), ended);
  },
});

/** Refuses, and leaves an audit row of it. */
async function tooOften({ sql, actor, input, now }: CommandContext<Key>) {
  await writeAudit(sql, actor, now, auditOf("extract:limited", input));
  return { ...refuse("RATE_LIMITED", { info: { reason: "CHECKS" } }), keepsLookUps: true as const };
}

/** Whether an extract of a later day is recorded, or begun to be: an older one has nothing to say after it. */
async function hasYounger(sql: Sql, regencyCode: string, conditionDate: string): Promise<boolean> {
  const rows =
    await sql`SELECT 1 FROM extract_load WHERE regency_code = ${regencyCode} AND condition_date > ${conditionDate}
    AND confirmed_at IS NOT NULL AND state IN ('recording', 'recorded', 'failed') LIMIT 1`;
  return rows.length > 0;
}

/** Files that nobody went on with are not kept. @returns the loads that this ends */
async function forgetLeft({ sql, actor, input, now }: CommandContext<Key>): Promise<readonly string[]> {
  const left = await sql<{ id: string }>`UPDATE extract_load SET state = 'cancelled', updated_at = ${now}
    WHERE regency_code = ${input.regencyCode} AND state = 'uploading' AND updated_at < ${new Date(now.getTime() - KEPT_MS)} RETURNING id`;
  for (const { id } of left)
    await enqueueExtract(sql, "extract-clear", { regencyCode: input.regencyCode, loadId: id, userId: actor.userId });
  return left.map(({ id }) => id);
}

function isOwn({ actor, input }: CommandContext<Key>, permission: Permission): boolean {
  return !input.regencyCode.startsWith(PRACTICE_PREFIX) && authorizeIn(actor, permission, input.regencyCode);
}

interface LoadRow {
  state: LoadState;
  created_by: string;
  condition_date: string;
  is_judged: boolean;
  at_work: boolean;
  has_recorded: boolean;
}

/** The load, held; null outside the person's own area, which reads as not found. */
async function findLoad(context: CommandContext<Key>, permission: Permission): Promise<LoadRow | null> {
  const { sql, input } = context;
  const { regencyCode, id } = input;
  if (!isOwn(context, permission)) return null;
  const rows =
    await sql<LoadRow>`SELECT state, created_by, condition_date::text AS condition_date, summary IS NOT NULL AS is_judged,
      EXISTS (SELECT 1 FROM extract_load o WHERE o.regency_code = l.regency_code AND o.id <> l.id AND o.state IN ('checking', 'recording'))
        AS at_work,
      EXISTS (SELECT 1 FROM extract_village v WHERE v.regency_code = l.regency_code AND v.load_id = l.id AND v.recorded_at IS NOT NULL)
        OR EXISTS (SELECT 1 FROM extract_difference d WHERE d.regency_code = l.regency_code AND d.load_id = l.id AND d.state = 'taken')
        AS has_recorded
    FROM extract_load l WHERE regency_code = ${regencyCode} AND id = ${id} FOR UPDATE`;
  return rows[0] ?? null;
}

/** Begins the check in the background once every byte has arrived. The files are the person's own. */
export const startExtract = defineCommand({
  name: "extract.start",
  permission: "extract:load",
  input: z.strictObject(keySchema),
  async run(context) {
    const { sql, actor, input, now } = context;
    const { regencyCode, id } = input;
    const found = await findLoad(context, "extract:load");
    if (found === null || found.created_by !== actor.userId) return refuse("NOT_FOUND");
    if (found.state !== "uploading") return refuse("NOT_ALLOWED_NOW");
    if (found.at_work) return refuse("NOT_ALLOWED_NOW", { info: { reason: "BUSY" } });
    if (await hasCheckedEnough(sql, regencyCode, actor.userId, now)) return tooOften(context);
    const [files] = await sql<{ bytes: number; whole: boolean }>`SELECT sum(arrived_bytes)::bigint AS bytes,
        bool_and(arrived_bytes = size_bytes) AS whole
      FROM extract_file WHERE regency_code = ${regencyCode} AND load_id = ${id}`;
    if (files?.whole !== true) return refuse("INCOMPLETE");
    await sql`UPDATE extract_load SET state = 'checking', progress_done = 0, progress_total = ${files.bytes}, started_at = ${now}, updated_at = ${now}
      WHERE regency_code = ${regencyCode} AND id = ${id}`;
    await enqueueExtract(sql, "extract-check", { regencyCode, loadId: id, userId: actor.userId });
    return done({ id }, { ...auditOf("extract:start", input), detail: { bytes: files.bytes } });
  },
});

/**
 * Has a checked load recorded, in the background: somebody else than who brought it in. One that stopped on the way is taken up where it
 * stopped.
 */
export const confirmExtract = defineCommand({
  name: "extract.confirm",
  permission: "extract:confirm",
  input: z.strictObject(keySchema),
  async run(context) {
    const { sql, actor, input, now } = context;
    const { regencyCode, id } = input;
    const found = await findLoad(context, "extract:confirm");
    if (found === null) return refuse("NOT_FOUND");
    if (found.created_by === actor.userId) return refuse("FOUR_EYES");
    if (found.state === "recording" || found.state === "recorded")
      return refuse("NOT_ALLOWED_NOW", { info: { reason: "CONFIRMED" } });
    if (!(found.state === "ready" || (found.state === "failed" && found.is_judged))) return refuse("NOT_ALLOWED_NOW");
    if (found.at_work) return refuse("NOT_ALLOWED_NOW", { info: { reason: "BUSY" } });
    if (await hasYounger(sql, regencyCode, found.condition_date))
      return refuse("NOT_ALLOWED_NOW", { info: { reason: "YOUNGER_RECORDED" } });
    const [left] = await sql<{
      families: number;
      written: number;
      theirs: boolean;
    }>`SELECT coalesce(sum(families), 0)::int AS families,
        coalesce(sum(written_families), 0)::int AS written,
        EXISTS (SELECT 1 FROM extract_difference WHERE regency_code = ${regencyCode} AND load_id = ${id} AND verdict = 'theirs') AS theirs
      FROM extract_village WHERE regency_code = ${regencyCode} AND load_id = ${id}`;
    const ranks = async () => ((await countUnranked(sql, { regencyCode, loadId: id, userId: actor.userId })) ?? 0) > 0;
    if ((left?.families ?? 0) === 0 && left?.theirs !== true && !(await ranks()))
      return refuse("NOT_ALLOWED_NOW", { info: { reason: "NOTHING" } });
    await sql`UPDATE extract_load SET state = 'recording', failure = NULL, confirmed_by = ${actor.userId}, confirmed_at = ${now},
        progress_done = ${left?.written ?? 0}, progress_total = ${left?.families ?? 0}, updated_at = ${now}
      WHERE regency_code = ${regencyCode} AND id = ${id}`;
    await enqueueExtract(sql, "extract-record", { regencyCode, loadId: id, userId: actor.userId });
    return done({ state: "recording" }, auditOf("extract:confirm", input));
  },
});

/** Throws a load away with all that was read of it. What is recorded stays, so a load that has begun to be is not thrown away. */
export const cancelExtract = defineCommand({
  name: "extract.cancel",
  permission: "extract:load",
  input: z.strictObject(keySchema),
  async run(context) {
    const { sql, actor, input, now } = context;
    const { regencyCode, id } = input;
    const found = await findLoad(context, "extract:load");
    if (found === null) return refuse("NOT_FOUND");
    const audit = auditOf("extract:cancel", input);
    if (found.state === "cancelled") return done({ state: "cancelled" }, audit);
    if (!CANCELLABLE.includes(found.state) || found.has_recorded) return refuse("NOT_ALLOWED_NOW");
    await sql`UPDATE extract_load SET state = 'cancelled', updated_at = ${now} WHERE regency_code = ${regencyCode} AND id = ${id}`;
    await enqueueExtract(sql, "extract-clear", { regencyCode, loadId: id, userId: actor.userId });
    return done({ state: "cancelled" }, audit);
  },
});

function auditOf(action: string, { id, regencyCode }: Key) {
  return { action, subjectKind: "extract-load" as const, subjectIds: [id], areaCode: regencyCode };
}
