import { agreementOf, compareFields } from "@/lib/domain/ground-check/compare";
import { CHECK_DAYS, type CheckReason, type CheckState, type SaidField } from "@/lib/domain/ground-check/ground-check";
import { chooseQuestions } from "@/lib/domain/ground-check/questions";
import { type Answers, type AnswerValue, answerAt, NO_ANSWERS } from "@/lib/domain/instrument/answers";
import { findQuestion } from "@/lib/domain/instrument/instrument";
import { REGSOSEK22K } from "@/lib/domain/instrument/regsosek22k/regsosek22k";
import { withAnswer } from "@/lib/domain/proposal/payload";
import type { Cell } from "@/lib/server/db/copy";
import type { Table } from "@/lib/server/household/record-rows";
import { type Acting, actingIn, type People } from "./accounts";
import { instantOf } from "./calendar";
import { DAY_MS } from "./lifecycle";
import type { SeedProposal } from "./proposal";
import { type Random, randomFor, uuidFrom } from "./random";
import type { VillageWork } from "./village-work";

export const GROUND_CHECK: Table = {
  name: "ground_check",
  columns: [
    "regency_code",
    "id",
    "village_code",
    "proposal_id",
    "household_id",
    "reason",
    "note",
    "state",
    "version",
    "ordered_by",
    "ordered_at",
    "companion_id",
    "assigned_at",
    "due_at",
    "instrument",
    "instrument_version",
    "visit",
    "asked",
    "said",
    "operators",
    "answers",
    "outcome",
    "remark",
    "done_at",
    "compared",
    "agree_count",
    "differ_count",
    "agreement",
    "cancelled_by",
    "cancelled_reason",
    "cancelled_at",
    "updated_at",
  ],
};

const HOUR_MS = 3_600_000;
/** Enough of what has passed the regency for shares to be shown. */
const MOST_PASSED = 9;
/** How often somebody who looks again sees something else. */
const DIFFERS = 0.12;

interface Visited {
  readonly proposal: SeedProposal;
  readonly state: CheckState;
  readonly reason: CheckReason;
  readonly orderedAt: number;
  readonly companion: Acting | null;
  readonly doneAt: number | null;
  readonly differs: number;
}

/** Checks of a village with companions: some of what waits at the regency, in every state, and some of what has passed it. */
export function groundChecks(work: VillageWork, people: People, on: string, given: ReadonlySet<string>) {
  const code = work.village.plan.site.code;
  const [first, second = first] = actingIn(people, "companion", code);
  const [verifier] = actingIn(people, "regency-verifier", code);
  if (first === undefined || second === undefined || verifier === undefined) return [];
  const fit = work.proposals.filter(
    (proposal) =>
      !given.has(proposal.householdId) &&
      !proposal.contributors.includes(first.userId) &&
      !proposal.contributors.includes(second.userId),
  );
  const now = instantOf(on) - HOUR_MS;
  return [...waiting(fit, first, second, now), ...passed(fit, second)].map((visited) =>
    cellsOf(visited, verifier, now),
  );
}

/** What waits and is doubtful: one nobody has, one to do, one late, one sent. A clean proposal is left to be agreed to. */
function waiting(fit: readonly SeedProposal[], first: Acting, second: Acting, now: number): readonly Visited[] {
  const doubtful = fit.filter(
    ({ life, judged, kind }) => life.state === "endorsed" && kind === "condition" && judged.warnings > 0,
  );
  const plan = [
    { state: "assigned", companion: first, days: 3, differs: 0 },
    { state: "done", companion: second, days: 8, differs: 0.5 },
    { state: "ordered", companion: null, days: 1, differs: 0 },
    { state: "assigned", companion: first, days: CHECK_DAYS + 4, differs: 0 },
  ] as const;
  return plan.flatMap(({ days, ...rest }, index) => {
    const proposal = doubtful[index];
    if (proposal === undefined) return [];
    const orderedAt = now - days * DAY_MS;
    const doneAt = rest.state === "done" ? now - DAY_MS : null;
    return [{ ...rest, proposal, reason: "flagged" as const, orderedAt, doneAt }];
  });
}

function passed(fit: readonly SeedProposal[], companion: Acting): readonly Visited[] {
  return fit
    .flatMap((proposal): readonly Visited[] => {
      const step = proposal.life.events.find(({ event }) => event === "verify");
      if (step === undefined || proposal.kind !== "condition") return [];
      const orderedAt = step.at - 5 * HOUR_MS;
      const doneAt = step.at - HOUR_MS;
      return [{ proposal, state: "done", reason: "sampled", orderedAt, companion, doneAt, differs: DIFFERS }];
    })
    .slice(0, MOST_PASSED);
}

function cellsOf({ proposal, companion, ...check }: Visited, verifier: Acting, now: number): readonly Cell[] {
  const random = randomFor("ground-check", proposal.id);
  const id = uuidFrom(random, check.orderedAt);
  const { judged, payload, place } = proposal;
  const said = chooseQuestions({
    instrument: REGSOSEK22K,
    answers: judged.answers,
    changes: judged.changes,
    conditionDate: payload.conditionDate,
    seed: id,
  });
  const uids = [...new Set(said.flatMap(({ uid }) => uid ?? []))];
  const people = uids.map((uid) => ({ uid, name: String(answerAt(judged.answers, "member", uid, "name") ?? "?") }));
  const answers = check.doneAt === null ? null : seenBy(random, said, check.differs);
  const compared = answers === null ? null : compareFields(said, answers);
  const sum = compared === null ? null : agreementOf(compared);
  const at = (instant: number | null) => (instant === null ? null : new Date(instant));
  const json = (value: unknown) => (value === null ? null : { json: value });
  return [
    proposal.villageCode.slice(0, 4),
    id,
    proposal.villageCode,
    proposal.id,
    proposal.householdId,
    check.reason,
    "",
    check.state,
    check.state === "ordered" ? 1 : 2,
    verifier.userId,
    new Date(check.orderedAt),
    companion?.userId ?? null,
    companion === null ? null : new Date(check.orderedAt + HOUR_MS),
    new Date(check.orderedAt + CHECK_DAYS * DAY_MS),
    payload.instrument,
    payload.version,
    { json: { headName: proposal.headName, ...place, people } },
    { json: said.map(({ level, uid, key, why }) => ({ level, uid, key, why })) },
    { json: said },
    proposal.contributors,
    json(answers),
    answers === null ? null : "found",
    answers === null ? null : "Contoh: ditemui di rumah, kepala keluarga menjawab.",
    at(check.doneAt),
    json(compared),
    sum?.agree ?? null,
    sum?.differ ?? null,
    sum?.percent ?? null,
    null,
    null,
    null,
    new Date(check.doneAt ?? Math.min(check.orderedAt + HOUR_MS, now)),
  ];
}

/** What somebody saw who looked for themselves: mostly the same, and a little of it could not be seen. */
function seenBy(random: Random, said: readonly SaidField[], differs: number): Answers {
  return said.reduce((answers, field) => {
    if (random.chance(0.06)) return answers;
    return withAnswer(answers, { ...field, value: random.chance(differs) ? other(random, field) : field.said });
  }, NO_ANSWERS);
}

function other(random: Random, { level, key, said }: SaidField): AnswerValue {
  const question = findQuestion(REGSOSEK22K, level, key);
  if (question?.type === "choice") return random.pick(question.options.filter(({ code }) => code !== said)).code;
  if (question?.type === "integer" && typeof said === "number")
    return Math.min(question.max, Math.max(question.min, Math.round(said * 1.6) + 1));
  return said;
}
