import { addDays } from "@/lib/domain/calendar/working-day";
import type { HouseCallOutcome, HouseCallReason, HouseCallState, Priority, TicketState } from "@/lib/domain/desk/desk";
import { slotsOf } from "@/lib/domain/desk/opening";
import type { Cell } from "@/lib/server/db/copy";
import { slipHash, slipToken } from "@/lib/server/desk/slip-token";
import { type Acting, actingIn, type People } from "./accounts";
import { instantOf } from "./calendar";
import { accompanied } from "./demo";
import type { DESK_COLUMNS } from "./desk-columns";
import { MAIN_VILLAGE } from "./plan";
import { randomFor, uuidFrom } from "./random";
import type { VillageWork } from "./village-work";

type DeskTable = keyof typeof DESK_COLUMNS;

const HOURS = { opensAt: 480, closesAt: 720, slotMinutes: 30, slotQuota: 2 } as const;
/** Days before and after the demo's own on which the desk is open as well. */
const OPEN_DAYS = [-7, 0, 3, 7, 10, 14] as const;
const MINUTE_MS = 60_000;

interface Visitor {
  readonly slot: number | null;
  readonly state: TicketState;
  readonly priority: readonly Priority[];
}

/** A morning at the desk as it stands at nine. */
const MORNING: readonly Visitor[] = [
  { slot: 0, state: "done", priority: [] },
  { slot: 0, state: "done", priority: ["elderly"] },
  { slot: null, state: "done", priority: [] },
  { slot: 1, state: "absent", priority: [] },
  { slot: 1, state: "waiting", priority: ["pregnant"] },
  { slot: null, state: "waiting", priority: [] },
  { slot: 2, state: "waiting", priority: [] },
  { slot: 3, state: "booked", priority: ["disabled"] },
  { slot: 4, state: "booked", priority: [] },
  { slot: 4, state: "booked", priority: [] },
];

interface Visit {
  readonly reason: HouseCallReason;
  readonly state: HouseCallState;
  readonly note: string | null;
  readonly source: "desk" | "unreached";
  readonly outcome: HouseCallOutcome | null;
  readonly dueIn: number;
}

const VISITS: readonly Visit[] = [
  { reason: "elderly", state: "open", note: "Pagi hari lebih baik (contoh).", source: "desk", outcome: null, dueIn: 5 },
  { reason: "ill", state: "open", note: null, source: "desk", outcome: null, dueIn: -2 },
  { reason: "disabled", state: "given", note: null, source: "desk", outcome: null, dueIn: 6 },
  { reason: "elderly", state: "given", note: null, source: "unreached", outcome: null, dueIn: 12 },
  { reason: "far", state: "done", note: null, source: "desk", outcome: "updated", dueIn: -8 },
  { reason: "carer", state: "done", note: null, source: "unreached", outcome: "not-met", dueIn: -6 },
];

/** Families at the end of the village's list: journeys walk through the first, objections are about the last five. */
const FROM_END = 40;

interface Around {
  readonly rows: Record<DeskTable, Cell[][]>;
  readonly code: string;
  readonly on: string;
  readonly operator: Acting;
  readonly companion: Acting;
  readonly families: readonly string[];
  /** Those of the companion: who is given a visit is given its family. */
  readonly given: readonly string[];
}

/** The service desk of the main village: days, a morning's queue, and house calls in each state. */
export function serviceDesk(work: VillageWork, people: People, on: string): Readonly<Record<DeskTable, Cell[][]>> {
  const rows: Record<DeskTable, Cell[][]> = {
    desk_day: [],
    desk_slot: [],
    desk_ticket: [],
    desk_event: [],
    house_call: [],
    house_call_event: [],
  };
  const code = work.village.plan.site.code;
  const [operator] = actingIn(people, "village-operator", code);
  const [companion] = actingIn(people, "companion", code);
  if (code !== MAIN_VILLAGE || operator === undefined || companion === undefined) return rows;
  const families = work.village.families
    .filter(({ status }) => status === 1)
    .slice(-FROM_END)
    .map(({ id }) => id);
  const given = (accompanied(work)[0] ?? []).filter(({ status }) => status === 1).map(({ id }) => id);
  const around = { rows, code, on, operator, companion, families, given };
  addDaysOpen(around);
  addMorning(around);
  addVisits(around);
  return rows;
}

function addDaysOpen({ rows, code, on, operator }: Around): void {
  const regency = code.slice(0, 4);
  const setAt = new Date(instantOf(on) - 30 * 24 * 60 * MINUTE_MS);
  for (const shift of OPEN_DAYS) {
    const day = addDays(on, shift);
    const last = shift === 0 ? MORNING.length : 0;
    const { opensAt, closesAt, slotMinutes, slotQuota } = HOURS;
    rows.desk_day.push([
      regency,
      code,
      day,
      opensAt,
      closesAt,
      slotMinutes,
      slotQuota,
      2,
      "Kantor desa",
      "open",
      last,
      1,
      operator.userId,
      setAt,
    ]);
    for (const [index, startsAt] of slotsOf(HOURS).entries()) {
      const taken = shift === 0 ? MORNING.filter(({ slot }) => slot === index).length : 0;
      rows.desk_slot.push([regency, code, day, startsAt, slotQuota, taken]);
    }
  }
}

interface Step {
  readonly event: "book" | "check-in" | "call" | "finish" | "absent";
  readonly at: Date | null;
  readonly deskNo?: number | null;
  readonly isFamily?: boolean;
}

/** The history of a number: what came to pass of it so far, by the operator or the family itself. */
function addSteps({ rows, code, on, operator }: Around, ticketId: string, steps: readonly Step[]): void {
  for (const { event, at, deskNo = null, isFamily = false } of steps) {
    if (at === null) continue;
    const id = uuidFrom(randomFor("desk-event", ticketId, event), at.getTime());
    const by = isFamily ? [null, null, "family"] : [operator.userId, operator.grantId, operator.role];
    rows.desk_event.push([code.slice(0, 4), id, code, on, ticketId, event, at, deskNo, ...by]);
  }
}

function addMorning(around: Around): void {
  const { rows, code, on, families } = around;
  const regency = code.slice(0, 4);
  const opened = instantOf(on);
  for (const [index, { slot, state, priority }] of MORNING.entries()) {
    const id = uuidFrom(randomFor("desk-ticket", code, String(index)), opened);
    const hash = slipHash(slipToken(regency, id))?.hash;
    if (hash === undefined) continue;
    const came = state === "booked" ? null : new Date(opened + index * 6 * MINUTE_MS);
    const called = came === null || state === "waiting" ? null : new Date(came.getTime() + (7 + index) * MINUTE_MS);
    const channel = slot === null ? "walk-in" : index % 2 === 0 ? "operator" : "citizen";
    const deskNo = called === null ? null : 1 + (index % 2);
    const bookedAt = new Date(opened - 3 * 24 * 60 * MINUTE_MS);
    const ended = state === "done" && called !== null ? new Date(called.getTime() + 20 * MINUTE_MS) : null;
    addSteps(around, id, [
      { event: "book", at: slot === null ? came : bookedAt, isFamily: channel === "citizen" },
      { event: "check-in", at: slot === null ? null : came },
      { event: "call", at: called, deskNo },
      { event: "finish", at: ended, deskNo },
      {
        event: "absent",
        at: state === "absent" && called !== null ? new Date(called.getTime() + MINUTE_MS) : null,
        deskNo,
      },
    ]);
    rows.desk_ticket.push([
      regency,
      id,
      code,
      on,
      index + 1,
      families[index] ?? null,
      slot === null ? null : HOURS.opensAt + slot * HOURS.slotMinutes,
      channel,
      [...priority],
      priority.length === 0 ? null : "said",
      state,
      deskNo,
      state === "done" ? (index === 1 ? "unchanged" : "updated") : null,
      hash,
      1,
      slot === null ? came : bookedAt,
      came,
      called,
      called,
      ended,
    ]);
  }
}

function addVisits({ rows, code, on, operator, companion, families, given }: Around): void {
  const regency = code.slice(0, 4);
  for (const [index, { reason, state, note, source, outcome, dueIn }] of VISITS.entries()) {
    const askedAt = instantOf(on) - (12 - index) * 24 * 60 * MINUTE_MS;
    const random = randomFor("house-call", code, String(index));
    const id = uuidFrom(random, askedAt);
    const isGiven = state !== "open";
    const steps = ["ask", ...(isGiven ? ["give"] : []), ...(state === "done" ? ["finish"] : [])];
    const at = (step: number) => new Date(askedAt + step * 24 * 60 * MINUTE_MS);
    rows.house_call.push([
      regency,
      id,
      code,
      (isGiven ? given[index] : families[MORNING.length + index]) ?? null,
      reason,
      note,
      addDays(on, dueIn),
      state,
      isGiven ? companion.userId : null,
      source,
      outcome,
      steps.length,
      operator.userId,
      at(0),
      at(steps.length - 1),
    ]);
    for (const [step, event] of steps.entries())
      rows.house_call_event.push([
        regency,
        uuidFrom(random, at(step).getTime()),
        id,
        event,
        at(step),
        operator.userId,
        operator.grantId,
        event === "ask" ? note : event === "finish" ? outcome : null,
      ]);
  }
}
