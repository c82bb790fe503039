import { placeOf, type TierName, type TierSet } from "../workflow/tier";
import { holderOf, isTierState, PROPOSAL_STATES } from "../workflow/workflow";
import type { TierFlow } from "./forecast";
import type { AreaFlow, MendFlow, ReasonFlow, RoleFlow } from "./view";
import { hoursWithin, type WaitedCount } from "./waited";

/** Steps of one kind that had waited equally long, as counted by day. */
export interface FlowCount extends WaitedCount {
  readonly area: string;
  readonly state: string;
  readonly role: string;
  readonly event: string;
  readonly reason: string;
}

/** What left one state of an area below, and how long it had waited: nothing is told of who and why there. */
export interface BelowCount extends Pick<TierFlow, "agreed" | "returned" | "rejected"> {
  readonly area: string;
  readonly state: string;
  readonly waited: readonly WaitedCount[];
}

/** What waits in one state of an area. */
export interface WaitingCount {
  readonly area: string;
  readonly state: string;
  readonly waiting: number;
  readonly late: number;
  readonly oldest: Date | string;
}

export interface ReturnedCount {
  readonly reason: string;
  readonly waiting: number;
  readonly oldest: Date | string;
}

const USUAL = 0.5;
const SLOW = 0.9;

/** The first day of the window on which a state was decided, YYYY-MM-DD. */
export interface FirstDay {
  readonly state: string;
  readonly day: string;
}

/**
 * @param workDaysSince working days from a day to today, both included
 * @param since the window's first day, YYYY-MM-DD
 */
export function tierFlows(
  set: TierSet,
  counts: readonly FlowCount[],
  waits: readonly WaitingCount[],
  window: { readonly since: string; readonly firsts: readonly FirstDay[]; workDaysSince(day: string): number },
): readonly TierFlow[] {
  return set.map(({ name }) => {
    const own = counts.filter(({ state }) => tierOfState(set, state) === name);
    const wait = waits.filter(({ state }) => tierOfState(set, state) === name);
    return {
      tier: name,
      workDays: Math.max(1, window.workDaysSince(firstOf(set, name, window.firsts) ?? window.since)),
      waiting: total(wait, (row) => row.waiting),
      late: total(wait, (row) => row.late),
      oldest: oldestOf(wait),
      ...outcomes(own),
      medianHours: hoursWithin(own, USUAL),
      slowHours: hoursWithin(own, SLOW),
    };
  });
}

function firstOf(set: TierSet, name: TierName, firsts: readonly FirstDay[]): string | null {
  const days = firsts.filter(({ state }) => tierOfState(set, state) === name).map(({ day }) => day);
  return days.toSorted()[0] ?? null;
}

/** What each role decided in each tier: more than one where another stands in. */
export function roleFlows(set: TierSet, counts: readonly FlowCount[]): readonly RoleFlow[] {
  const groups = groupBy(
    counts.filter(({ state }) => tierOfState(set, state) !== null),
    ({ state, role }) => `${tierOfState(set, state)} ${role}`,
  );
  return [...groups.values()]
    .flatMap((own): readonly RoleFlow[] => {
      const [first] = own;
      const tier = first === undefined ? null : tierOfState(set, first.state);
      if (first === undefined || tier === null) return [];
      const times = { medianHours: hoursWithin(own, USUAL), slowHours: hoursWithin(own, SLOW) };
      return [{ tier, role: first.role, ...outcomes(own), ...times }];
    })
    .toSorted((a, b) => placeOf(a.tier) - placeOf(b.tier) || a.role.localeCompare(b.role));
}

/** The areas below, the latest first. */
export function areaFlows(
  set: TierSet,
  places: readonly { readonly code: string; readonly label: string }[],
  counts: readonly BelowCount[],
  waits: readonly WaitingCount[],
): readonly AreaFlow[] {
  return places
    .map(({ code, label }) => {
      const own = counts.filter((row) => row.area === code && tierOfState(set, row.state) !== null);
      const wait = waits.filter((row) => row.area === code);
      const sentBack = total(own, ({ returned, rejected }) => returned + rejected);
      return {
        code,
        label,
        waiting: total(wait, (row) => row.waiting),
        late: total(wait, (row) => row.late),
        decided: sentBack + total(own, ({ agreed }) => agreed),
        sentBack,
        medianHours: slowestTier(set, own),
      };
    })
    .toSorted((a, b) => b.late - a.late || b.waiting - a.waiting || a.label.localeCompare(b.label, "id"));
}

/** Why tiers sent back or rejected, the most frequent first. */
export function reasonFlows(counts: readonly FlowCount[]): readonly ReasonFlow[] {
  const sent = counts.filter(({ event }) => event === "return" || event === "reject");
  return [...groupBy(sent, ({ reason }) => reason)]
    .map(([reason, own]) => ({ reason, returned: outcomes(own).returned, rejected: outcomes(own).rejected }))
    .toSorted((a, b) => b.returned + b.rejected - a.returned - a.rejected || a.reason.localeCompare(b.reason));
}

/** From coming back to being sent again, by why it came back; the longest first. */
export function mendFlows(counts: readonly FlowCount[], returned: readonly ReturnedCount[]): readonly MendFlow[] {
  const sent = groupBy(
    counts.filter(({ event }) => event === "submit"),
    ({ reason }) => reason,
  );
  const reasons = new Set([...sent.keys(), ...returned.map(({ reason }) => reason)]);
  return [...reasons]
    .map((reason) => {
      const own = sent.get(reason) ?? [];
      const there = returned.filter((row) => row.reason === reason);
      return {
        reason,
        sent: total(own, ({ steps }) => steps),
        medianHours: hoursWithin(own, USUAL),
        slowHours: hoursWithin(own, SLOW),
        waiting: total(there, ({ waiting }) => waiting),
        oldest: oldestOf(there),
      };
    })
    .filter(({ sent: again, waiting }) => again + waiting > 0)
    .toSorted((a, b) => (b.medianHours ?? 0) - (a.medianHours ?? 0) || b.waiting - a.waiting);
}

function outcomes(own: readonly FlowCount[]): Pick<TierFlow, "agreed" | "returned" | "rejected"> {
  const of = (events: (event: string) => boolean) => total(own, ({ event, steps }) => (events(event) ? steps : 0));
  return {
    agreed: of((event) => event !== "return" && event !== "reject"),
    returned: of((event) => event === "return"),
    rejected: of((event) => event === "reject"),
  };
}

/** The usual time of the slowest tier there. */
function slowestTier(set: TierSet, own: readonly BelowCount[]): number | null {
  const medians = set.flatMap(({ name }) => {
    const waited = own.filter(({ state }) => tierOfState(set, state) === name).flatMap((row) => row.waited);
    return hoursWithin(waited, USUAL) ?? [];
  });
  return medians.length === 0 ? null : Math.max(...medians);
}

function tierOfState(set: TierSet, text: string): TierName | null {
  const state = PROPOSAL_STATES.find((each) => each === text);
  return state === undefined || !isTierState(state) ? null : (holderOf(set, state)?.name ?? null);
}

function oldestOf(rows: readonly { readonly oldest: Date | string }[]): Date | null {
  const times = rows.map(({ oldest }) => new Date(oldest).getTime());
  return times.length === 0 ? null : new Date(Math.min(...times));
}

function total<Row>(rows: readonly Row[], of: (row: Row) => number): number {
  return rows.reduce((sum, row) => sum + of(row), 0);
}

function groupBy<Row>(rows: readonly Row[], key: (row: Row) => string): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const own = groups.get(key(row));
    if (own === undefined) groups.set(key(row), [row]);
    else own.push(row);
  }
  return groups;
}
