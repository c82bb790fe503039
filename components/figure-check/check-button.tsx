"use client";

import { useRouter } from "next/navigation";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { CommandProblem, type ProblemLabels } from "@/components/user/command-problem";
import { useCommand } from "@/components/user/use-command";
import { newOperationId } from "@/lib/client/command/send-command";

export interface CheckButtonProps {
  readonly grantId: string;
  /** What is asked for: a check of an area, or a count of what a check found differing. */
  readonly act:
    | { readonly command: "figure-check.ask"; readonly areaCode: string }
    | { readonly command: "figure-check.mend"; readonly regencyCode: string; readonly id: string };
  readonly words: Readonly<Record<"button" | "busy" | "done", string>>;
  readonly problem: ProblemLabels;
}

/** Asks once, in the background; the page then shows how far it is. */
export function CheckButton({ grantId, act, words, problem: labels }: CheckButtonProps) {
  const router = useRouter();
  const id = useRef(newOperationId());
  const { busy, problem, send } = useCommand(grantId);
  const ask = async () => {
    const input =
      act.command === "figure-check.ask"
        ? { id: id.current, areaCode: act.areaCode }
        : { regencyCode: act.regencyCode, id: act.id };
    if ((await send(act.command, input)) === null) return;
    id.current = newOperationId();
    showToast(words.done);
    router.refresh();
  };
  return (
    <div className="no-print grid justify-items-start gap-3">
      <Button variant="primary" icon="refresh-cw" busy={busy} busyLabel={words.busy} onClick={() => void ask()}>
        {words.button}
      </Button>
      <CommandProblem problem={problem} labels={labels} />
    </div>
  );
}
