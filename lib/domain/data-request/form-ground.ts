import { REQUESTABLE, type VariableName, variableName } from "./column";
import type { HandedLine } from "./handed-over";
import { handedLines } from "./handed-over";
import type { LevelRule, RequestLevel } from "./level";
import { fitsPurpose, PURPOSE_RULES } from "./purpose";
import { REQUEST_PURPOSES, type RequestPurpose } from "./purpose-name";
import type { RequestRules } from "./rules";

/** A variable as the form offers it. */
export interface VariableChoice {
  readonly name: VariableName;
  readonly label: string;
  /** `household.housing` */
  readonly group: string;
  /** Purposes that may ask for it. */
  readonly purposes: readonly RequestPurpose[];
  /** What each level makes of it. */
  readonly forms: Readonly<Record<RequestLevel, HandedLine["treatment"]>>;
}

export interface AreaChoice {
  readonly code: string;
  readonly name: string;
}

/** All that the form of a request needs to know, without the dictionary. */
export interface RequestGroundView {
  readonly regencyCode: string;
  readonly regencyName: string;
  readonly levels: readonly Pick<LevelRule, "level" | "isOffered" | "mostDays">[];
  readonly suggested: Readonly<Record<RequestPurpose, readonly VariableName[]>>;
  readonly variables: readonly VariableChoice[];
  /** Names of the dictionary's sections. */
  readonly sections: Readonly<Record<string, string>>;
  readonly districts: readonly (AreaChoice & { readonly villages: readonly AreaChoice[] })[];
}

/** What may be chosen under a region's rules, in the reader's language. */
export function variableChoices(rules: RequestRules, locale: "id" | "en"): readonly VariableChoice[] {
  return REQUESTABLE.map((variable) => {
    const name = variableName(variable);
    const purposes = REQUEST_PURPOSES.filter((purpose) => fitsPurpose(purpose, variable));
    const forms = Object.fromEntries(
      rules.levels.map((rule) => [
        rule.level,
        handedLines(rule, purposes[0] ?? null, [name])[0]?.treatment ?? "absent",
      ]),
    );
    return {
      name,
      label: variable.label[locale],
      group: `${variable.level === "household" ? "household" : "member"}.${variable.section}`,
      purposes,
      forms: forms as VariableChoice["forms"], // every level has a rule
    };
  });
}

export function suggestions(): RequestGroundView["suggested"] {
  return Object.fromEntries(
    REQUEST_PURPOSES.map((purpose) => [purpose, PURPOSE_RULES[purpose].suggested]),
  ) as RequestGroundView["suggested"]; // every purpose was just written
}
