"use client";

import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { fill } from "@/components/decision/fill";
import { Alert } from "@/components/ui/alert";
import { CheckboxList } from "@/components/ui/checkbox-list";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { showToast } from "@/components/ui/toast-store";
import { CommandProblem, type ProblemLabels } from "@/components/user/command-problem";
import { useCommand } from "@/components/user/use-command";

type Worded =
  | "title"
  | "lead"
  | "score"
  | "scoreHint"
  | "practice"
  | "practiceText"
  | "practiceDone"
  | "before"
  | "beforeNoPact"
  | "submit"
  | "saving"
  | "cancel"
  | "problemScore"
  | "problemNothing"
  | "savedPart"
  | "passed"
  | "passedNoPact";

export interface MarkDialogProps {
  readonly grantId: string;
  readonly sessionId: string;
  readonly person: {
    readonly enrolmentId: string;
    readonly name: string;
    readonly hasSignedPact: boolean;
    readonly hasPractice: boolean;
  };
  readonly words: Readonly<Record<Worded, string>> & { readonly problem: ProblemLabels };
  readonly onClose: () => void;
}

/** A score of a test on paper, and the practical part that was seen. Says before saving what a pass opens. */
export function MarkDialog({ grantId, sessionId, person, words, onClose }: MarkDialogProps) {
  const [score, setScore] = useState("");
  const [practice, setPractice] = useState<readonly string[]>([]);
  const [tried, setTried] = useState(false);
  const { busy, problem, send } = useCommand(grantId);
  const router = useRouter();
  const id = useId();
  const { enrolmentId, name, hasSignedPact, hasPractice } = person;
  const practicePassed = practice.length > 0;
  const wrong = scoreProblem(score, practicePassed, words);
  const save = async () => {
    setTried(true);
    if (wrong !== null) return document.getElementById(id)?.focus();
    const theoryScore = score.trim() === "" ? null : Number(score);
    const input = { sessionId, enrolmentId, theoryScore, practicePassed };
    const value = await send<{ passed: boolean }>("training.mark", input);
    if (value === null) return;
    onClose();
    const told = value.passed ? (hasSignedPact ? words.passed : words.passedNoPact) : words.savedPart;
    showToast(fill(told, { name }));
    router.refresh();
  };
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      onConfirm={() => void save()}
      title={fill(words.title, { name })}
      confirmLabel={words.submit}
      busyLabel={words.saving}
      cancelLabel={words.cancel}
      busy={busy}
    >
      <div className="space-y-4">
        <p className="text-muted">{words.lead}</p>
        <Field id={id} label={words.score} hint={words.scoreHint} error={tried && wrong !== null ? wrong : undefined}>
          {(control) => (
            <TextInput
              {...control}
              digits
              maxLength={3}
              value={score}
              onChange={(event) => setScore(event.target.value)}
            />
          )}
        </Field>
        {hasPractice ? (
          <p>{words.practiceDone}</p>
        ) : (
          <CheckboxList
            id={`${id}-practice`}
            name="praktik"
            legend={words.practice}
            options={[{ value: "1", label: words.practiceText }]}
            values={practice}
            onChange={setPractice}
          />
        )}
        <Alert tone="attention">{fill(hasSignedPact ? words.before : words.beforeNoPact, { name })}</Alert>
        <CommandProblem problem={problem} labels={words.problem} />
      </div>
    </ConfirmDialog>
  );
}

function scoreProblem(score: string, practicePassed: boolean, words: MarkDialogProps["words"]): string | null {
  const text = score.trim();
  if (text === "") return practicePassed ? null : words.problemNothing;
  return /^\d{1,3}$/.test(text) && Number(text) <= 100 ? null : words.problemScore;
}
