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
import { formatPublicId } from "@/lib/domain/public-id/public-id";

export interface ReportButtonProps {
  readonly regencyCode: string;
  readonly personUid: string;
  readonly otherPersonUid: string;
  readonly grantId: string;
  readonly words: Readonly<
    Record<
      | "report"
      | "ask"
      | "help"
      | "note"
      | "noteHint"
      | "noteMissing"
      | "done"
      | "failed"
      | "cancel"
      | "busy"
      | "settled",
      string
    >
  >;
}

const LEAST = 5;

/** Reports two people as one: asks once, with a reason in words. */
export function ReportButton({ regencyCode, personUid, otherPersonUid, grantId, words }: ReportButtonProps) {
  const router = useRouter();
  const texts = useErrorTexts();
  const [isOpen, setOpen] = useState(false);
  const [isTried, setTried] = useState(false);
  const [note, setNote] = useState("");
  const { busy, problem, send } = useCommand(grantId);
  const id = `lapor-${otherPersonUid}`;
  const isShort = note.trim().length < LEAST;
  const confirm = async () => {
    setTried(true);
    if (isShort) return document.getElementById(id)?.focus();
    const value = await send<{ id: string }>("duplicate.open", {
      regencyCode,
      personUid,
      otherPersonUid,
      note: note.trim(),
    });
    if (value === null) return;
    showToast(words.done);
    router.push(`/ganda/${formatPublicId(regencyCode, value.id)}`);
  };
  return (
    <>
      <Button size="small" icon="flag" onClick={() => setOpen(true)}>
        {words.report}
      </Button>
      <ConfirmDialog
        open={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={confirm}
        title={words.ask}
        confirmLabel={words.report}
        busyLabel={words.busy}
        cancelLabel={words.cancel}
        busy={busy}
      >
        <div className="space-y-4">
          {problem === null ? null : (
            <Alert tone="danger" live="assertive" title={words.failed}>
              <p>{problem.info?.["reason"] === "SETTLED" ? words.settled : texts[problem.code].what}</p>
            </Alert>
          )}
          <p className="text-muted">{words.help}</p>
          <ReasonField
            id={id}
            label={words.note}
            hint={words.noteHint}
            error={isTried && isShort ? words.noteMissing : undefined}
            value={note}
            onChange={setNote}
            max={500}
          />
        </div>
      </ConfirmDialog>
    </>
  );
}
