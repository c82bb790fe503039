"use client";

import { useRouter } from "next/navigation";
import { useRef, useState, useTransition } from "react";
import { useErrorTexts } from "@/components/shell/error-texts";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { newOperationId, sendCommand } from "@/lib/client/command/send-command";
import type { ErrorCode } from "@/lib/domain/error/error-code";

export interface ImportActionsProps {
  readonly grantId: string;
  readonly regencyCode: string;
  readonly id: string;
  /** Drafts that a commit would make; none hides the button. */
  readonly count: number;
  readonly words: Readonly<
    Record<
      "button" | "busy" | "title" | "body" | "cancelDialog" | "cancel" | "cancelTitle" | "cancelBody" | "failedTitle",
      string
    >
  >;
}

type Step = "commit" | "cancel";

/** Makes the drafts, or throws the import away; each after one question. */
export function ImportActions({ grantId, regencyCode, id, count, words }: ImportActionsProps) {
  const router = useRouter();
  const texts = useErrorTexts();
  const [asked, setAsked] = useState<Step | null>(null);
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  const [isBusy, startTransition] = useTransition();
  const operations = useRef({ commit: newOperationId(), cancel: newOperationId() });

  function run(step: Step) {
    startTransition(async () => {
      const outcome = await sendCommand(
        `import.${step}`,
        { regencyCode, id },
        { grantId, operationId: operations.current[step] },
      );
      setAsked(null);
      setProblem(outcome.ok ? null : outcome.error.code);
      // No answer: the same press may be repeated under the same id. Any other refusal ends this try.
      if (!outcome.ok && outcome.error.code !== "UNAVAILABLE") operations.current[step] = newOperationId();
      router.refresh();
    });
  }

  return (
    <div className="no-print grid gap-3">
      {problem === null ? null : (
        <Alert tone="danger" live="assertive" title={words.failedTitle}>
          <p>{texts[problem].what}</p>
          <p>{texts[problem].todo}</p>
        </Alert>
      )}
      <div className="flex flex-wrap gap-2">
        {count > 0 ? (
          <Button
            variant="primary"
            icon="file-pen-line"
            busy={isBusy}
            busyLabel={words.busy}
            onClick={() => setAsked("commit")}
          >
            {words.button}
          </Button>
        ) : null}
        <Button icon="trash-2" busy={isBusy} onClick={() => setAsked("cancel")}>
          {words.cancel}
        </Button>
      </div>
      <ConfirmDialog
        open={asked === "commit" && count > 0}
        onClose={() => setAsked(null)}
        onConfirm={() => run("commit")}
        title={words.title}
        confirmLabel={words.button}
        busyLabel={words.busy}
        cancelLabel={words.cancelDialog}
        busy={isBusy}
      >
        <p>{words.body}</p>
      </ConfirmDialog>
      <ConfirmDialog
        open={asked === "cancel"}
        onClose={() => setAsked(null)}
        onConfirm={() => run("cancel")}
        title={words.cancelTitle}
        confirmLabel={words.cancel}
        busyLabel={words.busy}
        cancelLabel={words.cancelDialog}
        tone="danger"
        busy={isBusy}
      >
        <p>{words.cancelBody}</p>
      </ConfirmDialog>
    </div>
  );
}
