import type { Outcome } from "@/lib/domain/error/error-code";
import type { LocalCopy } from "./device-copy";
import type { SaveResult } from "./draft-state";
import type { Sending } from "./patch-queue";

/** What a session works with: the device's copy, the way to the server, and the page around it. */
export interface DraftSessionParts {
  /** Null where the device has no encrypted storage. */
  readonly copy: LocalCopy | null;
  readonly send: (sending: Sending) => Promise<Outcome<SaveResult>>;
  readonly newId: () => string;
  readonly now: () => number;
  /** The server holds something that this window has not seen: the page fetches it and calls `refreshed`. */
  readonly onStale: () => void;
  /** In the field nothing goes out while one types: all of it goes into the outbox when the form is left. */
  readonly waits?: boolean;
}
