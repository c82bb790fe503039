import "server-only";
import { createHash } from "node:crypto";
import * as z from "zod";
import { seal, unseal } from "@/lib/server/crypto/seal";

const part = z.union([z.string(), z.number()]);
const cursorSchema = z.strictObject({ c: z.string(), o: z.string(), f: z.string(), k: z.array(part).max(8) });

/** What a place in a list belongs to: a cursor of another client, operation or filter is none. */
export interface CursorOf {
  readonly clientId: string;
  readonly operation: string;
  /** All parameters that choose or order the lines. */
  readonly filter: object;
}

function digest(filter: object): string {
  return createHash("sha256").update(JSON.stringify(filter)).digest("base64url").slice(0, 22);
}

/** The key of the line seen last, sealed: nobody reads it, nobody makes another. */
export function sealCursor({ clientId, operation, filter }: CursorOf, key: readonly (string | number)[]): string {
  return seal(JSON.stringify({ c: clientId, o: operation, f: digest(filter), k: key }));
}

/** The key of a cursor; null for what we did not seal, or sealed for something else. */
export function openCursor<Key extends z.ZodType>(
  { clientId, operation, filter }: CursorOf,
  cursor: string,
  key: Key,
): z.infer<Key> | null {
  try {
    const parsed = cursorSchema.parse(JSON.parse(unseal(cursor)));
    if (parsed.c !== clientId || parsed.o !== operation || parsed.f !== digest(filter)) return null;
    const found = key.safeParse(parsed.k);
    return found.success ? found.data : null;
  } catch {
    return null; // cut, made up or sealed with a key that is gone
  }
}
