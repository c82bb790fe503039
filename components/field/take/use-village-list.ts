"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { useWorkplace } from "@/components/field/work/work-context";
import type { ListRequest, VillageList } from "@/lib/domain/field/exchange";
import type { Unanswered } from "./trouble";

export interface VillageListState {
  /** Null until the first page is there. */
  readonly list: VillageList | null;
  readonly isAsking: boolean;
  readonly trouble: Unanswered | null;
}

/** Letters typed in a row are one question to the portal. */
const TYPING_MS = 400;

/** The village's families as the portal lists them, page by page; another word begins anew. */
export function useVillageList(
  words: string,
): VillageListState & { readonly more: () => void; readonly again: () => void } {
  const workplace = useWorkplace();
  const [state, setState] = useState<VillageListState>({ list: null, isAsking: true, trouble: null });
  const asked = useRef(0);
  const ask = useCallback(
    (before: VillageList | null) => {
      asked.current += 1;
      const turn = asked.current;
      const body: ListRequest = { do: "list", words: words.trim(), after: before?.next ?? null };
      setState((shown) => ({ ...shown, isAsking: true, trouble: null }));
      void workplace.askSync<VillageList>(body).then((sent) => {
        // A later question was asked meanwhile.
        if (turn !== asked.current) return;
        if (sent.kind !== "answer") return setState((shown) => ({ ...shown, isAsking: false, trouble: sent }));
        const families = [...(before?.families ?? []), ...sent.value.families];
        setState({ list: { ...sent.value, families }, isAsking: false, trouble: null });
      });
    },
    [workplace, words],
  );
  useEffect(() => {
    const timer = setTimeout(() => ask(null), TYPING_MS);
    return () => {
      clearTimeout(timer);
      asked.current += 1;
    };
  }, [ask]);
  return { ...state, more: () => ask(state.list), again: () => ask(null) };
}
