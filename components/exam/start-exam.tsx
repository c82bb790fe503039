"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { CommandProblem, type ProblemLabels } from "@/components/user/command-problem";
import { useCommand } from "@/components/user/use-command";
import { newOperationId } from "@/lib/client/command/send-command";

export interface StartExamProps {
  readonly grantId: string;
  readonly testId: string;
  readonly words: { readonly start: string; readonly starting: string; readonly problem: ProblemLabels };
}

/** Begins a try and opens its paper. A refusal is explained by the page itself, which is read anew. */
export function StartExam({ grantId, testId, words }: StartExamProps) {
  const router = useRouter();
  const [id] = useState(newOperationId);
  const [isOpening, setOpening] = useState(false);
  const { busy, problem, send } = useCommand(grantId);
  const start = async () => {
    if ((await send("exam.start", { testId, id })) === null) router.refresh();
    else {
      setOpening(true);
      router.push(`/ujian/${testId}/kerjakan`);
    }
  };
  return (
    <div className="space-y-3">
      <Button
        variant="primary"
        icon="pencil"
        busy={busy || isOpening}
        busyLabel={words.starting}
        onClick={() => void start()}
      >
        {words.start}
      </Button>
      <CommandProblem problem={problem} labels={words.problem} />
    </div>
  );
}
