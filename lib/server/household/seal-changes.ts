import "server-only";
import { type Change, parseChangeKey } from "@/lib/domain/instrument/diff";
import { seal } from "@/lib/server/crypto/seal";
import { SEALED_KEYS } from "./columns";

/** A change as history keeps it: identifiers sealed. */
export function sealChange(change: Change): Change {
  const target = parseChangeKey(change.key);
  if (target === null || !SEALED_KEYS.has(`${target.level}.${target.key}`)) return change;
  const closed = (value: Change["before"]) => (typeof value === "string" && value !== "" ? seal(value) : value);
  return { ...change, before: closed(change.before), after: closed(change.after) };
}
