import * as z from "zod";
import { MEANINGS } from "./schema";

export type Json = { readonly [key: string]: unknown };

/** A schema as JSON Schema 2020-12, with what its parts mean in one language. */
export function schemaOf(schema: z.ZodType, locale: "id" | "en", io: "input" | "output"): Json {
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema, {
    io,
    target: "draft-2020-12",
    override: ({ zodSchema, jsonSchema }) => {
      const meaning = MEANINGS.get(zodSchema)?.text[locale];
      if (meaning !== undefined) jsonSchema.description = meaning;
      // Dates and instants have their format; the pattern beside it is a line of digits that tells nobody anything.
      if (jsonSchema.format === "date-time" || jsonSchema.format === "date" || jsonSchema.format === "uuid")
        delete jsonSchema.pattern;
    },
  });
  return json;
}
