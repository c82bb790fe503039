import type { Answers } from "../instrument/answers";
import { answerKey } from "../instrument/canonical";
import { formGaps, type Gap } from "../instrument/completeness";
import { readForm } from "../instrument/form";
import type { Instrument } from "../instrument/instrument";
import { draftProblems, type Problem } from "../instrument/problems";
import { formRuleFindings } from "./evaluate-rules";
import type { RuleContext } from "./family";
import { bySeverity, type Finding } from "./finding";
import { SEVERITIES, type Severity } from "./rule";

/**
 * Everything there is to say about a family's answers, gravest first: answers of the wrong form and unanswered required
 * questions are errors, empty optional ones inform, then the rules. The same on the device and on the server.
 */
export function findings(
  instrument: Instrument,
  answers: Answers,
  conditionDate: string,
  context: RuleContext = {},
): readonly Finding[] {
  const form = readForm(instrument, answers, conditionDate);
  const ofRules = formRuleFindings(instrument, form, answers, context);
  const isTold = toldBy(ofRules);
  return bySeverity([
    ...draftProblems(instrument, answers).map(problemFinding),
    ...formGaps(instrument, form)
      .map(gapFinding)
      .filter((gap) => !isTold(gap)),
    ...ofRules,
  ]);
}

/** An unanswered question that a rule asks for as gravely is told once, in the rule's words: they say why. */
function toldBy(ofRules: readonly Finding[]): (gap: Finding) => boolean {
  const told = new Map<string, Severity>();
  for (const { key, severity } of ofRules) {
    const known = told.get(key);
    if (known === undefined || gravity(severity) < gravity(known)) told.set(key, severity);
  }
  return ({ key, severity }) => {
    const known = told.get(key);
    return known !== undefined && gravity(known) <= gravity(severity);
  };
}

function gravity(severity: Severity): number {
  return SEVERITIES.indexOf(severity);
}

function problemFinding({ level, uid, key, code, text }: Problem): Finding {
  return {
    ruleId: "SHAPE",
    severity: "error",
    key: answerKey(level, uid, key),
    target: { level, uid, key },
    messageId: code,
    text,
  };
}

function gapFinding({ uid, question, required, reason }: Gap): Finding {
  const target = { level: question.level, uid, key: question.key };
  const path = answerKey(question.level, uid, question.key);
  const { id, en } = question.label;
  if (required)
    return {
      ruleId: "REQUIRED",
      severity: "error",
      key: path,
      target,
      messageId: "required",
      text: { id: `Belum dijawab: ${id}.`, en: `Not answered yet: ${en}.` },
    };
  return {
    ruleId: "EMPTY",
    severity: "missing",
    key: path,
    target,
    messageId: "empty",
    text: { id: `Kosong: ${id}. ${reason?.id ?? ""}`.trim(), en: `Empty: ${en}. ${reason?.en ?? ""}`.trim() },
  };
}
