import type { UnreachedReason } from "../invitation/flow";
import type {
  DeskOutcome,
  HouseCallOutcome,
  HouseCallReason,
  HouseCallSource,
  HouseCallState,
  Priority,
  TicketChannel,
  TicketState,
} from "./desk";

/** A number as the desk's page shows it. Times are milliseconds, so that the page without network counts with the same. */
export interface DeskLine {
  readonly id: string;
  /** Null: was written down without network; the portal gives the number. */
  readonly number: number | null;
  readonly name: string;
  readonly place: string;
  readonly householdPublicId: string | null;
  readonly channel: TicketChannel;
  readonly priority: readonly Priority[];
  readonly state: TicketState;
  readonly deskNo: number | null;
  readonly slotAt: number | null;
  readonly waitingSince: number | null;
  readonly calledAt: number | null;
  readonly outcome: DeskOutcome | null;
}

export interface DeskDay {
  readonly villageCode: string;
  /** Local day, `YYYY-MM-DD`. */
  readonly on: string;
  /** The instant with which the day begins, milliseconds. */
  readonly midnight: number;
  readonly state: "open" | "closed";
  readonly reason: string | null;
  readonly opensAt: number;
  readonly closesAt: number;
  readonly desks: number;
  readonly place: string;
  readonly quota: number;
  readonly taken: number;
}

export interface OpenSlot {
  readonly startsAt: number;
  readonly left: number;
}

/** A day on which the desk is open, with what is left of it: names nobody. */
export interface OpenDay {
  readonly on: string;
  readonly opensAt: number;
  readonly closesAt: number;
  readonly place: string;
  readonly slots: readonly OpenSlot[];
}

export interface HouseCallLine {
  readonly id: string;
  readonly version: number;
  readonly householdPublicId: string;
  readonly headName: string;
  readonly place: string;
  readonly reason: HouseCallReason;
  readonly note: string | null;
  readonly dueOn: string;
  readonly state: HouseCallState;
  readonly source: HouseCallSource;
  readonly outcome: HouseCallOutcome | null;
  readonly companionName: string | null;
  /** A proposal by a visit that was begun since it was asked for. */
  readonly isVisited: boolean;
}

/** A family that no letter reached and that has somebody who may not be able to come: not on the list yet. */
export interface HouseCallCandidate {
  readonly householdId: string;
  readonly householdPublicId: string;
  readonly headName: string;
  readonly place: string;
  /** Why it is proposed, the first that its record says. */
  readonly reason: "elderly" | "disabled" | "pregnant";
  /** Null: the letter arrived, and its day to answer is over. */
  readonly unreached: UnreachedReason | null;
}
