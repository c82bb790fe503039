"use client";

import { useMemo, useSyncExternalStore } from "react";
import { type Route, readRoute } from "./route";

/** The last hash that was a route: one that names a place on the screen leaves the screen as it is. */
let last = "";

function currentHash(): string {
  if (readRoute(location.hash) !== null) last = location.hash;
  return last;
}

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("hashchange", listener);
  window.addEventListener("popstate", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("hashchange", listener);
    window.removeEventListener("popstate", listener);
  };
}

/** The present place; null on the server and until the page has woken, because all are sent the same page. */
export function useRoute(): Route | null {
  const hash = useSyncExternalStore<string | null>(subscribe, currentHash, () => null);
  return useMemo(() => (hash === null ? null : readRoute(hash)), [hash]);
}

/** Goes to another place; the back button returns. `replace`: as if the present one had not been. */
export function goTo(hash: string, replace = false): void {
  if (replace) {
    window.history.replaceState(window.history.state, "", hash);
    for (const listener of listeners) listener();
  } else location.hash = hash;
}
