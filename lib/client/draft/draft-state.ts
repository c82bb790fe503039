import type { ErrorCode } from "@/lib/domain/error/error-code";
import type { FieldConflict } from "@/lib/domain/field/operation";
import type { Answers, AnswerValue } from "@/lib/domain/instrument/answers";
import { heldAnswer } from "@/lib/domain/proposal/patch";
import type { Payload } from "@/lib/domain/proposal/payload";
import { type FieldTarget, isSameField, layBatch, without } from "./batch";
import { type LocalDraft, NOTHING_LOCAL, type Sending } from "./patch-queue";

/** What the server holds, as far as this window knows. */
export interface ServerDraft {
  readonly version: number;
  /** The record's answers, for fields that the draft has not touched. */
  readonly base: Answers;
  readonly payload: Payload;
  readonly isCorrection: boolean;
  /** Fields that two people wrote, as the portal keeps them; absent where it keeps none. */
  readonly conflicts?: readonly FieldConflict[];
}

/** What the server holds in a field: the draft's answer, else the record's. */
export function heldAt(server: ServerDraft, field: FieldTarget): AnswerValue {
  return heldAnswer(server.base, server.payload, field);
}

/** Where the typing lies on this device. `at` is a clock time in milliseconds. */
export type DeviceState =
  | { readonly kind: "nothing" }
  | { readonly kind: "writing" }
  | { readonly kind: "saved"; readonly at: number }
  /** No encrypted storage here: what was typed exists in this window alone until it is sent. */
  | { readonly kind: "unavailable" };

/** How it stands with the server. */
export type LinkState =
  | { readonly kind: "idle" }
  | { readonly kind: "waiting" }
  | { readonly kind: "sending" }
  /** No network, or the portal does not answer: tried again by itself. */
  | { readonly kind: "offline" }
  /** Nothing goes out until the person does something: sign in, reload, or correct. */
  | { readonly kind: "stopped"; readonly code: ErrorCode };

export interface SessionState {
  readonly isOpen: boolean;
  readonly server: ServerDraft;
  readonly local: LocalDraft;
  readonly device: DeviceState;
  readonly link: LinkState;
  /** The server holds answers of somebody else that this window has not fetched yet. */
  readonly isStale: boolean;
  /** When the server last took something of this window; null if it has not yet. */
  readonly sentAt: number | null;
  /** Entries found on the device at opening that had never reached the server. */
  readonly foundCount: number;
  readonly isUnreadable: boolean;
  /** In the field: what is typed goes out when the form is left and there is a network. */
  readonly waits: boolean;
  /** Another window of the same person goes on with this draft. */
  readonly isElsewhere: boolean;
  /** And neither the device nor the portal has what was typed there: it is not taken over from here. */
  readonly isUnkeptThere: boolean;
}

export function openingState(server: ServerDraft, waits = false): SessionState {
  return {
    isOpen: false,
    server,
    local: NOTHING_LOCAL,
    device: { kind: "nothing" },
    link: { kind: "idle" },
    isStale: false,
    sentAt: null,
    foundCount: 0,
    isUnreadable: false,
    waits,
    isElsewhere: false,
    isUnkeptThere: false,
  };
}

export interface SaveResult {
  readonly version: number;
  readonly conflicts: readonly FieldTarget[];
  /** The portal's rows of them, in their order. */
  readonly conflictIds?: readonly string[];
}

/** The server's draft once it took a batch: what was typed lies in it, except where somebody else had written. */
export function serverAfter(server: ServerDraft, { batch }: Sending, result: SaveResult): ServerDraft {
  const taken = without(batch, (place) => result.conflicts.some((field) => isSameField(field, place)));
  const chosen = batch.settled ?? [];
  const conflicts = server.conflicts?.filter(({ id }) => !chosen.some(({ conflictId }) => conflictId === id));
  return {
    ...server,
    version: Math.max(server.version, result.version),
    payload: layBatch(server.payload, taken),
    isCorrection: batch.isCorrection ?? server.isCorrection,
    ...(conflicts === undefined ? {} : { conflicts }),
  };
}
