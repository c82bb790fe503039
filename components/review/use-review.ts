"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import { newOperationId, sendCommand } from "@/lib/client/command/send-command";
import type { DraftSession } from "@/lib/client/draft/draft-session";
import type { ServerDraft } from "@/lib/client/draft/draft-state";
import type { SessionPlace } from "@/lib/client/draft/open-session";
import { countUnsent } from "@/lib/client/draft/patch-queue";
import { type FieldProblem, type Refusal, refuse } from "@/lib/domain/error/error-code";

export interface Review {
  readonly session: DraftSession | null;
  readonly busy: boolean;
  readonly refusal: Refusal | null;
  /** What the last refusal named; empty without one. */
  readonly refusedFields: readonly FieldProblem[];
  readonly attempt: number;
  readonly flush: () => Promise<void>;
  readonly send: () => Promise<void>;
}

/** Opens the device's copy beside the review, sends what is unsent, then the proposal itself, once. */
export function useReview(place: SessionPlace, server: ServerDraft, publicId: string): Review {
  const router = useRouter();
  const [session, setSession] = useState<DraftSession | null>(null);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [attempt, setAttempt] = useState(0);
  const latest = useRef(server);
  const close = useRef<() => void>(() => {});
  const operation = useRef<{ readonly id: string; readonly version: number } | null>(null);
  const { userId, grantId, regencyCode, draftId } = place;

  useEffect(() => {
    let isOver = false;
    const open = async () => {
      // Only a person who is about to send needs it, so it is not part of the page's first script.
      const { openSession } = await import("@/lib/client/draft/open-session");
      const at = { userId, grantId, regencyCode, draftId };
      const opened = await openSession(at, latest.current, () => router.refresh(), "proposal.save");
      if (isOver) return opened.close();
      close.current = opened.close;
      setSession(opened.session);
      if (countUnsent(opened.session.getState().local) === 0) return;
      if ((await opened.session.sendAll()) === null) router.refresh();
    };
    void open();
    return () => {
      isOver = true;
      setSession(null);
      close.current();
      close.current = () => {};
    };
  }, [userId, grantId, regencyCode, draftId, router]);

  useEffect(() => {
    latest.current = server;
    session?.refreshed(server);
  }, [server, session]);

  const flush = useCallback(async () => {
    if (session !== null && (await session.sendAll()) === null) router.refresh();
  }, [session, router]);

  const send = useCallback(async () => {
    if (session === null || busy) return;
    setBusy(true);
    setRefusal(null);
    const refused = await submit(session, { grantId, regencyCode, draftId }, operation);
    if (refused === null) {
      close.current();
      // A full load in the place of this page: neither "back" nor a kept copy of it can send again.
      window.location.replace(`/usulan/${publicId}?terkirim=1`);
      return;
    }
    setBusy(false);
    setRefusal(refused);
    setAttempt((number) => number + 1);
    if (refused.code === "STALE" || refused.code === "INCOMPLETE") router.refresh();
  }, [session, busy, grantId, regencyCode, draftId, publicId, router]);

  return { session, busy, refusal, refusedFields: refusal?.fields ?? [], attempt, flush, send };
}

interface Operation {
  current: { readonly id: string; readonly version: number } | null;
}

/** Null: it is sent. A try without an answer is repeated as the same operation. */
async function submit(
  session: DraftSession,
  { grantId, regencyCode, draftId }: Omit<SessionPlace, "userId">,
  operation: Operation,
): Promise<Refusal | null> {
  const unsent = await session.sendAll();
  if (unsent !== null) return refuse(unsent).error;
  const { version } = session.getState().server;
  if (operation.current?.version !== version) operation.current = { id: newOperationId(), version };
  const outcome = await sendCommand(
    "proposal.submit",
    { regencyCode, id: draftId, version },
    { grantId, operationId: operation.current.id },
  );
  if (outcome.ok) return null;
  if (outcome.error.code !== "UNAVAILABLE") operation.current = null;
  return outcome.error;
}
