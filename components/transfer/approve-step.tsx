"use client";

import { Alert } from "@/components/ui/alert";
import { StepButton, type StepKey, type StepTexts } from "./step-button";
import type { ProblemWords } from "./words";

export interface ApproveStepProps {
  readonly item: StepKey;
  readonly grantId: string;
  readonly texts: StepTexts;
  /** Says that the origin has not let them go; null when it has. */
  readonly unreleased: string | null;
  readonly problem: ProblemWords;
}

const NOTHING = () => ({});

/** The office's yes: the people move at once. */
export function ApproveStep({ item, grantId, texts, unreleased, problem }: ApproveStepProps) {
  return (
    <StepButton
      command="transfer.decide"
      item={item}
      grantId={grantId}
      icon="check"
      variant="primary"
      texts={texts}
      problem={problem}
      extra={NOTHING}
    >
      {unreleased === null ? null : <Alert tone="attention">{unreleased}</Alert>}
    </StepButton>
  );
}
