"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useErrorTexts } from "@/components/shell/error-texts";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { IconName } from "@/components/ui/icon-name";
import { useCommand } from "@/components/user/use-command";

export interface CheckedFileActionsProps {
  readonly grantId: string;
  readonly regencyCode: string;
  readonly id: string;
  /** Whose commands `.commit` and `.cancel` are sent. */
  readonly command: "import" | "match" | "decile";
  readonly icon: IconName;
  /** What would be written; none hides the button. */
  readonly count: number;
  readonly words: Readonly<
    Record<
      "button" | "busy" | "title" | "body" | "cancelDialog" | "cancel" | "cancelTitle" | "cancelBody" | "failedTitle",
      string
    >
  >;
}

/** Writes what a checked file says, or throws the file away; each after one question. */
export function CheckedFileActions(props: CheckedFileActionsProps) {
  const { grantId, regencyCode, id, command, icon, count, words } = props;
  const router = useRouter();
  const texts = useErrorTexts();
  const [asked, setAsked] = useState<"commit" | "cancel" | null>(null);
  const { busy, problem, send } = useCommand(grantId);
  const run = async (step: "commit" | "cancel") => {
    await send(`${command}.${step}`, { regencyCode, id });
    setAsked(null);
    router.refresh();
  };
  const shared = { onClose: () => setAsked(null), busyLabel: words.busy, cancelLabel: words.cancelDialog, busy };
  return (
    <div className="no-print grid gap-3">
      {problem === null ? null : (
        <Alert tone="danger" live="assertive" title={words.failedTitle}>
          <p>{texts[problem.code].what}</p>
          <p>{texts[problem.code].todo}</p>
        </Alert>
      )}
      <div className="flex flex-wrap gap-2">
        {count > 0 ? (
          <Button variant="primary" icon={icon} busy={busy} busyLabel={words.busy} onClick={() => setAsked("commit")}>
            {words.button}
          </Button>
        ) : null}
        <Button icon="trash-2" busy={busy} onClick={() => setAsked("cancel")}>
          {words.cancel}
        </Button>
      </div>
      <ConfirmDialog
        {...shared}
        open={asked === "commit" && count > 0}
        onConfirm={() => run("commit")}
        title={words.title}
        confirmLabel={words.button}
      >
        <p>{words.body}</p>
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
