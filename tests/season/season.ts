import { handles } from "@/lib/server/db/pool";
import { randomFor } from "@/prisma/seed/random";
import { at, daysFrom, isOfficeDay } from "./clock";
import { coachByLots } from "./coach-work";
import { FIRST, LAST_SEND, type Life } from "./life";
import { decideAll, trick } from "./office-work";
import { findStranded, report } from "./report";
import { Tally } from "./tally";
import { meet, meetingDay, mendReturned, sendSome } from "./village-work";
import { makeWorld, type Village, YEAR } from "./world";

export interface Season {
  readonly proposals: number;
  readonly seed: string;
}

/** Tiers finish what they hold. */
const LAST = `${YEAR}-11-15`;
/** Villages that work at the same moment. */
const AT_ONCE = 6;

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
  const { villages } = life.world;
  await inTurns(villages, (village) => workIn(life, village, day));
  if (isOfficeDay(day)) await decideInOffices(life, day);
  const meeting = villages.filter((village) => day.endsWith(meetingDay(village)));
  await inTurns(meeting, (village) => meet(life, village, day));
}

/** Does the work for all villages, some at a time. */
async function inTurns(villages: readonly Village[], work: (village: Village) => Promise<void>): Promise<void> {
  const left = [...villages];
  const goOn = async () => {
    for (let village = left.shift(); village !== undefined; village = left.shift()) await work(village);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, goOn));
}

async function workIn(life: Life, village: Village, day: string): Promise<void> {
  if (isOfficeDay(day) && day <= LAST_SEND) await sendSome(life, village, day);
  await mendReturned(life, village, day);
}

async function decideInOffices(life: Life, day: string): Promise<void> {
  // One verifier is on leave in July: nothing may wait for one person.
  const verifiers = day.slice(5, 7) === "07" ? life.world.verifiers.slice(1) : life.world.verifiers;
  // Offices do not wait for each other; what one passes on in the morning, the next may find in the same hour.
  await Promise.all([
    decideAll(life, verifiers, "verify", day),
    decideAll(life, life.world.validators, "validate", day),
    coachByLots(life, life.world.coaches, day),
  ]);
  if (day.endsWith("5")) await trick(life, day);
}
