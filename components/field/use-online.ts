"use client";

import { useSyncExternalStore } from "react";

function subscribe(listener: () => void): () => void {
  window.addEventListener("online", listener);
  window.addEventListener("offline", listener);
  return () => {
    window.removeEventListener("online", listener);
    window.removeEventListener("offline", listener);
  };
}

/** Whether the device has a network; whether the portal answers is only known by asking. Null until the page has woken. */
export function useOnline(): boolean | null {
  return useSyncExternalStore<boolean | null>(
    subscribe,
    () => navigator.onLine,
    () => null,
  );
}
