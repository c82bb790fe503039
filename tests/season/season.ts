import { uuidv7 } from "uuidv7";
import type { Actor } from "@/lib/domain/access/actor";
import { NO_FILTER } from "@/lib/domain/queue/filter";
import type { QueueRow } from "@/lib/domain/queue/queue-row";
import type { TierName } from "@/lib/domain/workflow/tier";
import { handles } from "@/lib/server/db/pool";
import { listQueue } from "@/lib/server/queue/queries";
import { type Random, randomFor } from "@/prisma/seed/random";
import { decision } from "@/tests/support/factory/proposals";
import { must, run } from "@/tests/support/factory/run";
import { at, daysFrom, isOfficeDay } from "./clock";
import { findStranded, report } from "./report";
import { Tally } from "./tally";
import { makeWorld, REGENCY, type Village, type World, YEAR } from "./world";

export interface Season {
  readonly proposals: number;
  readonly seed: string;
}

const FIRST = `${YEAR}-01-05`;
const LAST_SEND = `${YEAR}-09-25`;
/** Tiers finish what they hold. */
const LAST = `${YEAR}-11-15`;
const PART = 50;
/** What one person opens and decides alone in a day. */
const ALONE_A_DAY = 80;

interface Life {
  readonly world: World;
  readonly random: Random;
  readonly tally: Tally;
  readonly perVillage: number;
  readonly sent: Map<string, number>;
}

/** Lives the season; true when every proposal has ended or is on somebody's list and no trick has worked. */
export async function liveSeason(ownerUrl: string, { proposals, seed }: Season): Promise<boolean> {
  const began = Date.now();
  const say = (text: string) => console.log(`${((Date.now() - began) / 1000).toFixed(0)} s  ${text}`);
  const world = await makeWorld(ownerUrl, proposals, say);
  const life: Life = {
    world,
    random: randomFor("season", seed),
    tally: new Tally(),
    perVillage: Math.floor(proposals / world.villages.length),
    sent: new Map(),
  };
  try {
    for (const day of daysFrom(FIRST, LAST)) {
      await liveDay(life, day);
      if (day.endsWith("-28"))
        say(`${day}: ${life.tally.count("sent")} sent, ${life.tally.count("accept: agreed")} applied`);
    }
    const stranded = await findStranded(world);
    const tricks = life.tally.count("trick worked");
    for (const line of [...(await report(world, at(LAST, 18))), ...life.tally.lines()]) console.log(line);
    console.log(
      `\n${stranded} stranded, ${tricks} tricks worked, lived in ${((Date.now() - began) / 1000).toFixed(0)} s`,
    );
    return stranded === 0 && tricks === 0;
  } finally {
    await world.owner.end();
    await handles().pool.end();
    await handles().prisma.$disconnect();
  }
}

async function liveDay(life: Life, day: string): Promise<void> {
  for (const village of life.world.villages) {
    if (isOfficeDay(day) && day <= LAST_SEND) await sendSome(life, village, day);
    await mendReturned(life, village, day);
  }
  if (isOfficeDay(day)) await decideInOffices(life, day);
  for (const village of life.world.villages) if (day.endsWith(meetingDay(village))) await meet(life, village, day);
}

async function decideInOffices(life: Life, day: string): Promise<void> {
  // One verifier is on leave in July: nothing may wait for one person.
  const verifiers = day.slice(5, 7) === "07" ? life.world.verifiers.slice(1) : life.world.verifiers;
  await decideAll(life, verifiers, "verify", day);
  await decideAll(life, life.world.validators, "validate", day);
  await decideAll(life, life.world.coaches, "accept", day);
  if (day.endsWith("5")) await trick(life, day);
}

/** Villages meet between the first and the fourteenth, each on a day of its own. */
function meetingDay({ code }: Village): string {
  return `-${String(1 + (Number(code) % 14)).padStart(2, "0")}`;
}

/** How many a village has sent by a day: evenly, or the more the nearer the end. */
function dueBy(life: Life, { delay }: Village, day: string): number {
  const span = Date.parse(LAST_SEND) - Date.parse(FIRST);
  const share = Math.min(1, (Date.parse(day) - Date.parse(FIRST) + 86_400_000) / span);
  return Math.round(life.perVillage * share ** delay);
}

async function sendSome(life: Life, village: Village, day: string): Promise<void> {
  let sent = life.sent.get(village.code) ?? 0;
  for (const due = dueBy(life, village, day); sent < due; ) {
    const family = village.families.pop();
    if (family === undefined) return;
    if (await sendOne(life, village, family, day)) sent += 1;
  }
  life.sent.set(village.code, sent);
}

async function sendOne(
  life: Life,
  { operator }: Village,
  family: Village["families"][number],
  day: string,
): Promise<boolean> {
  const { tally, random } = life;
  const options = { now: at(day, random.int(8, 15), random.int(0, 59)) };
  const key = { regencyCode: REGENCY, id: uuidv7() };
  await tally.timed("start", () =>
    must(operator, "proposal.start", { ...key, householdId: family.id, channel: "desk" }, options),
  );
  const patches = [
    { level: "household", uid: null, key: "floorAreaM2", before: family.area, value: family.area + random.int(1, 40) },
  ];
  const saved = await tally.timed("save", () =>
    must<{ version: number }>(operator, "proposal.save", { ...key, patches }, options),
  );
  const sent = await tally.timed("submit", () =>
    run(operator, "proposal.submit", { ...key, version: saved.version }, options),
  );
  if (sent.ok) {
    tally.add("sent");
    return true;
  }
  // What has an error on record, or a warning to explain, is another day's work of a real operator.
  tally.add(`not sent: ${sent.error.code}`);
  const reason = { reason: "ENTERED_BY_MISTAKE", note: "Contoh: belum lengkap." };
  await must(operator, "proposal.withdraw", { ...key, version: saved.version, ...reason }, options);
  return false;
}

/** What came back is corrected some days later and sent again; a few are given up. */
async function mendReturned({ world, random, tally }: Life, { code, operator }: Village, day: string): Promise<void> {
  const returned = await world.owner.query<{ id: string; version: number; household: string }>(
    `SELECT id, version, household_id AS household FROM proposal
     WHERE regency_code = $1 AND village_code = $2 AND state = 'returned' AND state_since < $3::timestamptz - interval '2 days'`,
    [REGENCY, code, at(day, 8)],
  );
  for (const { id, version, household } of returned.rows) {
    if (!random.chance(0.5)) continue;
    const options = { now: at(day, 10) };
    const key = { regencyCode: REGENCY, id };
    if (day > LAST_SEND || random.chance(0.05)) {
      const withdrawn = await run(
        operator,
        "proposal.withdraw",
        { ...key, version, reason: "NO_LONGER_TRUE", note: null },
        options,
      );
      tally.add(withdrawn.ok ? "withdrawn" : "withdraw refused");
      continue;
    }
    const area = await world.owner.query<{ area: number; told: number | null }>(
      `SELECT h.floor_area_m2 AS area, (p.payload #>> '{answers,household,floorAreaM2}')::int AS told
       FROM household h JOIN proposal p ON p.regency_code = h.regency_code AND p.id = $3 WHERE h.regency_code = $1 AND h.id = $2`,
      [REGENCY, household, id],
    );
    const before = area.rows[0]?.told ?? area.rows[0]?.area ?? 0;
    const patches = [{ level: "household", uid: null, key: "floorAreaM2", before, value: before + 1 }];
    const saved = await run<{ version: number }>(operator, "proposal.save", { ...key, patches }, options);
    if (!saved.ok) continue;
    const sent = await run(operator, "proposal.submit", { ...key, version: saved.value.version }, options);
    tally.add(sent.ok ? "sent again" : `not sent again: ${sent.error.code}`);
  }
}

async function meet(life: Life, { code, head }: Village, day: string): Promise<void> {
  const now = at(day, 20);
  const waiting = await queueOf(head, "endorse", now, true);
  const others = await queueOf(head, "endorse", now, false);
  if (waiting.length + others.length === 0) return;
  const id = uuidv7();
  await must(head, "meeting.plan", { id, villageCode: code, heldOn: day, place: "Balai Desa" }, { now });
  const attendance = [{ name: "Warga Contoh", position: "Kepala Dusun" }];
  const held = {
    id,
    villageCode: code,
    version: 1,
    heldOn: day,
    place: "Balai Desa",
    minutes: "Dibahas bersama.",
    attendance,
    isHeld: true,
  };
  await must(head, "meeting.record", held, { now });
  await decideTogether(life, head, "endorse", waiting, now, id);
  const open = others.filter((row) => !waiting.some((clean) => clean.id === row.id));
  for (const row of open) await decideAlone(life, head, "endorse", row, now, id);
}

async function decideAll(life: Life, people: readonly Actor[], tier: TierName, day: string): Promise<void> {
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

/** The clean rows that may be decided together, or the first pages of all. */
async function queueOf(actor: Actor, tier: TierName, now: Date, clean: boolean): Promise<readonly QueueRow[]> {
  const view = { filter: NO_FILTER, after: null, before: null, chosen: null, takesAllClean: clean };
  const page = await listQueue(actor, { tier, view, now, locale: "id", purpose: "decide" });
  return clean ? (page.clean ?? []) : page.rows;
}

async function decideTogether(
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
async function decideAlone(
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

/** What must not work: deciding twice by another step, replaying a decision, agreeing without a meeting, jumping a tier. */
async function trick({ world, tally }: Life, day: string): Promise<void> {
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
