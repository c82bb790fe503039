import type { DeliveryState, RefusalReason } from "@/lib/domain/delivery/delivery";
import type { Cell } from "@/lib/server/db/copy";
import { type Acting, actingIn, type People } from "./accounts";
import { instantOf } from "./calendar";
import type { SeedProposal } from "./proposal";
import { randomFor, uuidFrom } from "./random";

/** The regency whose verifier has sent something. */
const SENDER = "5207";
const HOUR_MS = 3_600_000;
const RECIPIENT = "siks-ng";
const NUMBER = 1;

/** What the centre has said of the first, the second and so on: a demo has few, and each answer is among them. */
const ANSWERS = ["accepted", "refused", "in-snapshot", "exported"] as const satisfies readonly DeliveryState[];

const REFUSALS: readonly (readonly [RefusalReason, string | null])[] = [
  ["nik-unmatched", null],
  ["double", null],
  ["incomplete", null],
  ["other", "Berkas pendukung tidak terbaca (contoh)."],
];
const SNAPSHOT = "DTSEN contoh TW4";

export interface DeliveryRows {
  readonly packages: readonly (readonly Cell[])[];
  readonly items: readonly (readonly Cell[])[];
  readonly events: readonly (readonly Cell[])[];
}

export const DELIVERY_COLUMNS = {
  packages: ["regency_code", "id", "year", "number", "recipient", "item_count", "made_by", "made_at"],
  items: [
    "regency_code",
    "package_id",
    "proposal_id",
    "village_code",
    "household_id",
    "revision",
    "package_year",
    "package_number",
    "recipient",
    "state",
    "reason",
    "note",
    "snapshot",
    "state_since",
    "is_current",
  ],
  events: [
    "regency_code",
    "id",
    "village_code",
    "package_id",
    "proposal_id",
    "at",
    "actor_id",
    "grant_id",
    "from_state",
    "to_state",
    "reason",
    "note",
    "snapshot",
  ],
} as const;

/** One package of what was applied, answered in part; the latest that was applied is not sent yet. */
export function deliveries(applied: readonly SeedProposal[], people: People, on: string): DeliveryRows {
  const [verifier] = actingIn(people, "regency-verifier", SENDER);
  const rows = { packages: [] as Cell[][], items: [] as Cell[][], events: [] as Cell[][] };
  const sent = applied
    .filter(({ villageCode }) => villageCode.startsWith(SENDER))
    .toSorted((a, b) => a.life.stateSince - b.life.stateSince)
    .slice(0, -1);
  const latest = sent.at(-1);
  if (verifier === undefined || latest === undefined) return rows;
  const madeAt = Math.min(latest.life.stateSince + HOUR_MS, instantOf(on) - 2 * HOUR_MS);
  const id = uuidFrom(randomFor("delivery", NUMBER), madeAt);
  const year = new Date(madeAt).getUTCFullYear();
  rows.packages.push([SENDER, id, year, NUMBER, RECIPIENT, sent.length, verifier.userId, new Date(madeAt)]);
  const answeredAt = new Date((madeAt + instantOf(on) - HOUR_MS) / 2);
  for (const [index, proposal] of sent.entries()) {
    const state = ANSWERS[index % ANSWERS.length] ?? "exported";
    addItem(rows, proposal, { id, year, madeAt: new Date(madeAt), answeredAt, state }, verifier);
  }
  return rows;
}

interface Sent {
  readonly id: string;
  readonly year: number;
  readonly madeAt: Date;
  readonly answeredAt: Date;
  readonly state: DeliveryState;
}

function addItem(
  rows: { readonly items: Cell[][]; readonly events: Cell[][] },
  { id, villageCode, householdId, appliedRevision }: SeedProposal,
  { state, ...sent }: Sent,
  verifier: Acting,
): void {
  const random = randomFor("delivery-item", id);
  const [reason, note] = state === "refused" ? random.pick(REFUSALS) : [null, null];
  const snapshot = state === "in-snapshot" ? SNAPSHOT : null;
  const key = [sent.id, id, villageCode] as const;
  const since = state === "exported" ? sent.madeAt : sent.answeredAt;
  const packaged = [sent.year, NUMBER, RECIPIENT];
  rows.items.push([
    SENDER,
    ...key,
    householdId,
    appliedRevision ?? 2,
    ...packaged,
    state,
    reason,
    note,
    snapshot,
    since,
    true,
  ]);
  const event = (at: Date, from: string | null, to: string, said: readonly Cell[]) =>
    rows.events.push([
      SENDER,
      uuidFrom(random, at.getTime()),
      villageCode,
      sent.id,
      id,
      at,
      verifier.userId,
      verifier.grantId,
      from,
      to,
      ...said,
    ]);
  event(sent.madeAt, null, "exported", [null, null, null]);
  if (state !== "exported") event(sent.answeredAt, "exported", state, [reason, note, snapshot]);
}
