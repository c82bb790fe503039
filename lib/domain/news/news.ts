import { type Actor, authorize } from "../access/actor";
import type { HistoryStep } from "../queue/history";
import type { ProposalState, WorkflowEvent } from "../workflow/workflow";

/** What others do with one's work, and the clock. */
export const NEWS_EVENTS = [
  "endorse",
  "verify",
  "sign",
  "validate",
  "accept",
  "return",
  "reject",
  "expire",
  "recall",
  "withdraw",
] as const satisfies readonly WorkflowEvent[];

/** How far back news reach, and what counts as new for who has never read any. */
export const NEWS_DAYS = 90;
export const FRESH_DAYS = 30;

/** One decision on a proposal that the reader worked on. */
export interface NewsLine {
  readonly step: HistoryStep;
  readonly proposalPublicId: string;
  readonly headName: string;
  readonly place: string;
  /** Where the proposal stands now. */
  readonly state: ProposalState;
  readonly isNew: boolean;
}

export interface NewsPage {
  readonly lines: readonly NewsLine[];
  /** Place of the next page; null on the last one. */
  readonly next: string | null;
  /** The newest step of the page: read until here. Null when there is none. */
  readonly newestAt: Date | null;
  readonly hasNew: boolean;
}

/** News are for those who draft in a village: deciders have their queues. */
export function hasNews(actor: Actor): boolean {
  return authorize(actor, "proposal:draft") && actor.grant.regionCode.length === 10;
}

export interface NewsCursor {
  /** Milliseconds. */
  readonly at: number;
  readonly id: string;
}

const SHAPE = /^(\d{13})\.([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

export function formatNewsCursor({ at, id }: NewsCursor): string {
  return `${at}.${id}`;
}

/** Null for anything not exactly in the form `formatNewsCursor` writes. */
export function parseNewsCursor(text: string): NewsCursor | null {
  const [, at, id] = SHAPE.exec(text) ?? [];
  return at === undefined || id === undefined ? null : { at: Number(at), id };
}
