"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { CommandProblem, type ProblemLabels } from "@/components/user/command-problem";
import { FromAndReason, type FromAndReasonProps, isFromAndReasonFit } from "@/components/user/from-and-reason";
import { useCommand } from "@/components/user/use-command";
import { newOperationId } from "@/lib/client/command/send-command";
import type { TierSet } from "@/lib/domain/workflow/tier";

export interface ApplyTiersProps {
  readonly grantId: string;
  readonly regionCode: string;
  readonly tiers: TierSet;
  readonly seen: string | null;
  readonly today: string;
  readonly backHref: string;
  readonly words: FromAndReasonProps["words"] &
    Readonly<Record<"save" | "saving" | "saved", string>> & { readonly problem: ProblemLabels };
}

/** Puts tried tiers in force: from when on, and why. */
export function ApplyTiers({ grantId, regionCode, tiers, seen, today, backHref, words }: ApplyTiersProps) {
  const [why, setWhy] = useState({ effectiveFrom: today, reason: "" });
  const [tried, setTried] = useState(false);
  const [rowId] = useState(newOperationId);
  const { busy, problem, send } = useCommand(grantId);
  const router = useRouter();
  const save = async () => {
    setTried(true);
    if (!isFromAndReasonFit(why, today)) return;
    const input = { id: rowId, regionCode, tiers, seen, ...why, reason: why.reason.trim() };
    if ((await send("tier.set-tiers", input)) === null) return;
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
