"use client";

import { useRouter } from "next/navigation";
import { useRef, useState, useTransition } from "react";
import { uuidv7 } from "uuidv7";
import { Button } from "@/components/ui/button";
import { newOperationId, sendCommand } from "@/lib/client/command/send-command";
import type { ErrorCode } from "@/lib/domain/error/error-code";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { type Channel, ChannelChoice } from "./channel-choice";

export interface StartButtonProps {
  readonly grantId: string;
  readonly regencyCode: string;
  readonly householdId: string;
  readonly words: {
    readonly label: string;
    readonly channel: string;
    readonly desk: string;
    readonly visit: string;
    readonly failed: string;
    readonly errors: Readonly<Partial<Record<ErrorCode, string>>>;
  };
}

/** Begins a draft and opens it. The ids of one press are kept, so a repeat of it begins no second draft. */
export function StartButton({ grantId, regencyCode, householdId, words }: StartButtonProps) {
  const router = useRouter();
  const [channel, setChannel] = useState<Channel>("desk");
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, startTransition] = useTransition();
  const attempt = useRef({ id: uuidv7(), operationId: newOperationId() });

  function start() {
    setProblem(null);
    startTransition(async () => {
      const { id, operationId } = attempt.current;
      const outcome = await sendCommand<{ id: string }>(
        "proposal.start",
        { id, regencyCode, householdId, channel },
        { grantId, operationId },
      );
      if (outcome.ok) {
        router.push(`/usulan/${formatPublicId(regencyCode, outcome.value.id)}/isi`);
        return;
      }
      if (outcome.error.code !== "UNAVAILABLE") attempt.current = { id: uuidv7(), operationId: newOperationId() };
      setProblem(words.errors[outcome.error.code] ?? words.failed);
    });
  }

  return (
    <div className="grid gap-2">
      <ChannelChoice value={channel} onChange={setChannel} words={words} />
      <Button variant="primary" icon="file-pen-line" wide busy={isBusy} onClick={start}>
        {words.label}
      </Button>
      {problem === null ? null : (
        <p role="alert" className="text-sm font-semibold text-cabai">
          {problem}
        </p>
      )}
    </div>
  );
}
