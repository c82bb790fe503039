"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import type { DraftSession } from "@/lib/client/draft/draft-session";
import type { ServerDraft } from "@/lib/client/draft/draft-state";
import { openSession, type SaveCommand, type SessionPlace } from "@/lib/client/draft/open-session";

/**
 * Opens a draft on this device and keeps it as long as its page is open; null until it is open.
 * @param read what the server holds, as the page says it; the same function each time
 */
export function useDraftSession<Page>(
  page: Page,
  read: (page: Page) => ServerDraft,
  place: SessionPlace,
  command: SaveCommand,
): DraftSession | null {
  const router = useRouter();
  const [session, setSession] = useState<DraftSession | null>(null);
  const latest = useRef(page);
  const { userId, grantId, regencyCode, draftId } = place;

  useEffect(() => {
    let isOver = false;
    let close = () => {};
    const at = { userId, grantId, regencyCode, draftId };
    void openSession(at, read(latest.current), () => router.refresh(), command).then((opened) => {
      close = opened.close;
      if (isOver) opened.close();
      else setSession(opened.session);
    });
    return () => {
      isOver = true;
      setSession(null);
      close();
    };
  }, [userId, grantId, regencyCode, draftId, command, read, router]);

  useEffect(() => {
    if (latest.current === page) return;
    latest.current = page;
    session?.refreshed(read(page));
  }, [page, read, session]);

  return session;
}
