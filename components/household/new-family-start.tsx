"use client";

import { useRouter } from "next/navigation";
import { useRef, useState, useTransition } from "react";
import { uuidv7 } from "uuidv7";
import { Button } from "@/components/ui/button";
import { newOperationId, sendCommand } from "@/lib/client/command/send-command";
import type { ErrorCode } from "@/lib/domain/error/error-code";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { type Channel, ChannelChoice } from "./channel-choice";

export interface NewFamilyStartProps {
  readonly grantId: string;
  readonly villageCode: string;
  readonly words: {
    readonly start: string;
    readonly channel: string;
    readonly desk: string;
    readonly visit: string;
    readonly failed: string;
    readonly errors: Readonly<Partial<Record<ErrorCode, string>>>;
  };
}

function newAttempt() {
  return { id: uuidv7(), householdId: uuidv7(), headUid: uuidv7(), operationId: newOperationId() };
}

/** Begins the draft of a family that is not in the register. Ids are made here, once a press. */
export function NewFamilyStart({ grantId, villageCode, words }: NewFamilyStartProps) {
  const router = useRouter();
  const [channel, setChannel] = useState<Channel>("desk");
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, startTransition] = useTransition();
  const attempt = useRef(newAttempt());

  function start() {
    setProblem(null);
    startTransition(async () => {
      const { operationId, ...ids } = attempt.current;
      const outcome = await sendCommand<{ id: string }>(
        "proposal.start-new",
        { ...ids, villageCode, channel },
        { grantId, operationId },
      );
      if (outcome.ok) {
        router.push(`/usulan/${formatPublicId(villageCode.slice(0, 4), outcome.value.id)}/isi`);
        return;
      }
      if (outcome.error.code !== "UNAVAILABLE") attempt.current = newAttempt();
      setProblem(words.errors[outcome.error.code] ?? words.failed);
    });
  }

  return (
    <div className="grid gap-3">
      <ChannelChoice value={channel} onChange={setChannel} words={words} />
      <Button variant="primary" icon="house-plus" busy={isBusy} onClick={start}>
        {words.start}
      </Button>
      {problem === null ? null : (
        <p role="alert" className="font-semibold text-cabai">
          {problem}
        </p>
      )}
    </div>
  );
}
