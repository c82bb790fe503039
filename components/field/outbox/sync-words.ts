import type { Item } from "@/lib/client/field/outbox";
import type { SyncState } from "@/lib/client/field/sync-loop";

/**
 * The word for how sending stands. Never "all accepted" while anything is open or only typed, never "sending" while nothing runs.
 * @param typed forms with answers that are not in the outbox yet
 */
export type SyncWord =
  | "running"
  | "offline"
  | "silence"
  | "busy"
  | "full"
  | "failed"
  | "signIn"
  | "stopped"
  | "waiting"
  | "needsYou"
  | "typed"
  | "allSent"
  | "nothing";

export function syncWord(
  sync: SyncState,
  items: readonly Pick<Item, "state">[],
  isOnline: boolean,
  typed = 0,
): SyncWord {
  const isOpen = items.some(({ state }) => state === "waiting" || state === "sending");
  if (sync.kind === "stopped") return sync.code === "UNAUTHENTICATED" ? "signIn" : "stopped";
  if (sync.kind === "running") return "running";
  // No signal mends neither: said first.
  if (sync.kind === "waiting" && (sync.why === "full" || sync.why === "failed")) return sync.why;
  if (!isOnline) return isOpen || items.length === 0 ? "offline" : restWord(items, typed);
  if (sync.kind === "waiting") return sync.why;
  return isOpen ? "waiting" : restWord(items, typed);
}

function restWord(items: readonly Pick<Item, "state">[], typed: number): SyncWord {
  if (items.some(({ state }) => state === "needs-you")) return "needsYou";
  if (typed > 0) return "typed";
  return items.length === 0 ? "nothing" : "allSent";
}
