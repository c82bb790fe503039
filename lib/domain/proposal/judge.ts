import { emptiesHome, eventFindings } from "../event/event-findings";
import { focusOf } from "../event/focus";
import { type RegisterProblem, registerFinding } from "../event/register-problem";
import { untoldFindings } from "../event/untold";
import type { Answers } from "../instrument/answers";
import type { Instrument } from "../instrument/instrument";
import type { RuleContext } from "../rule/family";
import { bySeverity, type Finding } from "../rule/finding";
import { findings } from "../rule/findings";
import { MUST_BE_FILLED } from "../rule/rule";
import type { ProposalKind } from "./kind";
import { eventsOf, type Payload } from "./payload";

export interface Judged {
  readonly kind: ProposalKind;
  /** The revision that a counter-proposal undoes; null for any other. */
  readonly undoesRevision: number | null;
  readonly instrument: Instrument;
  /** The record's answers. */
  readonly base: Answers;
  /** The family as it would be. */
  readonly answers: Answers;
  readonly payload: Payload;
}

/** What the form itself says, or a rule of a question left blank: of no interest outside the questions that are asked. */
function isOfTheForm({ ruleId, messageId }: Finding): boolean {
  return ruleId === "REQUIRED" || ruleId === "EMPTY" || ruleId === "SHAPE" || messageId === MUST_BE_FILLED;
}

/** What is wrong with the typing itself, whoever is left to judge. */
const OF_THE_TYPING: readonly string[] = ["SHAPE", "V01"];

/**
 * Everything there is to say of a proposal, gravest first; the same on the device and on the server. A proposal about
 * events answers for what it asks and for what it makes worse: what was already so in the record does not keep a birth
 * from being told. A family that ends is judged by what ends it alone.
 */
export function proposalFindings(
  judged: Judged,
  context: RuleContext = {},
  problems: readonly RegisterProblem[] = [],
): readonly Finding[] {
  const { instrument, base, answers, payload } = judged;
  const all = () => findings(instrument, answers, payload.conditionDate, context);
  const besides = [...untoldFindings(judged), ...problems.map(registerFinding)];
  const isEmptied = emptiesHome(judged);
  if (eventsOf(payload).length === 0 && !isEmptied)
    return besides.length === 0 ? all() : bySeverity([...besides, ...all()]);
  const ofEvents = [...besides, ...eventFindings(judged)];
  const { server: _server, ...local } = context;
  const known = new Set(findings(instrument, base, payload.conditionDate, local).map(identity));
  if (isEmptied) {
    const typed = all().filter((finding) => OF_THE_TYPING.includes(finding.ruleId) && !known.has(identity(finding)));
    return bySeverity([...ofEvents, ...typed]);
  }
  const focus = focusOf(judged);
  if (focus === null) return bySeverity([...ofEvents, ...all()]);
  const own = all().filter((finding) => {
    const { level, uid, key } = finding.target;
    if (focus.has(level, uid, key)) return true;
    return !isOfTheForm(finding) && !known.has(identity(finding));
  });
  return bySeverity([...ofEvents, ...own]);
}

function identity({ ruleId, messageId, key }: Finding): string {
  return `${ruleId}|${messageId}|${key}`;
}
