import { addressOf, type Moment, momentText, one, type Query, readMoment } from "../list/address";
import { REASONS, type ReasonCode } from "../workflow/reason";
import { WORKFLOW_EVENTS, type WorkflowEvent } from "../workflow/workflow";

/** The steps that a person takes; what the clock does is nobody's. */
export const OWN_EVENTS = WORKFLOW_EVENTS.filter((event) => event !== "expire");

/** What the list of own decisions shows, as its address says it. Whatever is not understood is not applied. */
export interface DecisionFilter {
  readonly event: WorkflowEvent | null;
  readonly reason: ReasonCode | null;
  readonly village: string;
  /** Days of the reader's region, YYYY-MM-DD; empty: not bounded. */
  readonly from: string;
  readonly to: string;
  readonly after: Moment | null;
}

export function readDecisionFilter(query: Query): DecisionFilter {
  const village = one(query, "desa");
  const reason = one(query, "alasan");
  return {
    event: OWN_EVENTS.find((event) => event === one(query, "keputusan")) ?? null,
    reason: reasonOf(reason),
    village: /^\d{10}$/.test(village) ? village : "",
    from: dayOf(one(query, "dari")),
    to: dayOf(one(query, "sampai")),
    after: readMoment(one(query, "sesudah")),
  };
}

export function countDecisionFilters({ event, reason, village, from, to }: DecisionFilter): number {
  return [event, reason, village, from, to].filter((each) => each !== null && each !== "").length;
}

export function decisionHref(
  filter: DecisionFilter,
  change: Partial<DecisionFilter> = {},
  path = "/keputusan-saya",
): string {
  const next = { ...filter, after: null, ...change };
  const parts = {
    keputusan: next.event ?? "",
    alasan: next.reason ?? "",
    desa: next.village,
    dari: next.from,
    sampai: next.to,
    sesudah: momentText(next.after),
  };
  return addressOf(path, parts);
}

function reasonOf(text: string): ReasonCode | null {
  return Object.keys(REASONS).find((code): code is ReasonCode => code === text) ?? null;
}

/** A day that the calendar has, or nothing. */
function dayOf(text: string): string {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  return at !== null && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) ? text : "";
}
