"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { useErrorTexts } from "@/components/shell/error-texts";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { newOperationId, sendCommand } from "@/lib/client/command/send-command";
import type { ErrorCode } from "@/lib/domain/error/error-code";

export interface IssueButtonProps {
  readonly meetingId: string;
  readonly villageCode: string;
  readonly grantId: string;
  readonly words: Readonly<Record<"submit" | "busy" | "done", string>>;
}

/** Issues the minutes as they stand. The ids are kept until it is taken, so that a repeat after a lost line issues once. */
export function IssueButton({ meetingId, villageCode, grantId, words }: IssueButtonProps) {
  const router = useRouter();
  const errors = useErrorTexts();
  const ids = useRef<{ readonly id: string; readonly operationId: string } | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<ErrorCode | null>(null);

  const issue = async () => {
    if (isBusy) return;
    setBusy(true);
    setRefusal(null);
    ids.current ??= { id: newOperationId(), operationId: newOperationId() };
    const { id, operationId } = ids.current;
    const outcome = await sendCommand(
      "meeting.issue-minutes",
      { id, meetingId, villageCode },
      { grantId, operationId },
    );
    setBusy(false);
    if (!outcome.ok) {
      setRefusal(outcome.error.code);
      return;
    }
    ids.current = null;
    showToast(words.done);
    router.refresh();
  };

  return (
    <>
      {refusal === null ? null : (
        <div className="w-full">
          <Alert tone="danger" live="assertive">
            {errors[refusal].what} {errors[refusal].todo}
          </Alert>
        </div>
      )}
      <Button variant="primary" icon="badge-check" busy={isBusy} busyLabel={words.busy} onClick={() => void issue()}>
        {words.submit}
      </Button>
    </>
  );
}
