import type { Item } from "@/lib/client/field/outbox";
import type { SyncState } from "@/lib/client/field/sync-loop";

/** The word for how sending stands. Never "all accepted" while anything is open, never "sending" while nothing runs. */
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
  | "allSent"
  | "nothing";

export function syncWord(sync: SyncState, items: readonly Pick<Item, "state">[], isOnline: boolean): SyncWord {
  const isOpen = items.some(({ state }) => state === "waiting" || state === "sending");
  if (sync.kind === "stopped") return sync.code === "UNAUTHENTICATED" ? "signIn" : "stopped";
  if (sync.kind === "running") return "running";
  // No signal mends neither: said first.
  if (sync.kind === "waiting" && (sync.why === "full" || sync.why === "failed")) return sync.why;
  if (!isOnline) return isOpen || items.length === 0 ? "offline" : restWord(items);
  if (sync.kind === "waiting") return sync.why;
  return isOpen ? "waiting" : restWord(items);
}

function restWord(items: readonly Pick<Item, "state">[]): SyncWord {
  if (items.some(({ state }) => state === "needs-you")) return "needsYou";
  return items.length === 0 ? "nothing" : "allSent";
}
