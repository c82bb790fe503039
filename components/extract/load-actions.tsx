"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useErrorTexts } from "@/components/shell/error-texts";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useCommand } from "@/components/user/use-command";

export interface LoadActionsProps {
  readonly grantId: string;
  readonly regencyCode: string;
  readonly id: string;
  readonly can: { readonly confirm: boolean; readonly cancel: boolean };
  readonly words: Readonly<
    Record<
      | "confirm"
      | "busy"
      | "confirmTitle"
      | "confirmBody"
      | "back"
      | "cancel"
      | "cancelTitle"
      | "cancelBody"
      | "failedTitle"
      | "BUSY",
      string
    >
  >;
}

/** Has a checked load recorded, or throws it away; each after one question. */
export function LoadActions({ grantId, regencyCode, id, can, words }: LoadActionsProps) {
  const router = useRouter();
  const texts = useErrorTexts();
  const [asked, setAsked] = useState<"confirm" | "cancel" | null>(null);
  const { busy, problem, send } = useCommand(grantId);
  const run = async (step: "confirm" | "cancel") => {
    await send(`extract.${step}`, { regencyCode, id });
    setAsked(null);
    router.refresh();
  };
  const shared = { onClose: () => setAsked(null), busyLabel: words.busy, cancelLabel: words.back, busy };
  const isBusyElsewhere = problem?.info?.["reason"] === "BUSY";
  return (
    <div className="no-print grid gap-3">
      {problem === null ? null : (
        <Alert tone="danger" live="assertive" title={words.failedTitle}>
          <p>{isBusyElsewhere ? words.BUSY : texts[problem.code].what}</p>
          {isBusyElsewhere ? null : <p>{texts[problem.code].todo}</p>}
        </Alert>
      )}
      <div className="flex flex-wrap gap-2">
        {can.confirm ? (
          <Button
            variant="primary"
            icon="badge-check"
            busy={busy}
            busyLabel={words.busy}
            onClick={() => setAsked("confirm")}
          >
            {words.confirm}
          </Button>
        ) : null}
        {can.cancel ? (
          <Button icon="trash-2" busy={busy} onClick={() => setAsked("cancel")}>
            {words.cancel}
          </Button>
        ) : null}
      </div>
      <ConfirmDialog
        {...shared}
        open={asked === "confirm"}
        onConfirm={() => run("confirm")}
        title={words.confirmTitle}
        confirmLabel={words.confirm}
      >
        <p>{words.confirmBody}</p>
      </ConfirmDialog>
      <ConfirmDialog
        {...shared}
        open={asked === "cancel"}
        onConfirm={() => run("cancel")}
        title={words.cancelTitle}
        confirmLabel={words.cancel}
        tone="danger"
      >
        <p>{words.cancelBody}</p>
      </ConfirmDialog>
    </div>
  );
}
