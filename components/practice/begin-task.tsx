"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { CommandProblem, type ProblemLabels } from "@/components/user/command-problem";
import { useCommand } from "@/components/user/use-command";

export interface BeginTaskProps {
  readonly grantId: string;
  readonly enrolmentId: string | null;
  readonly task: string;
  /** Where it goes on; null: on this page. */
  readonly href: string | null;
  readonly words: { readonly begin: string; readonly beginning: string; readonly problem: ProblemLabels };
}

/** Begins a task and opens it. */
export function BeginTask({ grantId, enrolmentId, task, href, words }: BeginTaskProps) {
  const router = useRouter();
  const [isOpening, setOpening] = useState(false);
  const { busy, problem, send } = useCommand(grantId);
  const begin = async () => {
    if ((await send("practice.begin", { enrolmentId, task })) === null || href === null) return router.refresh();
    setOpening(true);
    router.push(href);
  };
  return (
    <div className="space-y-3">
      <Button
        variant="primary"
        icon="pencil"
        busy={busy || isOpening}
        busyLabel={words.beginning}
        onClick={() => void begin()}
      >
        {words.begin}
      </Button>
      <CommandProblem problem={problem} labels={words.problem} />
    </div>
  );
}
