"use client";

import { useEffect, useSyncExternalStore } from "react";
import type { DraftSession } from "@/lib/client/draft/draft-session";
import { countUnsent } from "@/lib/client/draft/patch-queue";

const never = () => () => {};

/** While entries are on this screen alone, the browser asks before the page is closed. */
export function useAskBeforeLeaving(session: DraftSession | null): void {
  const isOnScreenOnly = () => {
    if (session === null) return false;
    const { device, local, isElsewhere } = session.getState();
    return device.kind === "unavailable" && !isElsewhere && countUnsent(local) > 0;
  };
  const mustAsk = useSyncExternalStore(session?.subscribe ?? never, isOnScreenOnly, () => false);
  useEffect(() => {
    if (!mustAsk) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [mustAsk]);
}
