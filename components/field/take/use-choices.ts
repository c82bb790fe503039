"use client";

import { useCallback, useEffect, useState } from "react";
import { useOnline } from "@/components/field/use-online";
import { useWorkplace } from "@/components/field/work/work-context";
import type { Choices } from "@/lib/domain/field/exchange";
import type { Unanswered } from "./trouble";

export type ChoicesState =
  | Unanswered
  | { readonly kind: "offline" | "asking" }
  | { readonly kind: "there"; readonly choices: Choices };

/** What there is to take along, asked of the portal whenever a network comes. What it said once stays when the network goes. */
export function useChoices(): { readonly state: ChoicesState; readonly ask: () => void } {
  const workplace = useWorkplace();
  const isOnline = useOnline();
  const [state, setState] = useState<ChoicesState>({ kind: "asking" });
  const [waitMs, setWait] = useState<number | null>(null);
  const ask = useCallback(() => {
    setWait(null);
    setState((before) => (before.kind === "there" ? before : { kind: "asking" }));
    void workplace.askSync<Choices>({ do: "choices" }).then((sent) => {
      setState((before) => {
        if (sent.kind === "answer") return { kind: "there", choices: sent.value };
        if (before.kind === "there") return before;
        return sent.kind === "refused" ? sent : { kind: sent.kind };
      });
      if (sent.kind === "busy") setWait(sent.waitMs);
    });
  }, [workplace]);
  useEffect(() => {
    if (isOnline === true) ask();
    else if (isOnline === false) setState((before) => (before.kind === "there" ? before : { kind: "offline" }));
  }, [isOnline, ask]);
  // A busy portal said how long: asked again by itself then.
  useEffect(() => {
    if (waitMs === null) return;
    const timer = setTimeout(ask, waitMs);
    return () => clearTimeout(timer);
  }, [waitMs, ask]);
  return { state, ask };
}
