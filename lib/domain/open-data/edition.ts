import { addDays } from "../calendar/working-day";
import type { CheckResult } from "./check";

export const EDITION_STATES = ["prepared", "published", "returned", "withdrawn"] as const;
export type EditionState = (typeof EDITION_STATES)[number];

export const EDITION_EVENTS = ["prepare", "publish", "return", "withdraw"] as const;
export type EditionEvent = (typeof EDITION_EVENTS)[number];

/** What leads where; nothing else does. An edition that was published is never changed: it is withdrawn, and another follows. */
const STEPS: Readonly<Record<Exclude<EditionEvent, "prepare">, { from: EditionState; to: EditionState }>> = {
  publish: { from: "prepared", to: "published" },
  return: { from: "prepared", to: "returned" },
  withdraw: { from: "published", to: "withdrawn" },
};

/** The state after an event, or null where it is not possible. */
export function stateAfter(state: EditionState, event: Exclude<EditionEvent, "prepare">): EditionState | null {
  return STEPS[event].from === state ? STEPS[event].to : null;
}

/** So many days lie between the data of two open editions: figures of days in a row would tell what one family changed. */
export const LEAST_DAYS = 7;

/** From which day on the data of a next edition may be, YYYY-MM-DD; one that was withdrawn is replaced at once. */
export function nextDay(openAsOf: string): string {
  return addDays(openAsOf, LEAST_DAYS);
}

/** An edition without its rows. */
export interface EditionLine {
  readonly publicId: string;
  readonly regionCode: string;
  readonly dataset: string;
  readonly edition: number;
  readonly asOf: string;
  readonly state: EditionState;
  readonly sha256: string;
  readonly byteSize: number;
  readonly rowCount: number;
  readonly withheldCount: number;
  readonly preparedAt: Date;
  readonly publishedAt: Date | null;
  /** When what is open of this dataset changed last. */
  readonly changedAt: Date | null;
}

export interface EditionStep {
  readonly event: EditionEvent;
  readonly by: string;
  readonly at: Date;
  readonly reason: string | null;
}

export interface EditionPage extends EditionLine {
  readonly checks: readonly CheckResult[];
  readonly steps: readonly EditionStep[];
  /** The first rows, the headings first. */
  readonly sample: readonly (readonly string[])[];
  readonly isOwn: boolean;
}
