"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { type FieldWorker, openFieldWorker, type ShellState } from "@/lib/client/field-worker/field-worker";
import { isHeld } from "@/lib/client/field-worker/hold";
import type { UpdateState } from "@/lib/client/field-worker/updates";

const never = () => () => undefined;

/** Null where there is none; undefined before the page has woken. */
export type OpenedWorker = FieldWorker | null | undefined;

/** Opens the worker of this window, once. */
export function useFieldWorker(build: string): OpenedWorker {
  const [worker, setWorker] = useState<OpenedWorker>();
  useEffect(() => setWorker(openFieldWorker(build)), [build]);
  useEffect(() => worker?.updates.applyWhenIdle(() => !isHeld()), [worker]);
  return worker;
}

export function useShellState(worker: OpenedWorker): ShellState {
  const read = () => (worker === undefined ? "preparing" : (worker?.getShell() ?? "unsupported"));
  return useSyncExternalStore(worker?.subscribe ?? never, read, () => "preparing");
}

export function useUpdateState(worker: OpenedWorker): UpdateState {
  const read = () => worker?.updates.getState() ?? "none";
  return useSyncExternalStore(worker?.updates.subscribe ?? never, read, () => "none");
}
