"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { fill } from "@/components/decision/fill";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { CommandProblem, type ProblemLabels } from "@/components/user/command-problem";
import { useCommand } from "@/components/user/use-command";
import { formatPublicId } from "@/lib/domain/public-id/public-id";

export interface FormLotProps {
  readonly grantId: string;
  readonly villageCode: string;
  readonly periodId: string;
  /** `title` and `text` are raw texts with {village}, {size}, {sample}, {acceptance}. */
  readonly words: Readonly<Record<"button" | "title" | "text" | "confirm" | "busy" | "cancel" | "village", string>> & {
    readonly problem: ProblemLabels;
  };
  readonly figures: Readonly<Record<"size" | "sample" | "acceptance", number>>;
}

/** Forms a lot of what waits in a village, after asking once: its sample is then fixed. */
export function FormLot({ grantId, villageCode, periodId, words, figures }: FormLotProps) {
  const [isAsking, setAsking] = useState(false);
  const { busy, problem, send } = useCommand(grantId);
  const router = useRouter();
  const form = async () => {
    const made = await send<{ id: string; regencyCode: string }>("lot.form", { villageCode, periodId });
    if (made === null) return;
    setAsking(false);
    router.push(`/mutu/lot/${formatPublicId(made.regencyCode, made.id)}`);
  };
  const values = { ...figures, village: words.village };
  return (
    <>
      <Button size="small" icon="plus" onClick={() => setAsking(true)}>
        {words.button}
        <span className="sr-only">: {words.village}</span>
      </Button>
      <ConfirmDialog
        open={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => void form()}
        title={fill(words.title, values)}
        confirmLabel={words.confirm}
        busyLabel={words.busy}
        cancelLabel={words.cancel}
        busy={busy}
      >
        <p>{fill(words.text, values)}</p>
        <CommandProblem problem={problem} labels={words.problem} />
      </ConfirmDialog>
    </>
  );
}
