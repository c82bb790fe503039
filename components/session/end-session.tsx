"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { CommandProblem, type ProblemLabels } from "@/components/user/command-problem";
import { useCommand } from "@/components/user/use-command";

export interface EndSessionProps {
  readonly sessionId: string;
  readonly grantId: string;
  readonly label: string;
  readonly accessibleLabel: string;
  readonly working: string;
  readonly done: string;
  readonly problem: ProblemLabels;
}

/** Ends one of one's own sessions. No question before it: signing in again undoes it. */
export function EndSession({ sessionId, grantId, label, accessibleLabel, working, done, problem }: EndSessionProps) {
  const command = useCommand(grantId);
  const router = useRouter();
  const end = async () => {
    const value = await command.send<{ id: string }>("session.revoke", { id: sessionId });
    if (value === null) return;
    showToast(done);
    router.refresh();
  };
  return (
    <>
      <Button size="small" busy={command.busy} busyLabel={working} aria-label={accessibleLabel} onClick={end}>
        {label}
      </Button>
      {command.problem ? (
        <div className="mt-2">
          <CommandProblem problem={command.problem} labels={problem} />
        </div>
      ) : null}
    </>
  );
}
