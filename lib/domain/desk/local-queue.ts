import type { DeskOutcome, Priority } from "./desk";
import { deskStep } from "./desk";
import type { DeskLine } from "./desk-page";
import { orderQueue, priorityRun } from "./queue-order";

/** What is done at a desk, as it is kept where there is no network and sent in its order. */
export type DeskAction =
  | {
      readonly kind: "book";
      readonly ticketId: string;
      readonly guestName: string;
      readonly priority: readonly Priority[];
    }
  | { readonly kind: "check-in"; readonly ticketId: string }
  | { readonly kind: "call"; readonly ticketId: string; readonly deskNo: number }
  | { readonly kind: "absent"; readonly ticketId: string; readonly deskNo: number }
  | { readonly kind: "finish"; readonly ticketId: string; readonly deskNo: number; readonly outcome: DeskOutcome };

/** The queue after something was done: the same steps as the portal's, so a desk without network goes on by the same rule. */
export function applyAction(lines: readonly DeskLine[], action: DeskAction, at: number): readonly DeskLine[] {
  if (action.kind === "book")
    return lines.some(({ id }) => id === action.ticketId) ? lines : [...lines, newLine(action, at)];
  return lines.map((line) => (line.id === action.ticketId ? stepped(line, action, at) : line));
}

function stepped(line: DeskLine, action: Exclude<DeskAction, { kind: "book" }>, at: number): DeskLine {
  const state = deskStep(line.state, action.kind);
  if (state === null) return line;
  switch (action.kind) {
    case "check-in":
      return { ...line, state, waitingSince: at, deskNo: null };
    case "call":
      return { ...line, state, deskNo: action.deskNo, calledAt: at };
    case "absent":
      return { ...line, state };
    case "finish":
      return { ...line, state, outcome: action.outcome };
  }
}

function newLine({ ticketId, guestName, priority }: Extract<DeskAction, { kind: "book" }>, at: number): DeskLine {
  return {
    id: ticketId,
    number: null,
    name: guestName,
    place: "",
    householdPublicId: null,
    channel: "walk-in",
    priority,
    state: "waiting",
    deskNo: null,
    slotAt: null,
    waitingSince: at,
    calledAt: null,
    outcome: null,
  };
}

/** Those who wait, in the order in which they are called. */
export function waitingInOrder(lines: readonly DeskLine[]): readonly DeskLine[] {
  const calls = lines
    .filter(({ calledAt }) => calledAt !== null)
    .sort((a, b) => (a.calledAt ?? 0) - (b.calledAt ?? 0) || numberOf(a) - numberOf(b))
    .map(({ priority }) => ({ hasPriority: priority.length > 0 }));
  const waiting = lines.flatMap((line) =>
    line.state === "waiting" && line.waitingSince !== null
      ? [
          {
            id: line.id,
            number: numberOf(line),
            hasPriority: line.priority.length > 0,
            waitingSince: line.waitingSince,
            slotAt: line.slotAt,
            line,
          },
        ]
      : [],
  );
  return orderQueue(waiting, priorityRun(calls)).map(({ line }) => line);
}

/** What has no number yet came last. */
function numberOf({ number }: DeskLine): number {
  return number ?? 1000;
}

/** The command that says an action, with its input. Stable: said twice it is the same. */
export function commandOf(
  action: DeskAction,
  place: { readonly villageCode: string; readonly on: string },
  at: number,
): { readonly name: string; readonly input: object } {
  const common = { ...place, doneAt: new Date(at).toISOString() };
  switch (action.kind) {
    case "book": {
      const { ticketId: id, guestName, priority } = action;
      return { name: "desk.book", input: { ...common, id, slotAt: null, householdId: null, guestName, priority } };
    }
    case "check-in":
      return { name: "desk.check-in", input: { ...common, ticket: { id: action.ticketId } } };
    case "call":
      return { name: "desk.call", input: { ...common, deskNo: action.deskNo, ticketId: action.ticketId } };
    case "absent":
      return { name: "desk.absent", input: { ...common, deskNo: action.deskNo, ticketId: action.ticketId } };
    case "finish": {
      const { ticketId, deskNo, outcome } = action;
      return { name: "desk.finish", input: { ...common, deskNo, ticketId, outcome } };
    }
  }
}
