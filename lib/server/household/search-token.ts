import "server-only";
import * as z from "zod";
import { seal, unseal } from "@/lib/server/crypto/seal";

const searchSchema = z.object({ t: z.string().min(1).max(100) });
const cursorSchema = z.object({ v: z.string(), n: z.string(), i: z.string() });

/** Where a page of the list begins: after this village, name and id. */
export interface ListCursor {
  readonly villageCode: string;
  readonly headName: string;
  readonly id: string;
}

/** Search words as an address may carry them. */
export function sealSearch(term: string): string {
  return seal(JSON.stringify({ t: term }));
}

/** The words of a token; null for anything that we did not seal. */
export function openSearch(token: string): string | null {
  return open(token, searchSchema)?.t ?? null;
}

export function sealCursor(cursor: ListCursor): string {
  return seal(JSON.stringify({ v: cursor.villageCode, n: cursor.headName, i: cursor.id }));
}

export function openCursor(token: string): ListCursor | null {
  const parsed = open(token, cursorSchema);
  return parsed === null ? null : { villageCode: parsed.v, headName: parsed.n, id: parsed.i };
}

function open<T>(token: string, schema: z.ZodType<T>): T | null {
  if (token === "") return null;
  try {
    return schema.parse(JSON.parse(unseal(token)));
  } catch {
    return null; // a token that was cut, made up or sealed with an older key
  }
}
