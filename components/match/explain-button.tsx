"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useErrorTexts } from "@/components/shell/error-texts";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { ReasonField } from "@/components/ui/reason-field";
import { showToast } from "@/components/ui/toast-store";
import { useCommand } from "@/components/user/use-command";

export interface ExplainButtonProps {
  readonly regencyCode: string;
  readonly personUid: string;
  readonly grantId: string;
  readonly words: Readonly<
    Record<
      "explain" | "ask" | "help" | "reason" | "reasonHint" | "reasonMissing" | "done" | "cancel" | "busy" | "failed",
      string
    >
  >;
}

const LEAST = 5;

/** Says why a NIK stands although Dukcapil does not match it. */
export function ExplainButton({ regencyCode, personUid, grantId, words }: ExplainButtonProps) {
  const router = useRouter();
  const texts = useErrorTexts();
  const [isOpen, setOpen] = useState(false);
  const [isTried, setTried] = useState(false);
  const [note, setNote] = useState("");
  const { busy, problem, send } = useCommand(grantId);
  const id = `jelas-${personUid}`;
  const isShort = note.trim().length < LEAST;
  const confirm = async () => {
    setTried(true);
    if (isShort) return document.getElementById(id)?.focus();
    if ((await send("match.explain", { regencyCode, personUid, note: note.trim() })) === null) return;
    setOpen(false);
    showToast(words.done);
    router.refresh();
  };
  return (
    <>
      <Button size="small" icon="messages-square" onClick={() => setOpen(true)}>
        {words.explain}
      </Button>
      <ConfirmDialog
        open={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={confirm}
        title={words.ask}
        confirmLabel={words.explain}
        busyLabel={words.busy}
        cancelLabel={words.cancel}
        busy={busy}
      >
        <div className="space-y-4">
          {problem === null ? null : (
            <Alert tone="danger" live="assertive" title={words.failed}>
              <p>{texts[problem.code].what}</p>
              <p>{texts[problem.code].todo}</p>
            </Alert>
          )}
          <p className="text-muted">{words.help}</p>
          <ReasonField
            id={id}
            label={words.reason}
            hint={words.reasonHint}
            error={isTried && isShort ? words.reasonMissing : undefined}
            value={note}
            onChange={setNote}
            max={500}
          />
        </div>
      </ConfirmDialog>
    </>
  );
}
