"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { CommandProblem, type ProblemLabels } from "@/components/user/command-problem";
import { FromAndReason, type FromAndReasonProps, isFromAndReasonFit } from "@/components/user/from-and-reason";
import { useCommand } from "@/components/user/use-command";
import { newOperationId } from "@/lib/client/command/send-command";

export interface ApplySettingProps {
  readonly grantId: string;
  readonly command: "tier.set-deadline" | "tier.set-tiers" | "quality-plan.set";
  /** What was tried; the rest is asked here. */
  readonly setting: object;
  readonly regionCode: string;
  readonly seen: string | null;
  readonly today: string;
  /** Where the page goes when it is done. */
  readonly backHref: string;
  readonly words: FromAndReasonProps["words"] &
    Readonly<Record<"save" | "saving" | "saved", string>> & { readonly problem: ProblemLabels };
}

/** Puts in force what was tried: from when on, and why. */
export function ApplySetting(props: ApplySettingProps) {
  const { grantId, command, setting, regionCode, seen, today, backHref, words } = props;
  const [why, setWhy] = useState({ effectiveFrom: today, reason: "" });
  const [tried, setTried] = useState(false);
  const [rowId] = useState(newOperationId);
  const { busy, problem, send } = useCommand(grantId);
  const router = useRouter();
  const save = async () => {
    setTried(true);
    if (!isFromAndReasonFit(why, today)) return;
    const input = { ...setting, id: rowId, regionCode, seen, ...why, reason: why.reason.trim() };
    if ((await send(command, input)) === null) return;
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
