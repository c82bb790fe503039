"use client";

import { useState } from "react";
import { Alert } from "@/components/ui/alert";
import { RadioCards } from "@/components/ui/radio-cards";
import { StepButton, type StepKey, type StepTexts } from "./step-button";
import type { ProblemWords } from "./words";

export interface ReleaseStepProps {
  readonly item: StepKey;
  readonly grantId: string;
  readonly heirs: readonly { readonly uid: string; readonly name: string }[];
  readonly texts: StepTexts;
  readonly newHead: string;
  /** What becomes of an unfinished proposal; null when there is none. */
  readonly openProposal: string | null;
  readonly problem: ProblemWords;
}

/** The origin lets them go, and names the head of those who stay when the head goes. */
export function ReleaseStep({ item, grantId, heirs, texts, newHead, openProposal, problem }: ReleaseStepProps) {
  const [head, setHead] = useState("");
  const [isTried, setTried] = useState(false);
  const isWanting = heirs.length > 0 && head === "";
  return (
    <StepButton
      command="transfer.release"
      item={item}
      grantId={grantId}
      icon="send"
      variant="primary"
      texts={texts}
      problem={problem}
      extra={() => (isWanting ? null : { newHead: head === "" ? null : head })}
      onTry={() => setTried(true)}
    >
      {openProposal === null ? null : <Alert tone="attention">{openProposal}</Alert>}
      {heirs.length === 0 ? null : (
        <RadioCards
          id="kepala-baru"
          name="kepala-baru"
          legend={newHead}
          options={heirs.map(({ uid, name }) => ({ value: uid, label: name }))}
          value={head}
          onChange={setHead}
          error={isTried && isWanting ? problem["newHead"] : undefined}
        />
      )}
    </StepButton>
  );
}
