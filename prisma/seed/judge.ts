import { type AnswerMap, type Answers, mergeAnswers, NO_ANSWERS } from "@/lib/domain/instrument/answers";
import type { Change } from "@/lib/domain/instrument/diff";
import { findQuestion } from "@/lib/domain/instrument/instrument";
import { REGSOSEK22K } from "@/lib/domain/instrument/regsosek22k/regsosek22k";
import { effectiveAnswers } from "@/lib/domain/proposal/effective";
import { proposalFindings } from "@/lib/domain/proposal/judge";
import type { Payload } from "@/lib/domain/proposal/payload";
import { type RiskFactor, type RiskGround, riskFactors } from "@/lib/domain/queue/risk-factor";
import { type Finding, noteKey } from "@/lib/domain/rule/finding";
import { findingWords } from "@/lib/domain/rule/finding-words";
import { findings } from "@/lib/domain/rule/findings";
import { welfareMoves } from "@/lib/domain/rule/shift";
import type { Level } from "@/lib/domain/variable/variable";
import { answersOfFamily, type SeedFamily } from "./record";

/** What a family's answers are to the form: columns that the form does not ask (the meter's customer id) are left out. */
export function formAnswers(family: SeedFamily): Answers {
  const all = answersOfFamily(family);
  const rows = (level: Level, people: Answers["members"]) =>
    Object.fromEntries(Object.entries(people).map(([uid, row]) => [uid, asked(level, row)]));
  return {
    household: asked("household", all.household),
    members: rows("member", all.members),
    civil: rows("civil", all.civil),
  };
}

function asked(level: Level, row: AnswerMap): AnswerMap {
  return Object.fromEntries(
    Object.entries(row).filter(([key]) => findQuestion(REGSOSEK22K, level, key)?.stored === true),
  );
}

/** What the form and the rules say of a family as it stands on a day. */
export function findingsOf(family: SeedFamily, day: string): readonly Finding[] {
  return findings(REGSOSEK22K, formAnswers(family), day, { villageCode: family.villageCode });
}

/** Seeded officers have no past, and neighbours are not compared. */
const NOTHING_BESIDE: Omit<RiskGround, "warnings" | "changes" | "up" | "down"> = {
  fabrication: 0,
  officer: { decided: 0, sentBack: 0 },
  lacks: { before: 0, after: 0 },
  neighbours: { families: 0, mean: 0, deviation: 0 },
};

export interface Judged {
  readonly answers: Answers;
  readonly changes: readonly Change[];
  readonly errors: number;
  readonly warnings: number;
  readonly riskFactors: readonly RiskFactor[];
  /** What the rules found, as the proposal keeps it. */
  readonly ruleFindings: readonly string[];
  /** A sentence for every warning, as the rules want it. */
  readonly notes: Readonly<Record<string, string>>;
}

/** What a payload makes of a family (null for a new one): the same judgement that the portal makes on saving. */
export function judge(base: SeedFamily | null, payload: Payload, villageCode: string): Judged {
  const answers = base === null ? NO_ANSWERS : formAnswers(base);
  const effective = effectiveAnswers(REGSOSEK22K, answers, payload);
  if (!effective.ok) throw new Error(`unknown keys ${effective.unknownKeys.join(", ")}`);
  const decile = base?.imported["decileNational"];
  const judged = {
    kind: base === null ? ("new-household" as const) : ("condition" as const),
    undoesRevision: null,
    instrument: REGSOSEK22K,
    base: answers,
    answers: effective.answers,
    payload,
  };
  const found = proposalFindings(judged, {
    villageCode,
    base: base === null ? null : answers,
    decile: typeof decile === "number" ? decile : null,
  });
  const warnings = found.filter(({ severity }) => severity === "warning");
  return {
    answers: mergeAnswers(answers, effective.answers),
    changes: effective.changes,
    errors: found.filter(({ severity }) => severity === "error").length,
    warnings: warnings.length,
    riskFactors: riskFactors({
      ...NOTHING_BESIDE,
      warnings: warnings.length,
      changes: effective.changes.length,
      ...welfareMoves(answers.household, mergeAnswers(answers, effective.answers).household),
    }),
    ruleFindings: findingWords(found),
    notes: Object.fromEntries(
      warnings.map((finding) => [noteKey(finding), "Contoh: sudah ditanyakan, memang demikian keadaannya."]),
    ),
  };
}
