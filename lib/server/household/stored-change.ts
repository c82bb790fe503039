import "server-only";
import * as z from "zod";
import type { Change } from "@/lib/domain/instrument/diff";

const VALUE = z.union([
  z.null(),
  z.number(),
  z.string(),
  z.array(z.number()),
  z.array(z.record(z.string(), z.union([z.null(), z.number(), z.string()]))),
]);
const CHANGE = z.object({ key: z.string(), before: VALUE, after: VALUE });

/** A change as a revision stored it. Throws on anything else: history is written by the portal alone. */
export function parseChange(stored: unknown): Change {
  return CHANGE.parse(stored);
}
