import "server-only";
import * as z from "zod";
import { authorize } from "@/lib/domain/access/actor";
import { covers, PRACTICE_PREFIX } from "@/lib/domain/access/scope";
import { requestable } from "@/lib/domain/data-request/column";
import { REQUEST_LEVELS } from "@/lib/domain/data-request/level";
import { MOST_AREAS, MOST_LINE, MOST_TEXT, MOST_VARIABLES } from "@/lib/domain/data-request/limits";
import { REQUEST_PURPOSES } from "@/lib/domain/data-request/purpose-name";
import { draftFaults } from "@/lib/domain/data-request/request";
import { refuse } from "@/lib/domain/error/error-code";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { type CommandContext, defineCommand, done } from "@/lib/server/command/command";
import { findRegions } from "@/lib/server/region/queries";
import { asksUnder, holdRequest } from "./rows";

const line = z.string().trim().max(MOST_LINE);

const isOnceEach = (texts: readonly string[]) => new Set(texts).size === texts.length;

export const requestFieldsSchema = z.strictObject({
  office: line,
  title: line,
  purpose: z.enum(REQUEST_PURPOSES).nullable(),
  useNote: z.string().trim().max(MOST_TEXT),
  basis: line,
  level: z.enum(REQUEST_LEVELS).nullable(),
  variables: z.array(z.string().max(80)).max(MOST_VARIABLES).refine(isOnceEach),
  areas: z
    .array(z.string().regex(/^\d{4}(?:\d{2}(?:\d{4})?)?$/))
    .max(MOST_AREAS)
    .refine(isOnceEach),
  days: z.int().min(0).max(366),
  reshareAsked: z.boolean(),
  reshareTo: line,
});

const saveSchema = z.strictObject({
  /** From the page, so that a repeat makes one draft. */
  id: z.uuid(),
  regencyCode: z.string().regex(/^\d{4}$/),
  /** As the page saw it; null: there is none yet. */
  version: z.int().min(1).nullable(),
  fields: requestFieldsSchema,
});
type SaveInput = z.infer<typeof saveSchema>;

/** Keeps a request that is being written, whole or not. It is its writer's alone until it is sent. */
export const saveRequest = defineCommand({
  name: "data-request.save",
  permission: "data-request:ask",
  input: saveSchema,
  async run(context) {
    const { sql, actor, input, now } = context;
    const { id, regencyCode, version, fields } = input;
    // What is practised is nobody's data.
    if (!covers(actor.grant.regionCode, regencyCode) || regencyCode.startsWith(PRACTICE_PREFIX))
      return refuse("NOT_FOUND");
    if (!authorize(actor, "data-request:ask")) return refuse("FORBIDDEN");
    const unknown = await unknownParts(regencyCode, fields);
    if (unknown.length > 0) return refuse("INVALID_INPUT", { fields: unknown });
    if (version === null) return begin(context);
    const row = await holdRequest(sql, regencyCode, id);
    if (row === null || !asksUnder(actor, row)) return refuse("NOT_FOUND");
    if (row.state !== "draft" && row.state !== "returned") return refuse("NOT_ALLOWED_NOW");
    if (row.version !== version) return refuse("STALE");
    const { office, title, purpose, useNote, basis, level, variables, areas, days, reshareAsked, reshareTo } = fields;
    await sql`UPDATE data_request SET version = ${version + 1}, office = ${office}, title = ${title}, purpose = ${purpose}, use_note = ${useNote},
        basis = ${basis}, level = ${level}, variables = ${variables}::text[], areas = ${areas}::text[], days = ${days},
        reshare_asked = ${reshareAsked}, reshare_to = ${reshareTo}, changed_at = ${now}
      WHERE regency_code = ${regencyCode} AND id = ${id} AND version = ${version}`;
    return saved(input, version + 1);
  },
});

/** One query a region that is not known by the process; what is not in the dictionary, or nobody may have, is no variable. */
async function unknownParts(regencyCode: string, fields: SaveInput["fields"]) {
  const regions = await findRegions(fields.areas);
  return [
    ...draftFaults(regencyCode, fields),
    ...(fields.areas.every((code) => regions.has(code)) ? [] : [{ path: "areas", detail: "OUTSIDE" }]),
    ...(fields.variables.every((name) => requestable(name) !== null) ? [] : [{ path: "variables", detail: "UNKNOWN" }]),
  ];
}

async function begin({ sql, actor, input, now }: CommandContext<SaveInput>) {
  const { id, regencyCode, fields } = input;
  const { office, title, purpose, useNote, basis, level, variables, areas, days, reshareAsked, reshareTo } = fields;
  await sql`INSERT INTO data_request (regency_code, id, version, state, office, title, purpose, use_note, basis, level, variables, areas, days,
      reshare_asked, reshare_to, asked_by, asked_from, created_at, changed_at)
    VALUES (${regencyCode}, ${id}, 1, 'draft', ${office}, ${title}, ${purpose}, ${useNote}, ${basis}, ${level}, ${variables}::text[],
      ${areas}::text[], ${days}, ${reshareAsked}, ${reshareTo}, ${actor.userId}, ${actor.grant.regionCode}, ${now}, ${now})`;
  return saved(input, 1);
}

function saved({ id, regencyCode }: SaveInput, version: number) {
  return done(
    { id: formatPublicId(regencyCode, id), version },
    {
      action: "data-request:save",
      subjectKind: "data-request",
      subjectIds: [id],
      areaCode: regencyCode,
      detail: { version },
    },
  );
}
