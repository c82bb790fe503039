import type { Actor } from "@/lib/domain/access/actor";
import { NO_FILTER } from "@/lib/domain/queue/filter";
import type { QueueRow } from "@/lib/domain/queue/queue-row";
import type { TierName } from "@/lib/domain/workflow/tier";
import { listQueue } from "@/lib/server/queue/queries";
import { decision } from "@/tests/support/factory/proposals";
import { must, run } from "@/tests/support/factory/run";
import { at } from "./clock";
import type { Life } from "./life";
import { REGENCY } from "./world";

const PART = 50;
/** What one person opens and decides alone in a day. */
const ALONE_A_DAY = 80;

/** The clean rows that may be decided together, or the first pages of all. */
export async function queueOf(actor: Actor, tier: TierName, now: Date, clean: boolean): Promise<readonly QueueRow[]> {
  const view = { filter: NO_FILTER, after: null, before: null, chosen: null, takes: clean ? ("clean" as const) : null };
  const page = await listQueue(actor, { tier, view, now, locale: "id", purpose: "decide" });
  return clean ? (page.taken ?? []) : page.rows;
}

export async function decideTogether(
  { tally, random }: Life,
  person: Actor,
  tier: TierName,
  rows: readonly QueueRow[],
  now: Date,
  meetingId: string | null,
): Promise<void> {
  const items = rows
    .filter(({ canDecide }) => canDecide)
    .map(({ regencyCode, id, version }) => ({ regencyCode, id, version }));
  for (let from = 0; from < items.length; from += PART) {
    const part = items.slice(from, from + PART);
    const { outcomes } = await tally.timed(`${tier}: ${PART} together`, () =>
      must<{ outcomes: { id: string; refused: string | null }[] }>(
        person,
        "proposal.decide-many",
        { items: part, decision: decision(tier, { meetingId }) },
        { now },
      ),
    );
    for (const { refused } of outcomes) tally.add(refused === null ? `${tier}: agreed` : `${tier}: refused ${refused}`);
    // Now and then somebody takes a whole part back and decides it again.
    if (tier === "verify" && random.chance(0.02)) {
      const back = part.map((item) => ({ ...item, version: item.version + 1 }));
      const recalled = await run<{ outcomes: { refused: string | null }[] }>(
        person,
        "proposal.recall",
        { items: back },
        { now },
      );
      if (recalled.ok)
        tally.add("verify: taken back", recalled.value.outcomes.filter(({ refused }) => refused === null).length);
    }
  }
}

/** One opened and decided: most agreed to, some sent back by a reason, few rejected. The coach sends back in one step. */
export async function decideAlone(
  { tally, random }: Life,
  person: Actor,
  tier: TierName,
  { regencyCode, id, version }: QueueRow,
  now: Date,
  meetingId: string | null,
): Promise<void> {
  const reasoned = {
    reason: random.pick(["EVIDENCE_UNCLEAR", "ANSWERS_INCONSISTENT", "FIELD_CHECK_NEEDED"]),
    note: "Contoh.",
  };
  const roll = random.next();
  const made =
    roll < 0.75
      ? decision(tier, { meetingId })
      : roll < 0.97
        ? decision("return", { target: "operator", meetingId, ...reasoned })
        : decision("reject", { meetingId, reason: "NOT_RESIDENT", note: "Contoh." });
  const outcome = await tally.timed(`${tier}: one`, () =>
    run(person, "proposal.decide", { item: { regencyCode, id, version }, decision: made }, { now }),
  );
  const what = made.event === tier ? "agreed" : made.event;
  tally.add(outcome.ok ? `${tier}: ${what}` : `${tier}: refused ${outcome.error.code}`);
}

export async function decideAll(life: Life, people: readonly Actor[], tier: TierName, day: string): Promise<void> {
  for (const [index, person] of people.entries()) {
    const now = at(day, 9 + index);
    // Some days somebody is away: others decide what waits.
    if (life.random.chance(0.15)) continue;
    await decideTogether(life, person, tier, await queueOf(person, tier, now, true), now, null);
    let left = ALONE_A_DAY;
    const rows = await queueOf(person, tier, now, false);
    for (const row of rows) {
      if (left === 0) break;
      if (!row.canDecide || row.isClean) continue;
      await decideAlone(life, person, tier, row, now, null);
      left -= 1;
    }
  }
}

/** What must not work: deciding twice by another step, replaying a decision, agreeing without a meeting, jumping a tier. */
export async function trick({ world, tally }: Life, day: string): Promise<void> {
  const now = at(day, 16);
  const [held] = (
    await world.owner.query<{ id: string; version: number; village: string }>(
      `SELECT id, version, village_code AS village FROM proposal WHERE regency_code = $1 AND state = 'verified' LIMIT 1`,
      [REGENCY],
    )
  ).rows;
  const [sent] = (
    await world.owner.query<{ id: string; version: number; village: string }>(
      `SELECT id, version, village_code AS village FROM proposal WHERE regency_code = $1 AND state = 'submitted' LIMIT 1`,
      [REGENCY],
    )
  ).rows;
  const tries: (readonly [Actor | undefined, { id: string; version: number } | undefined, string])[] = [
    [world.verifiers[0], held, "verify"],
    [world.coaches[0], held, "accept"],
    [world.villages.find(({ code }) => code === held?.village)?.operator, held, "validate"],
    [world.villages.find(({ code }) => code === sent?.village)?.head, sent, "endorse"],
    [world.verifiers[0], sent, "verify"],
  ];
  for (const [person, item, event] of tries) {
    if (person === undefined || item === undefined) continue;
    const given = { item: { regencyCode: REGENCY, id: item.id, version: item.version }, decision: decision(event) };
    const outcome = await run(person, "proposal.decide", given, { now });
    tally.add(outcome.ok ? "trick worked" : "trick refused");
  }
}
