import { type FormStep, stepKey } from "@/lib/domain/form/step";

export interface StepGroup {
  readonly key: string;
  /** Null: the family as a whole. */
  readonly uid: string | null;
  readonly steps: readonly FormStep[];
}

/** The screens in runs of the same person, in their order. */
export function groupSteps(steps: readonly FormStep[]): readonly StepGroup[] {
  const groups: { key: string; uid: string | null; steps: FormStep[] }[] = [];
  for (const step of steps) {
    const uid = step.kind === "section" ? step.uid : null;
    const last = groups.at(-1);
    if (last !== undefined && last.uid === uid) last.steps.push(step);
    else groups.push({ key: stepKey(step), uid, steps: [step] });
  }
  return groups;
}
