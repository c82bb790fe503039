"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { useCommand } from "@/components/user/use-command";

export interface ScoreOverdueProps {
  readonly grantId: string;
  readonly attemptId: string;
  readonly label: string;
}

/** Asks for the score of a test that the clock has ended: reading the page writes nothing. The button is for a lost network. */
export function ScoreOverdue({ grantId, attemptId, label }: ScoreOverdueProps) {
  const router = useRouter();
  const { busy, send } = useCommand(grantId);
  const close = async () => {
    await send("exam.close", { attemptId });
    // Refused too: then somebody else has scored it.
    router.refresh();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each attempt, whatever the answer.
  useEffect(() => void close(), [attemptId]);
  return (
    <Button icon="refresh-cw" busy={busy} onClick={() => void close()}>
      {label}
    </Button>
  );
}
