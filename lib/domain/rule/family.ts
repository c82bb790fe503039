import type { Answers } from "../instrument/answers";
import type { Scope } from "../instrument/condition/evaluate";
import { type Form, type FormContext, isPresent } from "../instrument/form";
import type { Instrument } from "../instrument/instrument";
import type { SettingsSource } from "./setting";

/** What the server knows of people and of the village beyond the form; absent on a device. */
export interface ServerFacts {
  /** Today in the village, `YYYY-MM-DD`. */
  readonly today?: string;
  /** Persons whose NIK is active in another family (V05). */
  readonly nikActiveElsewhere: readonly string[];
  /** Persons whose NIK and birth date are those of somebody of another village (V37). */
  readonly registeredElsewhere?: readonly string[];
  /** Persons with a likely double (V06). */
  readonly possibleDoubles: readonly string[];
  /** Counts about the family's place and its officer; null where they cannot be known. */
  readonly counts?: ServerCounts;
}

export interface ServerCounts {
  /** Families with the same electricity meter, this one included (V32). */
  readonly familiesOnMeter: number | null;
  /** Metres from the village's boundary or, without one, from where its families live; 0 inside (V36). */
  readonly metresOutside: number | null;
  /** Families on the very same point, this one included (V36). */
  readonly familiesOnPoint: number | null;
  /** Families that the sender has sent today, this one included. */
  readonly sentToday: number | null;
  /** Families of the village and period with the same answers about house and goods, this one included. */
  readonly identicalFamilies: number | null;
}

export interface RuleContext {
  /** Village of the family, 10 digits; without it V04 is silent. */
  readonly villageCode?: string;
  readonly server?: ServerFacts;
  /** The record before; null for a family that is new. */
  readonly base?: Answers | null;
  /** Today in the village and the period's first day, `YYYY-MM-DD`. */
  readonly today?: string;
  readonly periodStart?: string;
  /** National decile of the record; 0 not ranked. */
  readonly decile?: number | null;
  /** Severities that the village's regency or province has set. */
  readonly settings?: SettingsSource;
}

/** What surrounds a family's answers beside the village, the record and what only the server knows. */
export type Surroundings = Pick<RuleContext, "periodStart" | "decile" | "settings">;

export interface Family {
  readonly instrument: Instrument;
  readonly form: Form;
  readonly answers: Answers;
  readonly context: RuleContext;
  /** Contexts of the people who are part of the family. */
  readonly present: readonly FormContext[];
  readonly head: FormContext | null;
  /** Scopes already made: each rule reads the same few. */
  readonly scopes: Map<FormContext, Scope>;
}

/** The family as rules see it. The head is the first person so recorded. */
export function readFamily(instrument: Instrument, form: Form, answers: Answers, context: RuleContext): Family {
  const present = [...form.members.values()].filter(({ uid }) => uid !== null && isPresent(answers.members[uid] ?? {}));
  const head = present.find((member) => member.lookup("relationToHead") === 1) ?? null;
  return { instrument, form, answers, context, present, head, scopes: new Map() };
}
