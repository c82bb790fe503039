import type { Answers } from "../instrument/answers";
import { answerKey } from "../instrument/canonical";
import { evaluate, holds } from "../instrument/condition/evaluate";
import { type Form, type FormContext, readForm } from "../instrument/form";
import type { Instrument } from "../instrument/instrument";
import type { Text } from "../variable/variable";
import type { Finding } from "./finding";
import { type Family, type RuleContext, readFamily, ruleScope } from "./functions";
import { IDENTITY_RULES } from "./identity-rules";
import { PROGRAMME_RULES } from "./programme-rules";
import { isInForce, type Rule } from "./rule";
import { STRUCTURE_RULES } from "./structure-rules";

/** Every rule of the portal. */
export const RULES: readonly Rule[] = [...IDENTITY_RULES, ...STRUCTURE_RULES, ...PROGRAMME_RULES];

/**
 * What the rules in force on the condition date find. Rules that need the registry stay silent without `context.server`
 * and are named by `pendingServerRules` instead.
 */
export function evaluateRules(
  instrument: Instrument,
  answers: Answers,
  conditionDate: string,
  context: RuleContext = {},
): readonly Finding[] {
  return formRuleFindings(readForm(instrument, answers, conditionDate), answers, context);
}

/** The rule findings of a form already read. */
export function formRuleFindings(form: Form, answers: Answers, context: RuleContext = {}): readonly Finding[] {
  const family = readFamily(form, answers, context);
  return RULES.filter((rule) => isInForce(rule, form.conditionDate)).flatMap((rule) => ruleFindings(rule, family));
}

export interface PendingRule {
  readonly ruleId: string;
  readonly text: Text;
}

/** Server rules that a device cannot judge: they will be checked when the proposal is sent. */
export function pendingServerRules(context: RuleContext = {}): readonly PendingRule[] {
  if (context.server !== undefined) return [];
  return RULES.filter((rule) => rule.runsAt === "server").map(({ id }) => ({ ruleId: id, text: WHEN_SENT }));
}

const WHEN_SENT: Text = { id: "Akan diperiksa saat dikirim.", en: "Will be checked when sent." };

/** What a rule says of one context: true, false, or null where it does not apply or an answer is wanting. */
export function judge(rule: Rule, family: Family, context: FormContext): boolean | null {
  const scope = ruleScope(family, context);
  if (rule.when !== null && !holds(rule.when, scope)) return null;
  const verdict = evaluate(rule.assert, scope);
  return typeof verdict === "boolean" ? verdict : null;
}

function ruleFindings(rule: Rule, family: Family): readonly Finding[] {
  const contexts = rule.scope === "household" ? [family.form.household] : [...family.form.members.values()];
  return contexts
    .filter((context) => judge(rule, family, context) === false)
    .map((context) => ({
      ruleId: rule.id,
      severity: rule.severity,
      key: answerKey(rule.target.level, context.uid, rule.target.key),
      target: { level: rule.target.level, uid: context.uid, key: rule.target.key },
      messageId: rule.messageId,
      text: rule.text,
    }));
}
