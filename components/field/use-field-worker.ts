"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { type FieldWorker, openFieldWorker, type ShellState } from "@/lib/client/field-worker/field-worker";
import { isHeld } from "@/lib/client/field-worker/hold";
import type { UpdateState } from "@/lib/client/field-worker/updates";

const never = () => () => undefined;

/** Opens the worker of this window, once; null in development and before the page has woken. */
export function useFieldWorker(build: string): FieldWorker | null {
  const [worker, setWorker] = useState<FieldWorker | null>(null);
  useEffect(() => setWorker(openFieldWorker(build)), [build]);
  useEffect(() => worker?.updates.applyWhenIdle(() => !isHeld()), [worker]);
  return worker;
}

export function useShellState(worker: FieldWorker | null): ShellState {
  const read = () => worker?.getShell() ?? "unsupported";
  return useSyncExternalStore(worker?.subscribe ?? never, read, () => "preparing");
}

export function useUpdateState(worker: FieldWorker | null): UpdateState {
  const read = () => worker?.updates.getState() ?? "none";
  return useSyncExternalStore(worker?.updates.subscribe ?? never, read, () => "none");
}
