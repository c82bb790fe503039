import { type MeetingKind, meetingKind } from "../queue/meeting-kind";
import type { BoardSort, BoardView } from "./board-view";
import { daysBetween } from "./window";

/** What is stored of a village's meetings. Dates are local calendar days, YYYY-MM-DD. */
export interface VillageMeetings {
  readonly code: string;
  readonly name: string;
  /** The last day on which a meeting was held; null when none was. */
  readonly lastHeldOn: string | null;
  readonly nextPlannedOn: string | null;
  /** Families whose proposal waits for a meeting, as of the last roll-up. */
  readonly waiting: number;
}

export interface BoardRow extends VillageMeetings {
  readonly kind: MeetingKind;
  /** Since the last meeting; null when none was held. */
  readonly daysSince: number | null;
  /** A meeting was held in the month of today. */
  readonly hasMet: boolean;
}

export interface BoardPage {
  readonly rows: readonly BoardRow[];
  /** Code of the last village shown, when more follow. */
  readonly next: string | null;
  readonly counts: { readonly all: number; readonly missing: number };
}

/**
 * A page of the board: filtered, sorted, and continued after a village by its place in the order. A village that has met
 * meanwhile still marks its place, so nobody is skipped between two pages.
 */
export function boardPage(
  villages: readonly VillageMeetings[],
  today: string,
  view: BoardView,
  size: number,
): BoardPage {
  const all = villages.map((village) => toRow(village, today));
  const order = ORDERS[view.sort];
  const mark = all.find(({ code }) => code === view.after);
  const missing = all.filter(({ hasMet }) => !hasMet);
  const following = (view.onlyMissing ? missing : all)
    .toSorted(order)
    .filter((row) => mark === undefined || order(row, mark) > 0);
  const rows = following.slice(0, size);
  return {
    rows,
    next: following.length > size ? (rows.at(-1)?.code ?? null) : null,
    counts: { all: all.length, missing: missing.length },
  };
}

function toRow(village: VillageMeetings, today: string): BoardRow {
  const { lastHeldOn } = village;
  return {
    ...village,
    kind: meetingKind(village.code),
    daysSince: lastHeldOn === null ? null : daysBetween(lastHeldOn, today),
    hasMet: lastHeldOn !== null && lastHeldOn.slice(0, 7) === today.slice(0, 7),
  };
}

const collator = new Intl.Collator("id", { numeric: true });
const byCode = (one: BoardRow, other: BoardRow) => (one.code < other.code ? -1 : one.code > other.code ? 1 : 0);
/** Never met counts as the longest. */
const since = ({ daysSince }: BoardRow) => daysSince ?? Number.MAX_SAFE_INTEGER;

/** Total orders: the code settles what is equal, or a page could repeat a village. */
const ORDERS = {
  longest: (one, other) => since(other) - since(one) || other.waiting - one.waiting || byCode(one, other),
  waiting: (one, other) => other.waiting - one.waiting || since(other) - since(one) || byCode(one, other),
  name: (one, other) => collator.compare(one.name, other.name) || byCode(one, other),
} as const satisfies Record<BoardSort, (one: BoardRow, other: BoardRow) => number>;

/** An area below a wide one: how many of its villages have met this month. */
export interface AreaMeetings {
  readonly code: string;
  readonly label: string;
  readonly villages: number;
  readonly met: number;
  /** Families whose proposal waits for a meeting, as of the last roll-up. */
  readonly waiting: number;
}
