import type { Answers } from "../instrument/answers";
import { answerKey } from "../instrument/canonical";
import { evaluate, holds } from "../instrument/condition/evaluate";
import { type Form, type FormContext, readForm } from "../instrument/form";
import type { Instrument } from "../instrument/instrument";
import type { Text } from "../variable/variable";
import { AGE_RULES } from "./age-rules";
import { ASSET_RULES } from "./asset-rules";
import { EDUCATION_RULES } from "./education-rules";
import { ENERGY_RULES } from "./energy-rules";
import { type Family, type RuleContext, readFamily } from "./family";
import type { Finding } from "./finding";
import { ruleScope } from "./functions";
import { HEALTH_RULES } from "./health-rules";
import { HOUSING_RULES } from "./housing-rules";
import { IDENTITY_RULES } from "./identity-rules";
import { PLACE_RULES } from "./place-rules";
import { PROCEDURE_RULES } from "./procedure-rules";
import { PROGRAMME_RULES } from "./programme-rules";
import { isInForce, type Rule } from "./rule";
import { NO_SETTINGS, settingsOf, withSettings } from "./setting";
import { STRUCTURE_RULES } from "./structure-rules";
import { WORK_RULES } from "./work-rules";

/** Every rule of the portal, by theme. */
export const RULES: readonly Rule[] = [
  ...IDENTITY_RULES,
  ...STRUCTURE_RULES,
  ...AGE_RULES,
  ...EDUCATION_RULES,
  ...WORK_RULES,
  ...HEALTH_RULES,
  ...HOUSING_RULES,
  ...ENERGY_RULES,
  ...ASSET_RULES,
  ...PROGRAMME_RULES,
  ...PLACE_RULES,
  ...PROCEDURE_RULES,
];

/**
 * What the rules in force on the condition date find, in the severities of the family's area. Rules that need the
 * register stay silent without `context.server` and are named by `pendingServerRules` instead.
 */
export function evaluateRules(
  instrument: Instrument,
  answers: Answers,
  conditionDate: string,
  context: RuleContext = {},
): readonly Finding[] {
  return formRuleFindings(instrument, readForm(instrument, answers, conditionDate), answers, context);
}

/** The rule findings of a form already read. */
export function formRuleFindings(
  instrument: Instrument,
  form: Form,
  answers: Answers,
  context: RuleContext = {},
): readonly Finding[] {
  const family = readFamily(instrument, form, answers, context);
  const found = RULES.filter((rule) => isInForce(rule, form.conditionDate)).flatMap((rule) =>
    ruleFindings(rule, family),
  );
  return withSettings(
    found,
    settingsOf(context.settings ?? NO_SETTINGS, context.villageCode ?? "", form.conditionDate),
  );
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

/** The contexts a rule is judged in: the household, or each person. */
export function contextsOf(rule: Rule, family: Family): readonly FormContext[] {
  return rule.scope === "household" ? [family.form.household] : [...family.form.members.values()];
}

function ruleFindings(rule: Rule, family: Family): readonly Finding[] {
  return contextsOf(rule, family)
    .filter((context) => judge(rule, family, context) === false)
    .map((context) => findingOf(rule, context.uid));
}

/** The finding of a rule about the household (null) or a person. */
export function findingOf(rule: Rule, uid: string | null): Finding {
  const { level, key } = rule.target;
  return {
    ruleId: rule.id,
    severity: rule.severity,
    key: answerKey(level, uid, key),
    target: { level, uid, key },
    messageId: rule.messageId,
    text: rule.text,
  };
}
