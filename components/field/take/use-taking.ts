"use client";

import { useSyncExternalStore } from "react";
import { useWorkplace } from "@/components/field/work/work-context";
import type { TakingState } from "@/lib/client/field/taking";

export function useTaking(): TakingState {
  const { taking } = useWorkplace();
  return useSyncExternalStore(taking.subscribe, taking.getState, taking.getState);
}
