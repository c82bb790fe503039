import type { Focus } from "../event/focus";
import type { Form, FormContext } from "../instrument/form";
import type { Instrument } from "../instrument/instrument";
import type { Question } from "../instrument/question";
import type { FieldLevel, Section } from "../variable/variable";

/** One screen of the form. Civil-registration fields are a folded part of a person's demographic screen. */
export type FormStep =
  | { readonly kind: "start" }
  | { readonly kind: "members" }
  /** What happened, with its people, day and evidence. The uid is the event's id. */
  | { readonly kind: "event"; readonly uid: string }
  | { readonly kind: "section"; readonly section: Section; readonly uid: string | null };

/** Stands for one step in lists and look-ups. */
export function stepKey(step: FormStep): string {
  if (step.kind === "event") return `event:${step.uid}`;
  return step.kind === "section" ? sectionKey(step.section, step.uid) : step.kind;
}

export function sectionKey(section: Section, uid: string | null): string {
  return uid === null ? section : `${section}:${uid}`;
}

/** On whose screen a section's questions stand. */
export function screenOf(section: Section): Section {
  return section === "civil" ? "demographic" : section;
}

/**
 * The screens of a family in the order of the form: what happened, who lives here, then section by section, with each
 * person's sections together. A section in which nothing is asked has no screen.
 */
export function listSteps(instrument: Instrument, form: Form, focus: Focus | null = null): readonly FormStep[] {
  const outlines = instrument.sections.filter((outline) => screenOf(outline.section) === outline.section);
  const firstOfPeople = outlines.findIndex((outline) => outline.level === "member");
  const household = (outline: { readonly section: Section }): FormStep[] =>
    isAsked(form.household, outline.section, focus) ? [{ kind: "section", section: outline.section, uid: null }] : [];
  const before = outlines.slice(0, firstOfPeople).flatMap(household);
  const after = outlines
    .slice(firstOfPeople)
    .filter((outline) => outline.level === "household")
    .flatMap(household);
  const ofPeople = [...form.members.values()].flatMap((context) =>
    outlines
      .filter((outline) => outline.level === "member" && isAsked(context, outline.section, focus))
      .map((outline): FormStep => ({ kind: "section", section: outline.section, uid: context.uid })),
  );
  const opening: readonly FormStep[] = focus === null ? [{ kind: "start" }, { kind: "members" }] : [];
  return [...opening, ...before, ...ofPeople, ...after];
}

function isAsked(context: FormContext, section: Section, focus: Focus | null): boolean {
  return context.visible.some(
    (question) =>
      screenOf(question.section) === section &&
      question.fill !== "derived" &&
      question.fill !== "computed" &&
      isInFocus(question, context.uid, focus),
  );
}

/** Computed answers are nobody's to give; parts stand in the control of their whole. */
function isShown({ fill, partOf }: Question): boolean {
  return fill !== "computed" && partOf === null;
}

function isInFocus(question: Question, uid: string | null, focus: Focus | null): boolean {
  return focus === null || focus.has(question.level, uid, question.key);
}

/**
 * The questions of a screen, its own and the folded civil ones apart. Where a focus stands, only those in it, and the
 * few civil ones are asked with the rest.
 */
export function questionsOf(
  context: FormContext,
  section: Section,
  focus: Focus | null = null,
): { readonly main: readonly Question[]; readonly folded: readonly Question[] } {
  const inSection = (name: Section) =>
    context.visible.filter(
      (question) => question.section === name && isShown(question) && isInFocus(question, context.uid, focus),
    );
  const folded = section === "demographic" ? inSection("civil") : [];
  return focus === null
    ? { main: inSection(section), folded }
    : { main: [...inSection(section), ...folded], folded: [] };
}

/** The step that an address names (`?bagian=health&orang=<uid>`); null for the list of sections. */
export function findStep(steps: readonly FormStep[], section: string | null, uid: string | null): FormStep | null {
  if (section === null) return null;
  return steps.find((step) => stepKey(step) === (uid === null ? section : `${section}:${uid}`)) ?? null;
}

/** The part of an address that names a step; empty for the list of sections. */
export function stepQuery(step: FormStep | null): string {
  if (step === null) return "";
  if (step.kind === "event") return `?bagian=event&orang=${step.uid}`;
  if (step.kind !== "section") return `?bagian=${step.kind}`;
  return `?bagian=${step.section}${step.uid === null ? "" : `&orang=${step.uid}`}`;
}

/** The neighbours of a step; null at the ends. */
export function neighbours(
  steps: readonly FormStep[],
  step: FormStep,
): { readonly previous: FormStep | null; readonly next: FormStep | null } {
  const at = steps.findIndex((each) => stepKey(each) === stepKey(step));
  return { previous: (at > 0 ? steps[at - 1] : null) ?? null, next: steps[at + 1] ?? null };
}

/** The element of an answer's control, the same on every page that jumps to it. */
export function fieldId(level: FieldLevel, uid: string | null, key: string): string {
  return `isian-${level}-${uid === null ? "" : `${uid}-`}${key}`;
}
