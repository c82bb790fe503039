"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Choice, ReasonWords } from "@/components/decision/decision-words";
import { ReasonDialog, type Reasoned } from "@/components/decision/reason-dialog";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { CommandProblem, type ProblemLabels } from "@/components/user/command-problem";
import { useCommand } from "@/components/user/use-command";
import type { Verdict } from "@/lib/domain/lot/lot";

export interface JudgeWords {
  readonly fit: string;
  readonly faulty: string;
  readonly question: string;
  readonly anyQuestion: string;
  readonly reason: ReasonWords;
  readonly problem: ProblemLabels;
}

export interface JudgeFamilyProps {
  readonly grantId: string;
  readonly regencyCode: string;
  readonly lotId: string;
  readonly proposalId: string;
  readonly name: string;
  readonly seen: Verdict | null;
  readonly changed: readonly Choice[];
  readonly words: JudgeWords;
}

/** What was found of one family of the sample: fit, or faulty with reason and question. Changed while the lot is open. */
export function JudgeFamily(props: JudgeFamilyProps) {
  const { grantId, regencyCode, lotId, proposalId, name, seen, changed, words } = props;
  const [isAsking, setAsking] = useState(false);
  const [question, setQuestion] = useState("");
  const { busy, problem, send } = useCommand(grantId);
  const router = useRouter();
  const judge = async (verdict: Verdict, given: Omit<Reasoned, "target"> | null) => {
    const found = { reason: given?.reason ?? null, note: given?.note ?? null };
    const where = verdict === "faulty" && question !== "" ? question : null;
    const input = { regencyCode, lotId, proposalId, seen, verdict, ...found, question: where };
    if ((await send("lot.judge", input)) === null) return;
    setAsking(false);
    router.refresh();
  };
  return (
    <div className="space-y-2">
      <div className="flex flex-wrap gap-2">
        {seen === "fit" ? null : (
          <Button icon="check" busy={busy} onClick={() => void judge("fit", null)}>
            {words.fit}
            <span className="sr-only">: {name}</span>
          </Button>
        )}
        {seen === "faulty" ? null : (
          <Button icon="circle-x" onClick={() => setAsking(true)}>
            {words.faulty}
            <span className="sr-only">: {name}</span>
          </Button>
        )}
      </div>
      {isAsking ? null : <CommandProblem problem={problem} labels={words.problem} />}
      <ReasonDialog
        id={`salah-${proposalId}`}
        open={isAsking}
        busy={busy}
        words={words.reason}
        targets={[]}
        tone="danger"
        onClose={() => setAsking(false)}
        onConfirm={(given) => void judge("faulty", given)}
      >
        <Field id={`isian-${proposalId}`} label={words.question}>
          {(control) => (
            <Select
              {...control}
              options={changed}
              placeholder={words.anyQuestion}
              value={question}
              onChange={(event) => setQuestion(event.target.value)}
            />
          )}
        </Field>
        <CommandProblem problem={problem} labels={words.problem} />
      </ReasonDialog>
    </div>
  );
}
