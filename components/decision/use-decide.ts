"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { showToast } from "@/components/ui/toast-store";
import { newOperationId, sendCommand } from "@/lib/client/command/send-command";
import type { Refusal } from "@/lib/domain/error/error-code";
import type { DecisionEvent } from "./decision-words";
import type { Reasoned } from "./reason-dialog";

export interface DecideOptions {
  readonly item: { readonly regencyCode: string; readonly id: string; readonly version: number };
  readonly grantId: string;
  readonly meetingId: string | null;
  /** Where to go once decided. */
  readonly goOnHref: string;
  /** What to say once decided. */
  readonly sayDone: (event: DecisionEvent) => string;
}

/**
 * Sends one decision. While one is on its way another press does nothing; when no answer came, the next press repeats
 * the same operation, so that nothing is decided twice.
 */
export function useDecide({ item, grantId, meetingId, goOnHref, sayDone }: DecideOptions) {
  const router = useRouter();
  const [sending, setSending] = useState<DecisionEvent | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const isOnItsWay = useRef(false);
  const open = useRef<{ readonly key: string; readonly operationId: string } | null>(null);

  const decide = async (event: DecisionEvent, given: Reasoned | null): Promise<boolean> => {
    if (isOnItsWay.current) return false;
    isOnItsWay.current = true;
    setSending(event);
    setRefusal(null);
    const reasoned = given ?? { target: null, reason: null, note: null };
    const input = { item, decision: { event, ...reasoned, meetingId } };
    const key = JSON.stringify(input);
    const operationId = open.current?.key === key ? open.current.operationId : newOperationId();
    open.current = { key, operationId };
    const outcome = await sendCommand<{ id: string }>("proposal.decide", input, { grantId, operationId });
    if (outcome.ok) {
      showToast(sayDone(event));
      // Stays busy: the next page takes this one's place.
      router.push(goOnHref, { scroll: false });
      router.refresh();
      return true;
    }
    isOnItsWay.current = false;
    if (outcome.error.code !== "UNAVAILABLE") open.current = null;
    setSending(null);
    setRefusal(outcome.error);
    return false;
  };

  return { decide, sending, refusal, reload: () => router.refresh() };
}
