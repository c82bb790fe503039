"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { CommandProblem, type ProblemLabels } from "@/components/user/command-problem";
import { useCommand } from "@/components/user/use-command";

export interface MarkReadProps {
  readonly grantId: string;
  readonly command: "news.mark-seen" | "notice.mark-seen";
  /** The newest step that the page shows; what came since stays new. */
  readonly until: string;
  readonly words: Readonly<Record<"label" | "busy" | "done", string>> & { readonly problem: ProblemLabels };
}

export function MarkRead({ grantId, command, until, words }: MarkReadProps) {
  const { busy, problem, send } = useCommand(grantId);
  const router = useRouter();
  const mark = async () => {
    if ((await send(command, { until })) === null) return;
    showToast(words.done);
    router.refresh();
  };
  return (
    <div className="space-y-2">
      <Button icon="circle-check" busy={busy} busyLabel={words.busy} onClick={() => void mark()}>
        {words.label}
      </Button>
      <CommandProblem problem={problem} labels={words.problem} />
    </div>
  );
}
