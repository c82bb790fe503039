import * as z from "zod";
import type { RegionalItemContent, RegionalShape } from "./item";

/** A code is a small integer, as those of the questionnaire are; 0 and 99 are free to mean "none" and "other". */
const MOST_OPTIONS = 30;
const HIGHEST_CODE = 999;
const LONGEST_LABEL = 200;

const text = (most: number) =>
  z.strictObject({ id: z.string().trim().min(1).max(most), en: z.string().trim().max(most).optional() });

const option = z.strictObject({ code: z.number().int().min(0).max(HIGHEST_CODE), label: text(120) });
const options = z
  .array(option)
  .min(2)
  .max(MOST_OPTIONS)
  .refine((list) => new Set(list.map(({ code }) => code)).size === list.length, "DOUBLED_CODE");

const bound = z.number().min(-1_000_000_000).max(1_000_000_000);

const shape: z.ZodType<RegionalShape> = z
  .discriminatedUnion("type", [
    z.strictObject({ type: z.literal("choice"), options }),
    z.strictObject({ type: z.literal("multi"), options, exclusive: z.array(z.number().int()).max(MOST_OPTIONS) }),
    z.strictObject({ type: z.literal("integer"), min: bound.int(), max: bound.int(), unit: text(20).optional() }),
    z.strictObject({ type: z.literal("decimal"), min: bound, max: bound, places: z.number().int().min(1).max(4) }),
    z.strictObject({
      type: z.literal("text"),
      maxLength: z.number().int().min(1).max(500),
      multiline: z.literal(true).optional(),
    }),
    z.strictObject({ type: z.literal("date") }),
  ])
  .refine((made) => !("min" in made) || made.min < made.max, "EMPTY_RANGE")
  .refine(
    (made) => made.type !== "multi" || made.exclusive.every((code) => made.options.some((each) => each.code === code)),
    "UNKNOWN_CODE",
  );

const fields = z.strictObject({
  level: z.enum(["household", "member"]),
  label: text(LONGEST_LABEL),
  help: text(500).nullable(),
  shape,
  owner: z.string().trim().min(2).max(100),
  required: z.boolean(),
  position: z.number().int().min(1).max(999),
  activeFrom: z.iso.date(),
  activeTo: z.iso.date().nullable(),
});

/** What may be saved as an item; an unknown field refuses all of it. */
export const itemContentSchema: z.ZodType<RegionalItemContent> = fields.refine(
  ({ activeFrom, activeTo }) => activeTo === null || activeFrom <= activeTo,
  "EMPTY_WINDOW",
);
