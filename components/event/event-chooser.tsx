"use client";

import { useRouter } from "next/navigation";
import { useRef, useState, useTransition } from "react";
import { uuidv7 } from "uuidv7";
import { type Channel, ChannelChoice } from "@/components/household/channel-choice";
import { newOperationId, sendCommand } from "@/lib/client/command/send-command";
import type { ErrorCode } from "@/lib/domain/error/error-code";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { type EventChoice, EventPicker, type EventPickerProps } from "./event-picker";

export interface EventChooserProps {
  readonly grantId: string;
  readonly regencyCode: string;
  readonly householdId: string;
  readonly groups: readonly { readonly title: string; readonly choices: readonly EventChoice[] }[];
  readonly words: EventPickerProps["words"] & {
    readonly channel: string;
    readonly desk: string;
    readonly visit: string;
    readonly failed: string;
    readonly errors: Readonly<Partial<Record<ErrorCode, string>>>;
  };
}

function newAttempt() {
  return { id: uuidv7(), operationId: newOperationId() };
}

/** What happened to the family, as the beginning of a draft. The form asks only what the chosen kinds need. */
export function EventChooser({ grantId, regencyCode, householdId, groups, words }: EventChooserProps) {
  const router = useRouter();
  const [channel, setChannel] = useState<Channel>("desk");
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, startTransition] = useTransition();
  const attempt = useRef(newAttempt());

  function start(codes: readonly string[]) {
    setProblem(null);
    startTransition(async () => {
      const { id, operationId } = attempt.current;
      const events = codes.map((code) => ({ id: uuidv7(), code }));
      const outcome = await sendCommand<{ id: string }>(
        "proposal.start-event",
        { id, regencyCode, householdId, channel, events },
        { grantId, operationId },
      );
      if (outcome.ok) {
        router.push(`/usulan/${formatPublicId(regencyCode, outcome.value.id)}/isi`);
        return;
      }
      attempt.current = newAttempt();
      setProblem(words.errors[outcome.error.code] ?? words.failed);
    });
  }

  const changed = () => {
    attempt.current = newAttempt();
    setProblem(null);
  };
  return (
    <EventPicker groups={groups} words={words} busy={isBusy} problem={problem} onChange={changed} onStart={start}>
      <ChannelChoice value={channel} onChange={setChannel} words={words} />
    </EventPicker>
  );
}
