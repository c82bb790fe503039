import type { DeskOutcome, TicketChannel, TicketState } from "./desk";

export interface CountedTicket {
  readonly channel: TicketChannel;
  readonly state: TicketState;
  readonly hasPriority: boolean;
  /** From coming to the first call, minutes; null: never called. */
  readonly waitMinutes: number | null;
  readonly outcome: DeskOutcome | null;
}

export interface DeskCounts {
  readonly numbers: number;
  readonly served: number;
  /** Here and not served: waiting, or at a desk just now. */
  readonly here: number;
  readonly notCome: number;
  readonly absent: number;
  readonly cancelled: number;
  readonly priority: number;
  /** Of those who were called; null: nobody was. */
  readonly medianWait: number | null;
  readonly longestWait: number | null;
}

export interface DeskSummary {
  readonly all: DeskCounts;
  readonly byChannel: Readonly<Record<TicketChannel, DeskCounts>>;
  /** What came of those that were served. */
  readonly outcomes: Readonly<Record<DeskOutcome, number>>;
}

/** What a day came to, altogether and by how people came to their number. Waits are whole minutes. */
export function summarizeDay(tickets: readonly CountedTicket[]): DeskSummary {
  const of = (channel: TicketChannel) => countsOf(tickets.filter((each) => each.channel === channel));
  const ended = (how: DeskOutcome) => tickets.filter(({ outcome }) => outcome === how).length;
  return {
    all: countsOf(tickets),
    outcomes: {
      updated: ended("updated"),
      unchanged: ended("unchanged"),
      "house-call": ended("house-call"),
      other: ended("other"),
    },
    byChannel: { operator: of("operator"), citizen: of("citizen"), "walk-in": of("walk-in") },
  };
}

function countsOf(tickets: readonly CountedTicket[]): DeskCounts {
  const inState = (...states: TicketState[]) => tickets.filter(({ state }) => states.includes(state)).length;
  const waits = tickets.flatMap(({ waitMinutes }) => (waitMinutes === null ? [] : [waitMinutes])).sort((a, b) => a - b);
  return {
    numbers: tickets.length,
    served: inState("done"),
    here: inState("waiting", "called"),
    notCome: inState("booked"),
    absent: inState("absent"),
    cancelled: inState("cancelled"),
    priority: tickets.filter(({ hasPriority }) => hasPriority).length,
    medianWait: median(waits),
    longestWait: waits.at(-1) ?? null,
  };
}

/** The middle one; of two middle ones, half way, rounded up. */
function median(sorted: readonly number[]): number | null {
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? null : Math.ceil((lower + upper) / 2);
}
