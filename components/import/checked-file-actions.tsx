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
  /** Whose command, `.commit` or the step named, and `.cancel` are sent. */
  readonly command: "import" | "match" | "decile" | "extract" | "reply" | "office-file";
  readonly step?: "commit" | "confirm";
  readonly canCancel?: boolean;
  readonly icon: IconName;
  /** What would be written; none hides the button. */
  readonly count: number;
  /** Words of a reason that a refusal gives, where those of its code say too little. */
  readonly reasons?: Readonly<Record<string, string>>;
  readonly words: Readonly<
    Record<
      "button" | "busy" | "title" | "body" | "cancelDialog" | "cancel" | "cancelTitle" | "cancelBody" | "failedTitle",
      string
    >
  >;
}

/** Writes what a checked file says, or throws the file away; each after one question. */
export function CheckedFileActions(props: CheckedFileActionsProps) {
  const { grantId, regencyCode, id, command, step = "commit", canCancel = true, icon, count, words } = props;
  const router = useRouter();
  const texts = useErrorTexts();
  const [asked, setAsked] = useState<"commit" | "cancel" | null>(null);
  const { busy, problem, send } = useCommand(grantId);
  const run = async (name: string) => {
    await send(`${command}.${name}`, { regencyCode, id });
    setAsked(null);
    router.refresh();
  };
  const reason = props.reasons?.[String(problem?.info?.["reason"] ?? "")];
  const shared = { onClose: () => setAsked(null), busyLabel: words.busy, cancelLabel: words.cancelDialog, busy };
  return (
    <div className="no-print grid gap-3">
      {problem === null ? null : (
        <Alert tone="danger" live="assertive" title={words.failedTitle}>
          <p>{reason ?? texts[problem.code].what}</p>
          {reason === undefined ? <p>{texts[problem.code].todo}</p> : null}
        </Alert>
      )}
      <div className="flex flex-wrap gap-2">
        {count > 0 ? (
          <Button variant="primary" icon={icon} busy={busy} busyLabel={words.busy} onClick={() => setAsked("commit")}>
            {words.button}
          </Button>
        ) : null}
        {canCancel ? (
          <Button icon="trash-2" busy={busy} onClick={() => setAsked("cancel")}>
            {words.cancel}
          </Button>
        ) : null}
      </div>
      <ConfirmDialog
        {...shared}
        open={asked === "commit" && count > 0}
        onConfirm={() => run(step)}
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
