"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { newOperationId, sendCommand } from "@/lib/client/command/send-command";
import { type KeptEntries, openKeptEntries } from "@/lib/client/desk/keep-entries";
import { type DeskEntry, DeskOutbox } from "@/lib/client/desk/outbox";
import type { DeskLine } from "@/lib/domain/desk/desk-page";
import { applyAction, type DeskAction } from "@/lib/domain/desk/local-queue";

const TRY_MS = 5_000;
const LOOK_MS = 10_000;

export interface DeskPlace {
  readonly userId: string;
  readonly grantId: string;
  readonly villageCode: string;
  readonly on: string;
  /** The portal's clock when the page was made, milliseconds. */
  readonly serverNow: number;
}

export interface Desk {
  readonly lines: readonly DeskLine[];
  readonly waiting: number;
  readonly refused: readonly DeskEntry[];
  /** elsewhere: another window of this person works at the desk now. unkept: this browser keeps nothing. */
  readonly state: "opening" | "ready" | "elsewhere" | "unkept";
  readonly isOffline: boolean;
  act(action: DeskAction): void;
  dismiss(operationId: string): void;
}

/** The queue as this desk sees it: what the portal said, and on top of it what was done here and is not answered yet. */
export function useDesk(place: DeskPlace, served: readonly DeskLine[]): Desk {
  const router = useRouter();
  const [entries, setEntries] = useState<readonly DeskEntry[]>([]);
  const [state, setState] = useState<Desk["state"]>("opening");
  const [isOffline, setOffline] = useState(false);
  const outbox = useRef<DeskOutbox | null>(null);
  const offset = useRef(0);
  const { userId, grantId, villageCode, on, serverNow } = place;

  const flush = useCallback(async () => {
    const box = outbox.current;
    if (box === null || box.list().every(({ refusal }) => refusal !== null)) return;
    await box.flush();
    const left = box.list().some(({ refusal }) => refusal === null);
    setOffline(left);
    if (!left) router.refresh();
  }, [router]);

  useEffect(() => {
    offset.current = serverNow - Date.now();
  }, [serverNow]);

  useEffect(() => {
    let isOver = false;
    const begin = (kept: KeptEntries | null) => {
      if (isOver) return;
      outbox.current = new DeskOutbox(
        {
          place: { villageCode, on },
          send: (name, input, operationId) => sendCommand(name, input, { grantId, operationId }),
          keep: async (list) => {
            const isMine = kept === null || (await kept.keep(list));
            if (!isMine) setState("elsewhere");
            return isMine;
          },
          changed: setEntries,
        },
        kept?.entries ?? [],
      );
      setEntries(outbox.current.list());
      setState(kept === null ? "unkept" : "ready");
      void flush();
    };
    openKeptEntries(userId, `${villageCode}:${on}`, newOperationId()).then(begin, () => begin(null));
    return () => {
      isOver = true;
    };
  }, [userId, grantId, villageCode, on, flush]);

  useEffect(() => {
    const sending = setInterval(() => void flush(), TRY_MS);
    const looking = setInterval(() => {
      if (document.visibilityState === "visible" && navigator.onLine && !isOffline) router.refresh();
    }, LOOK_MS);
    const back = () => void flush();
    window.addEventListener("online", back);
    return () => {
      clearInterval(sending);
      clearInterval(looking);
      window.removeEventListener("online", back);
    };
  }, [flush, router, isOffline]);

  const act = (action: DeskAction) => {
    const added = outbox.current?.add(newOperationId(), action, Date.now() + offset.current);
    void added?.then((isKept) => (isKept ? flush() : undefined));
  };
  const lines = useMemo(
    () =>
      entries
        .filter(({ refusal }) => refusal === null)
        .reduce((queue, { action, at }) => applyAction(queue, action, at), served),
    [served, entries],
  );
  return {
    lines,
    waiting: entries.filter(({ refusal }) => refusal === null).length,
    refused: entries.filter(({ refusal }) => refusal !== null),
    state,
    isOffline,
    act,
    dismiss: (operationId) => void outbox.current?.dismiss(operationId),
  };
}
