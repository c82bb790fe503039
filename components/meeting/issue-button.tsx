"use client";

import { useRouter } from "next/navigation";
import { useRef } from "react";
import { useErrorTexts } from "@/components/shell/error-texts";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { useCommand } from "@/components/user/use-command";
import { newOperationId } from "@/lib/client/command/send-command";

export interface IssueButtonProps {
  readonly meetingId: string;
  readonly villageCode: string;
  readonly grantId: string;
  readonly words: Readonly<Record<"submit" | "busy" | "done", string>>;
}

/** Issues the minutes as they stand. Their id is kept until it is taken, so that a repeat after a lost line issues once. */
export function IssueButton({ meetingId, villageCode, grantId, words }: IssueButtonProps) {
  const router = useRouter();
  const errors = useErrorTexts();
  const id = useRef(newOperationId());
  const { busy, problem, send } = useCommand(grantId);

  const issue = async () => {
    if ((await send("meeting.issue-minutes", { id: id.current, meetingId, villageCode })) === null) return;
    id.current = newOperationId();
    showToast(words.done);
    router.refresh();
  };

  return (
    <>
      {problem === null ? null : (
        <div className="w-full">
          <Alert tone="danger" live="assertive">
            {errors[problem.code].what} {errors[problem.code].todo}
          </Alert>
        </div>
      )}
      <Button variant="primary" icon="badge-check" busy={busy} busyLabel={words.busy} onClick={() => void issue()}>
        {words.submit}
      </Button>
    </>
  );
}
