"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { CommandProblem, type ProblemLabels } from "./command-problem";
import { useCommand } from "./use-command";

export interface BeginButtonProps {
  readonly grantId: string;
  readonly command: string;
  readonly input: object;
  /** Where it goes on; null: on this page. */
  readonly href: string | null;
  readonly words: { readonly begin: string; readonly beginning: string; readonly problem: ProblemLabels };
}

/** Begins something by a command and opens it. A refusal is explained by the page itself, too, which is read anew. */
export function BeginButton({ grantId, command, input, href, words }: BeginButtonProps) {
  const router = useRouter();
  const [isOpening, setOpening] = useState(false);
  const { busy, problem, send } = useCommand(grantId);
  const begin = async () => {
    if ((await send(command, input)) === null || href === null) return router.refresh();
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
