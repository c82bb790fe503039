import { ageAt } from "@/lib/domain/instrument/age";
import type { ProposalState } from "@/lib/domain/workflow/workflow";
import { textAt } from "@/lib/server/household/whole-family";
import { type Acting, actingIn, type People } from "./accounts";
import { addDays, instantOf, laterOf } from "./calendar";
import { findingsOf } from "./judge";
import { DAY_MS, type Deciders, deadlineDays, live, ROLE_OF, wayTo } from "./lifecycle";
import { periodStart, type SeedMeeting, villageMeetings } from "./meeting";
import {
  applied,
  conditionContent,
  conditionDay,
  makeProposal,
  newHouseholdContent,
  type SeedProposal,
} from "./proposal";
import { type Random, randomFor } from "./random";
import type { SeedFamily } from "./record";
import { findEdit } from "./scenario";
import type { SeedVillage } from "./village";

/** How many proposals stand in a state, in a village of 1,000 families and in one of 70. */
const SPREAD: Readonly<Partial<Record<ProposalState, readonly [large: number, usual: number]>>> = {
  draft: [12, 0.7],
  submitted: [14, 0.8],
  endorsed: [12, 0.7],
  verified: [10, 0.6],
  validated: [9, 0.5],
  applied: [34, 1.1],
  returned: [7, 0.35],
  rejected: [4, 0.2],
  withdrawn: [2, 0.1],
};

export interface VillageWork {
  readonly village: SeedVillage;
  readonly meetings: readonly SeedMeeting[];
  readonly proposals: readonly SeedProposal[];
  /** The families whose proposal was applied, by id, as they are now. */
  readonly changed: ReadonlyMap<string, SeedFamily>;
}

interface Bench {
  readonly random: Random;
  readonly village: SeedVillage;
  readonly on: string;
  readonly deciders: Deciders;
  readonly companions: readonly Acting[];
  readonly meetings: readonly SeedMeeting[];
}

/** The current period's work of a village: meetings, and proposals in every state of the workflow. */
export function villageWork(village: SeedVillage, people: People, on: string, seed: string): VillageWork {
  const { site, families } = village.plan;
  const random = randomFor(seed, "work", site.code);
  const deciders = decidersOf(people, site.code);
  const [head] = deciders.head;
  if (head === undefined || deciders.validator.length === 0)
    return { village, meetings: [], proposals: [], changed: new Map() };
  const isLarge = families >= 1000 || village.newcomers.length >= 3;
  const meetings = villageMeetings(random, site, head, on, isLarge, addDays(periodStart(on), 8));
  const bench = { random, village, on, deciders, companions: actingIn(people, "companion", site.code), meetings };
  const free = [...village.families];
  const proposals: SeedProposal[] = [];
  const changed = new Map<string, SeedFamily>();
  for (const [state, [large, usual]] of Object.entries(SPREAD) as [ProposalState, readonly [number, number]][]) {
    for (let left = countOf(random, isLarge ? (large * families) / 1000 : usual, isLarge); left > 0; left -= 1) {
      const made = conditionProposal(bench, free, state);
      if (made === null) break;
      proposals.push(made.proposal);
      if (state === "applied") changed.set(made.family.id, applied(made.family, made.proposal));
    }
  }
  return { village, meetings, proposals: [...proposals, ...newHouseholdProposals(bench)], changed };
}

function decidersOf(people: People, villageCode: string): Deciders {
  const of = (key: keyof Deciders) => actingIn(people, ROLE_OF[key], villageCode);
  return {
    operator: of("operator"),
    head: of("head"),
    verifier: of("verifier"),
    validator: of("validator"),
    coach: of("coach"),
  };
}

/** Whole part for sure, the rest by chance; a large village has at least two in each queue. */
function countOf(random: Random, mean: number, isLarge: boolean): number {
  return Math.max(isLarge ? 2 : 0, Math.floor(mean) + (random.chance(mean % 1) ? 1 : 0));
}

function conditionProposal(
  bench: Bench,
  free: SeedFamily[],
  state: ProposalState,
): { readonly proposal: SeedProposal; readonly family: SeedFamily } | null {
  const { random } = bench;
  for (let attempt = 0; attempt < 60 && free.length > 0; attempt += 1) {
    const [family] = free.splice(random.int(0, free.length - 1), 1);
    if (family === undefined) return null;
    const plan = schedule(bench, state);
    const day = laterOf(conditionDay(random, plan.createdAt), periodStart(bench.on));
    const edit = settled(family, day, bench.on) ? findEdit({ family, random, day }) : null;
    if (edit === null) continue;
    const content = conditionContent(family, edit, day);
    if (content.judged.changes.length === 0 || (state !== "draft" && content.judged.errors > 0)) continue;
    return { family, proposal: makeProposal(random, family, content, { kind: "condition", ...plan }) };
  }
  return null;
}

/** New families, waiting in the first states. */
function newHouseholdProposals(bench: Bench): readonly SeedProposal[] {
  const states: readonly ProposalState[] = ["draft", "submitted", "endorsed", "verified", "validated", "returned"];
  return bench.village.newcomers.flatMap((family, index) => {
    const plan = schedule(bench, states[index % states.length] ?? "draft");
    const day = conditionDay(bench.random, plan.createdAt);
    if (!settled(family, day, bench.on) || findingsOf(family, day).some(({ severity }) => severity === "error"))
      return [];
    const content = newHouseholdContent(family, day);
    if (content.judged.errors > 0) return [];
    return [makeProposal(bench.random, family, content, { kind: "new-household", ...plan })];
  });
}

/**
 * Nobody of the family had another age on the day: the record's answers are those of the reference day, and a question
 * that opens at five or at sixty would show another form then.
 */
function settled(family: SeedFamily, day: string, on: string): boolean {
  return family.members.every(
    ({ answers }) => ageAt(textAt(answers, "birthDate"), day) === ageAt(textAt(answers, "birthDate"), on),
  );
}

function schedule(bench: Bench, state: ProposalState) {
  const { random, on, deciders } = bench;
  const meeting = judgingMeeting(bench, state);
  const until = instantOf(on) - 3_600_000;
  const first = instantOf(periodStart(on));
  const steps = wayTo(random, state);
  const meets = steps.some(({ event }) => event !== "submit" && event !== "withdraw");
  const endAt = Math.max(until - daysInState(random, state) * DAY_MS, meets ? meeting.at + DAY_MS / 3 : first);
  const from = (meets ? meeting.at : endAt) - random.int(4, 16) * DAY_MS;
  const createdAt = Math.max(from, first) + random.int(0, 8 * 60) * 60_000;
  const [operator] = deciders.operator;
  if (operator === undefined) throw new Error("a village without an operator");
  const helper = random.chance(0.1) ? bench.companions[0] : undefined;
  const life = live(random, steps, {
    createdAt,
    meetingAt: meeting.at,
    endAt: Math.min(endAt, until),
    deciders,
    contributor: operator.userId,
  });
  const contributors = helper === undefined ? [operator.userId] : [helper.userId, operator.userId];
  return { createdAt, life, meetingId: meeting.id, contributors };
}

/** The latest meeting for what waits for the regency, mostly; the one before it for what went further. */
function judgingMeeting({ random, meetings }: Bench, state: ProposalState): SeedMeeting {
  const held = meetings.filter((meeting) => meeting.state === "held");
  const late = state === "endorsed" || (state === "returned" && random.chance(0.5));
  const meeting = late && random.chance(0.8) ? held.at(-1) : held[0];
  if (meeting === undefined) throw new Error("a village without a meeting has no proposals");
  return meeting;
}

/** About a quarter of what waits for a decision has waited longer than it should. */
function daysInState(random: Random, state: ProposalState): number {
  const deadline = deadlineDays(state);
  if (deadline === null) return 0.2 + random.next() * (state === "draft" || state === "submitted" ? 14 : 34);
  return random.chance(0.75) ? random.next() * deadline * 0.95 : deadline + 0.5 + random.next() * 8;
}
