import { uuidv7 } from "uuidv7";
import { sendCommand } from "../command/send-command";
import { canSeal } from "./cipher";
import { DeviceCopy } from "./device-copy";
import { DraftSession } from "./draft-session";
import type { SaveResult, ServerDraft } from "./draft-state";
import { openIndexedDbStore } from "./indexed-db-store";
import { browserLock } from "./window-lock";

export interface SessionPlace {
  readonly userId: string;
  readonly grantId: string;
  readonly regencyCode: string;
  readonly draftId: string;
}

/** What takes the typing: every draft is saved field by field in the same way. */
export type SaveCommand = "proposal.save" | "ground-check.save" | "practice.save";

export interface OpenedSession {
  readonly session: DraftSession;
  close(): void;
}

/** Opens a draft in this window: waits for its turn, reads the device's copy, listens to the network and to leaving. */
export async function openSession(
  place: SessionPlace,
  server: ServerDraft,
  onStale: () => void,
  command: SaveCommand,
): Promise<OpenedSession> {
  const copy = await openCopy(place);
  const session = new DraftSession(server, {
    copy,
    newId: uuidv7,
    now: Date.now,
    onStale,
    send: ({ operationId, batch }) =>
      sendCommand<SaveResult>(
        command,
        { regencyCode: place.regencyCode, id: place.draftId, ...batch },
        { grantId: place.grantId, operationId },
      ),
  });
  const name = `mutakhir-draft:${place.userId}:${place.draftId}`;
  const lock = await browserLock.take(name, () => session.yield(), session.lost);
  if (lock === null) {
    session.stayOut();
    return { session, close: () => {} };
  }
  await session.open();
  const stopListening = listen(session);
  if (copy !== null) void navigator.storage?.persist?.().catch(() => false);
  return {
    session,
    close: () => {
      stopListening();
      void session.close().finally(() => lock.release());
    },
  };
}

async function openCopy({ userId, draftId }: SessionPlace): Promise<DeviceCopy | null> {
  if (!canSeal()) return null;
  const store = await openIndexedDbStore().catch(() => null);
  return store === null ? null : new DeviceCopy(store, userId, draftId, uuidv7());
}

function listen(session: DraftSession): () => void {
  const flush = () => void session.flush();
  const onVisibility = () => (document.visibilityState === "hidden" ? flush() : session.wake());
  window.addEventListener("online", session.wake);
  window.addEventListener("pagehide", flush);
  document.addEventListener("visibilitychange", onVisibility);
  return () => {
    window.removeEventListener("online", session.wake);
    window.removeEventListener("pagehide", flush);
    document.removeEventListener("visibilitychange", onVisibility);
  };
}
