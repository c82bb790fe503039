import * as z from "zod/mini";
import { RECIPIENTS } from "./delivery";
import { HANDOVER_METHODS, MOST_PAPER_TEXT, PAPER_KINDS, type PaperContent, type PaperFields } from "./paper";

const text = z.string().check(z.trim(), z.minLength(1), z.maxLength(MOST_PAPER_TEXT));
const party = z.strictObject({ institution: text, name: text, position: text });

/** What is filled in, as it comes from a page. */
export const paperFieldsSchema: z.ZodMiniType<PaperFields> = z.strictObject({
  letterNumber: text,
  madeOn: z.iso.date(),
  place: text,
  giver: party,
  receiver: party,
  method: z.enum(HANDOVER_METHODS),
  validTo: z.nullable(z.iso.date()),
  mayReshare: z.boolean(),
});

const fileSchema = z.strictObject({ name: z.string(), rows: z.number(), bytes: z.number(), sha256: z.string() });

const contentSchema = z.strictObject({
  format: z.literal(1),
  kind: z.enum(PAPER_KINDS),
  fields: paperFieldsSchema,
  regencyCode: z.string(),
  regencyName: z.string(),
  packageNumber: z.string(),
  recipient: z.enum(RECIPIENTS),
  madeAt: z.string(),
  proposals: z.number(),
  leftOut: z.number(),
  families: z.number(),
  people: z.number(),
  dataSha256: z.string(),
  files: z.array(fileSchema),
});

/** The paper as text, always with the same keys in the same order, so that the same paper has the same hash. */
export function writePaper(content: PaperContent): string {
  return JSON.stringify(contentSchema.parse({ format: 1, ...content }));
}

/** A paper as it was issued. Throws on anything that {@link writePaper} did not write: the text is our own. */
export function readPaper(stored: string): PaperContent {
  return contentSchema.parse(JSON.parse(stored));
}
