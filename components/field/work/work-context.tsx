"use client";

import { createContext, useContext, useSyncExternalStore } from "react";
import type { Workplace } from "@/lib/client/field/workplace";
import type { WorkplaceState } from "@/lib/client/field/workplace-state";

const Context = createContext<Workplace | null>(null);

export const WorkProvider = Context.Provider;

/** The open workplace of this person; only below the lock. */
export function useWorkplace(): Workplace {
  const workplace = useContext(Context);
  if (workplace === null) throw new Error("WorkProvider is missing");
  return workplace;
}

/** A part of what the device holds. `select` must give the same value for the same state, so no new objects. */
export function useWork<T>(select: (state: WorkplaceState) => T): T {
  const workplace = useWorkplace();
  const get = () => select(workplace.getState());
  return useSyncExternalStore(workplace.subscribe, get, get);
}
