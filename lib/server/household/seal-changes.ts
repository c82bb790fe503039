import "server-only";
import { type Change, parseChangeKey } from "@/lib/domain/instrument/diff";
import { turnIdentifiers } from "@/lib/domain/variable/identifier";
import { seal } from "@/lib/server/crypto/seal";

/** A change as history keeps it: identifiers sealed. */
export function sealChange(change: Change): Change {
  const target = parseChangeKey(change.key);
  if (target === null) return change;
  const closed = (value: Change["before"]) => turnIdentifiers(target.level, target.key, value, seal);
  return { ...change, before: closed(change.before), after: closed(change.after) };
}
