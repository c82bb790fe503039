import type { MeetingPaper } from "../meeting/meeting-ground";
import type { QueueKind } from "./filter";
import type { MeetingKind } from "./meeting-kind";

/** One line of an attendance list. */
export interface Attendee {
  readonly name: string;
  readonly position: string;
}

export const MEETING_STATES = ["planned", "held", "cancelled"] as const;
export type MeetingState = (typeof MEETING_STATES)[number];

export interface MeetingSummary {
  readonly publicId: string;
  readonly id: string;
  /** YYYY-MM-DD, a day of the village's calendar. */
  readonly heldOn: string;
  readonly place: string;
  readonly state: MeetingState;
  /** How many proposals this meeting decided on. */
  readonly decided: number;
}

export interface MeetingRecord {
  readonly publicId: string;
  readonly id: string;
  readonly regencyCode: string;
  readonly villageCode: string;
  readonly kind: MeetingKind;
  readonly heldOn: string;
  readonly place: string;
  readonly minutes: string;
  readonly attendance: readonly Attendee[];
  readonly state: MeetingState;
  readonly version: number;
  /** Why it was called off; null where it was not. */
  readonly cancelReason: string | null;
  /** Of what it decided; null while it has decided nothing. */
  readonly paper: MeetingPaper | null;
  /** It has decided on a proposal: from then on its record stands. */
  readonly isDecided: boolean;
}

export const OUTCOMES = ["endorsed", "returned", "rejected"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What a meeting decided on one family. */
export interface AgendaOutcome {
  readonly publicId: string;
  readonly headName: string;
  readonly place: string;
  readonly kind: QueueKind;
  readonly eventCodes: readonly string[];
  readonly changeCount: number;
  readonly warningCount: number;
  readonly outcome: Outcome;
  readonly reason: string | null;
  readonly note: string | null;
}

/** A stored attendance list; lines that are no attendee are left out. */
export function parseAttendance(stored: unknown): readonly Attendee[] {
  if (!Array.isArray(stored)) return [];
  return stored.flatMap((line: unknown) => {
    if (typeof line !== "object" || line === null || !("name" in line) || !("position" in line)) return [];
    const { name, position } = line;
    return typeof name === "string" && typeof position === "string" ? [{ name, position }] : [];
  });
}

export function outcomeOf(toState: string): Outcome | null {
  return OUTCOMES.find((outcome) => outcome === toState) ?? null;
}

/** How many proposals had each outcome. */
export function countOutcomes(agenda: readonly AgendaOutcome[]): Readonly<Record<Outcome, number>> {
  const counts = { endorsed: 0, returned: 0, rejected: 0 };
  for (const { outcome } of agenda) counts[outcome] += 1;
  return counts;
}
