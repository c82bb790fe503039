import "server-only";
import * as z from "zod";
import { refuse, succeed } from "@/lib/domain/error/error-code";
import { type CheckResult, checkRows, mayPublish, rowKey } from "@/lib/domain/open-data/check";
import { findDataset, publishes } from "@/lib/domain/open-data/dataset";
import { type EditionEvent, type EditionState, nextDay, stateAfter } from "@/lib/domain/open-data/edition";
import { cellsOf, figureText, isWithheld } from "@/lib/domain/open-data/row";
import { formatPublicId, parsePublicId } from "@/lib/domain/public-id/public-id";
import { regencyShelf } from "@/lib/server/audit/audit-entry";
import { type CommandContext, defineBeforehand, defineCommand, done } from "@/lib/server/command/command";
import { Prisma } from "@/lib/server/db/generated/client";
import { type PreparedFile, prepareFile } from "./prepare";
import { checksSchema, EDITION_COLUMNS, type EditionRow, figuresSchema } from "./rows";

/** Rows that those who judge an edition see without opening the file. */
const SAMPLE = 12;

/** Counts a dataset of the acting grant's region and lays it before the data steward, with what the checks found. */
export const prepareEdition = defineBeforehand({
  name: "open-data.prepare",
  permission: "open-data:prepare",
  /** The id comes from the page, so that a repeat prepares once. */
  input: z.strictObject({ id: z.uuid(), dataset: z.string().max(60) }),
  // Reads on connections of its own: within the transaction many at once would wait for each other's.
  async before({ actor, input }) {
    const dataset = findDataset(input.dataset);
    if (!publishes(actor.grant.regionCode) || dataset === null) return refuse("NOT_FOUND");
    const file = await prepareFile(actor, dataset);
    return typeof file === "string" ? refuse("NOT_ALLOWED_NOW", { info: { reason: file } }) : succeed(file);
  },
  async run(context, file) {
    const { actor, input } = context;
    const shelf = regencyShelf(actor.grant.regionCode);
    const { last, open } = await earlierEditions(context);
    if (last?.state === "prepared") return refuse("NOT_ALLOWED_NOW", { info: { reason: "WAITING" } });
    if (open !== undefined && file.asOf < nextDay(open.as_of))
      return refuse("NOT_ALLOWED_NOW", { info: { reason: "TOO_SOON" } });
    const earlier = open === undefined ? null : new Map(Object.entries(figuresSchema.parse(open.figures)));
    const checks = checkRows(file.rows, { regions: file.regions, before: earlier });
    if (!(await insertEdition(context, { file, checks, edition: (last?.edition ?? 0) + 1 })))
      return refuse("NOT_ALLOWED_NOW", { info: { reason: "WAITING" } });
    await writeStep(context, input.id, "prepare", null);
    return done({ id: formatPublicId(shelf, input.id) }, auditOf(context, input.id, "prepare"));
  },
});

type Preparing = CommandContext<{ readonly id: string; readonly dataset: string }>;

/** The newest edition of all, and the one that is open. */
async function earlierEditions({ sql, actor, input }: Preparing) {
  const { regionCode } = actor.grant;
  const of = Prisma.sql`regency_code = ${regencyShelf(regionCode)} AND region_code = ${regionCode} AND dataset = ${input.dataset}`;
  const [last] = await sql<{ edition: number; state: EditionState }>`SELECT edition, state FROM open_edition
    WHERE ${of} ORDER BY edition DESC LIMIT 1`;
  const [open] = await sql<{ as_of: string; figures: unknown }>`SELECT as_of::text, figures FROM open_edition
    WHERE ${of} AND state = 'published' ORDER BY edition DESC LIMIT 1`;
  return { last, open };
}

interface NewEdition {
  readonly file: PreparedFile;
  readonly checks: readonly CheckResult[];
  readonly edition: number;
}

/** False where another one waits already, laid down by somebody at the same time. */
async function insertEdition(context: Preparing, { file, checks, edition }: NewEdition): Promise<boolean> {
  const { sql, actor, input, now } = context;
  const { regionCode } = actor.grant;
  const { rows, headings, content, sha256, byteSize, asOf } = file;
  const figures = Object.fromEntries(rows.map((row) => [rowKey(row), figureText(row.counted)]));
  const sample = [headings, ...rows.slice(0, SAMPLE).map(cellsOf)];
  const written =
    await sql`INSERT INTO open_edition (regency_code, id, region_code, dataset, edition, as_of, state, content, sha256, byte_size, row_count,
      withheld_count, checks, figures, sample, prepared_by, prepared_at)
    VALUES (${regencyShelf(regionCode)}, ${input.id}, ${regionCode}, ${input.dataset}, ${edition}, ${asOf}::date, 'prepared', ${content},
      ${sha256}, ${byteSize}, ${rows.length}, ${rows.filter(isWithheld).length}, ${JSON.stringify(checks)}, ${JSON.stringify(figures)},
      ${JSON.stringify(sample)}, ${actor.userId}, ${now})
    ON CONFLICT (regency_code, region_code, dataset) WHERE state = 'prepared' DO NOTHING RETURNING id`;
  return written.length > 0;
}

const editionId = z.string().max(60);

/** The data steward publishes what was prepared by somebody else and passed its checks. */
export const publishEdition = defineCommand({
  name: "open-data.publish",
  permission: "open-data:publish",
  input: z.strictObject({ id: editionId }),
  async run(context) {
    const row = await holdEdition(context, context.input.id);
    if (row === null) return refuse("NOT_FOUND");
    if (row.prepared_by === context.actor.userId) return refuse("FOUR_EYES");
    if (stateAfter(row.state, "publish") === null) return refuse("NOT_ALLOWED_NOW");
    if (!mayPublish(checksSchema.parse(row.checks)))
      return refuse("NOT_ALLOWED_NOW", { info: { reason: "CHECKS_FAILED" } });
    return move(context, row, "publish", null);
  },
});

const reason = z.string().trim().min(5).max(500);

/** The data steward sends it back to who prepared it, with a reason; another one may be prepared. */
export const returnEdition = defineCommand({
  name: "open-data.return",
  permission: "open-data:publish",
  input: z.strictObject({ id: editionId, reason }),
  run: (context) => leave(context, "return"),
});

/** What is published is taken back, with a reason: its address answers as one that never was. */
export const withdrawEdition = defineCommand({
  name: "open-data.withdraw",
  permission: "open-data:publish",
  input: z.strictObject({ id: editionId, reason }),
  run: (context) => leave(context, "withdraw"),
});

async function leave(context: CommandContext<{ id: string; reason: string }>, event: "return" | "withdraw") {
  const row = await holdEdition(context, context.input.id);
  if (row === null) return refuse("NOT_FOUND");
  if (stateAfter(row.state, event) === null) return refuse("NOT_ALLOWED_NOW");
  return move(context, row, event, context.input.reason);
}

/** The edition of the acting grant's own region, locked. */
async function holdEdition({ sql, actor }: CommandContext<unknown>, publicId: string): Promise<EditionRow | null> {
  const id = parsePublicId(publicId);
  if (id === null) return null;
  const [row] =
    await sql<EditionRow>`SELECT ${EDITION_COLUMNS} FROM open_edition WHERE regency_code = ${id.regencyCode} AND id = ${id.id}
    AND region_code = ${actor.grant.regionCode} FOR UPDATE`;
  return row ?? null;
}

async function move(
  context: CommandContext<unknown>,
  row: EditionRow,
  event: Exclude<EditionEvent, "prepare">,
  why: string | null,
) {
  const { sql, now } = context;
  const state = stateAfter(row.state, event);
  const opened = event === "publish" ? now : null;
  const moved = await sql`UPDATE open_edition SET state = ${state}, published_at = coalesce(${opened}, published_at),
      changed_at = coalesce(${opened}, changed_at)
    WHERE regency_code = ${row.regency_code} AND id = ${row.id} AND state = ${row.state} RETURNING 1`;
  if (moved.length === 0) return refuse("STALE");
  if (event === "withdraw") await markNewestOpen(context, row);
  await writeStep(context, row.id, event, why);
  return done({ id: formatPublicId(row.regency_code, row.id), state }, auditOf(context, row.id, event));
}

/** What is open of the dataset is another edition from now on: whoever harvests it by the date of its change must see that. */
async function markNewestOpen({ sql, now }: CommandContext<unknown>, row: EditionRow): Promise<void> {
  await sql`UPDATE open_edition SET changed_at = ${now} WHERE regency_code = ${row.regency_code} AND id = (
    SELECT id FROM open_edition WHERE regency_code = ${row.regency_code} AND region_code = ${row.region_code} AND dataset = ${row.dataset}
      AND state = 'published' ORDER BY edition DESC LIMIT 1)`;
}

async function writeStep(
  { sql, actor, now, newId }: CommandContext<unknown>,
  id: string,
  event: EditionEvent,
  why: string | null,
): Promise<void> {
  const { regionCode, role } = actor.grant;
  await sql`INSERT INTO open_edition_step (regency_code, id, edition_id, region_code, event, reason, actor_id, role, at)
    VALUES (${regencyShelf(regionCode)}, ${newId()}, ${id}, ${regionCode}, ${event}, ${why}, ${actor.userId}, ${role}, ${now})`;
}

function auditOf({ actor }: CommandContext<unknown>, id: string, event: EditionEvent) {
  return {
    action: `open-data:${event}`,
    subjectKind: "open-edition",
    subjectIds: [id],
    areaCode: actor.grant.regionCode,
  } as const;
}
