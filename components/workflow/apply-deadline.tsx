"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { CommandProblem, type ProblemLabels } from "@/components/user/command-problem";
import { FromAndReason, type FromAndReasonProps, isFromAndReasonFit } from "@/components/user/from-and-reason";
import { useCommand } from "@/components/user/use-command";
import { newOperationId } from "@/lib/client/command/send-command";
import type { Deadline, TimedTier } from "@/lib/domain/workflow/deadline";

export interface ApplyDeadlineProps {
  readonly grantId: string;
  readonly regionCode: string;
  readonly tier: TimedTier;
  readonly deadline: Deadline;
  readonly seen: string | null;
  readonly today: string;
  /** Where the page goes when it is done. */
  readonly backHref: string;
  readonly words: FromAndReasonProps["words"] &
    Readonly<Record<"save" | "saving" | "saved", string>> & { readonly problem: ProblemLabels };
}

/** Puts a tried deadline in force: from when on, and why. */
export function ApplyDeadline(props: ApplyDeadlineProps) {
  const { grantId, regionCode, tier, deadline, seen, today, backHref, words } = props;
  const [why, setWhy] = useState({ effectiveFrom: today, reason: "" });
  const [tried, setTried] = useState(false);
  const [rowId] = useState(newOperationId);
  const { busy, problem, send } = useCommand(grantId);
  const router = useRouter();
  const save = async () => {
    setTried(true);
    if (!isFromAndReasonFit(why, today)) return;
    const { count, unit } = deadline;
    const input = { id: rowId, regionCode, tier, count, unit, seen, ...why, reason: why.reason.trim() };
    if ((await send("tier.set-deadline", input)) === null) return;
    showToast(words.saved);
    router.push(backHref);
    router.refresh();
  };
  return (
    <div className="grid max-w-xl gap-4">
      <FromAndReason value={why} onChange={setWhy} tried={tried} earliest={today} words={words} />
      <CommandProblem problem={problem} labels={words.problem} />
      <div>
        <Button variant="primary" icon="save" busy={busy} busyLabel={words.saving} onClick={() => void save()}>
          {words.save}
        </Button>
      </div>
    </div>
  );
}
