import "server-only";
import * as z from "zod";
import { refuse } from "@/lib/domain/error/error-code";
import { checkRows, mayPublish, rowKey } from "@/lib/domain/open-data/check";
import { findDataset, publishes } from "@/lib/domain/open-data/dataset";
import { type EditionEvent, stateAfter } from "@/lib/domain/open-data/edition";
import { cellsOf, figureText, isWithheld } from "@/lib/domain/open-data/row";
import { formatPublicId, parsePublicId } from "@/lib/domain/public-id/public-id";
import { regencyShelf } from "@/lib/server/audit/audit-entry";
import { type CommandContext, defineCommand, done } from "@/lib/server/command/command";
import { prepareFile } from "./prepare";
import { checksSchema, type EditionRow, figuresSchema } from "./rows";

/** Rows that those who judge an edition see without opening the file. */
const SAMPLE = 12;

/** Counts a dataset of the acting grant's region and lays it before the data steward, with what the checks found. */
export const prepareEdition = defineCommand({
  name: "open-data.prepare",
  permission: "open-data:prepare",
  /** The id comes from the page, so that a repeat prepares once. */
  input: z.strictObject({ id: z.uuid(), dataset: z.string().max(60) }),
  async run(context) {
    const { sql, actor, input, now } = context;
    const { regionCode } = actor.grant;
    const dataset = findDataset(input.dataset);
    if (!publishes(regionCode) || dataset === null) return refuse("NOT_FOUND");
    const shelf = regencyShelf(regionCode);
    const [last] = await sql<{ edition: number; state: string }>`SELECT edition, state FROM open_edition
      WHERE regency_code = ${shelf} AND region_code = ${regionCode} AND dataset = ${dataset.id} ORDER BY edition DESC LIMIT 1`;
    if (last?.state === "prepared") return refuse("NOT_ALLOWED_NOW", { info: { reason: "WAITING" } });
    const file = await prepareFile(actor, dataset);
    if (file === null) return refuse("NOT_ALLOWED_NOW", { info: { reason: "NOT_COUNTED" } });
    const [before] = await sql<{ figures: unknown }>`SELECT figures FROM open_edition
      WHERE regency_code = ${shelf} AND region_code = ${regionCode} AND dataset = ${dataset.id} AND state = 'published'
      ORDER BY edition DESC LIMIT 1`;
    const earlier = before === undefined ? null : new Map(Object.entries(figuresSchema.parse(before.figures)));
    const checks = checkRows(file.rows, { regions: file.regions, before: earlier });
    const figures = Object.fromEntries(file.rows.map((row) => [rowKey(row), figureText(row.counted)]));
    const sample = [file.headings, ...file.rows.slice(0, SAMPLE).map(cellsOf)];
    const edition = (last?.edition ?? 0) + 1;
    const rows =
      await sql`INSERT INTO open_edition (regency_code, id, region_code, dataset, edition, as_of, state, content, sha256, byte_size,
        row_count, withheld_count, checks, figures, sample, prepared_by, prepared_at)
      VALUES (${shelf}, ${input.id}, ${regionCode}, ${dataset.id}, ${edition}, ${file.asOf}::date, 'prepared', ${file.content}, ${file.sha256},
        ${file.byteSize}, ${file.rows.length}, ${file.rows.filter(isWithheld).length}, ${JSON.stringify(checks)},
        ${JSON.stringify(figures)}, ${JSON.stringify(sample)}, ${actor.userId}, ${now})
      ON CONFLICT DO NOTHING RETURNING id`;
    if (rows.length === 0) return refuse("NOT_ALLOWED_NOW", { info: { reason: "WAITING" } });
    await writeStep(context, input.id, "prepare", null);
    return done({ id: formatPublicId(shelf, input.id) }, auditOf(context, input.id, "prepare"));
  },
});

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
    await sql<EditionRow>`SELECT * FROM open_edition WHERE regency_code = ${id.regencyCode} AND id = ${id.id}
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
  await sql`UPDATE open_edition SET state = ${state}, published_at = CASE WHEN ${event === "publish"} THEN ${now} ELSE published_at END
    WHERE regency_code = ${row.regency_code} AND id = ${row.id}`;
  await writeStep(context, row.id, event, why);
  return done({ id: formatPublicId(row.regency_code, row.id), state }, auditOf(context, row.id, event));
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
