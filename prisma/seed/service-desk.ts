import { addDays } from "@/lib/domain/calendar/working-day";
import type { HouseCallOutcome, HouseCallReason, HouseCallState, Priority, TicketState } from "@/lib/domain/desk/desk";
import { slotsOf } from "@/lib/domain/desk/opening";
import type { Cell } from "@/lib/server/db/copy";
import { slipHash, slipToken } from "@/lib/server/desk/slip-token";
import { type Acting, actingIn, type People } from "./accounts";
import { instantOf } from "./calendar";
import { MAIN_VILLAGE } from "./plan";
import { randomFor, uuidFrom } from "./random";
import type { VillageWork } from "./village-work";

export const DESK_COLUMNS = {
  desk_day: [
    "regency_code",
    "village_code",
    "on_date",
    "opens_at",
    "closes_at",
    "slot_minutes",
    "slot_quota",
    "desks",
    "place",
    "state",
    "last_number",
    "version",
    "set_by",
    "set_at",
  ],
  desk_slot: ["regency_code", "village_code", "on_date", "starts_at", "quota", "taken"],
  desk_ticket: [
    "regency_code",
    "id",
    "village_code",
    "on_date",
    "number",
    "household_id",
    "slot_at",
    "channel",
    "priority",
    "priority_from",
    "state",
    "desk_no",
    "outcome",
    "token_hash",
    "version",
    "booked_at",
    "waiting_since",
    "first_called_at",
    "called_at",
    "ended_at",
  ],
  house_call: [
    "regency_code",
    "id",
    "village_code",
    "household_id",
    "reason",
    "note",
    "due_on",
    "state",
    "companion_id",
    "source",
    "outcome",
    "version",
    "asked_by",
    "asked_at",
    "updated_at",
  ],
  house_call_event: ["regency_code", "id", "house_call_id", "event", "at", "actor_id", "grant_id", "note"],
} as const;
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
}

/** The service desk of the main village: days, a morning's queue, and house calls in each state. */
export function serviceDesk(work: VillageWork, people: People, on: string): Readonly<Record<DeskTable, Cell[][]>> {
  const rows: Record<DeskTable, Cell[][]> = {
    desk_day: [],
    desk_slot: [],
    desk_ticket: [],
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
  const around = { rows, code, on, operator, companion, families };
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

function addMorning({ rows, code, on, families }: Around): void {
  const regency = code.slice(0, 4);
  const opened = instantOf(on);
  for (const [index, { slot, state, priority }] of MORNING.entries()) {
    const id = uuidFrom(randomFor("desk-ticket", code, String(index)), opened);
    const hash = slipHash(slipToken(regency, id))?.hash;
    if (hash === undefined) continue;
    const came = state === "booked" ? null : new Date(opened + index * 6 * MINUTE_MS);
    const called = came === null || state === "waiting" ? null : new Date(came.getTime() + (7 + index) * MINUTE_MS);
    rows.desk_ticket.push([
      regency,
      id,
      code,
      on,
      index + 1,
      families[index] ?? null,
      slot === null ? null : HOURS.opensAt + slot * HOURS.slotMinutes,
      slot === null ? "walk-in" : index % 2 === 0 ? "operator" : "citizen",
      [...priority],
      priority.length === 0 ? null : "said",
      state,
      called === null ? null : 1 + (index % 2),
      state === "done" ? (index === 1 ? "unchanged" : "updated") : null,
      hash,
      1,
      new Date(opened - 3 * 24 * 60 * MINUTE_MS),
      came,
      called,
      called,
      state === "done" && called !== null ? new Date(called.getTime() + 20 * MINUTE_MS) : null,
    ]);
  }
}

function addVisits({ rows, code, on, operator, companion, families }: Around): void {
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
      families[MORNING.length + index] ?? null,
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
