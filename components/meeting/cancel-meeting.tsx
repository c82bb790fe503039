"use client";

import { useId, useState } from "react";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { CommandDialog, type CommandDialogWords } from "@/components/user/command-dialog";
import { REASON_LENGTH } from "@/components/user/reason-dialog";
import type { MeetingRecord } from "@/lib/domain/queue/meeting";

export interface CancelMeetingProps {
  readonly grantId: string;
  readonly meeting: Pick<MeetingRecord, "id" | "villageCode" | "version">;
  readonly words: CommandDialogWords & Readonly<Record<"lead" | "reason" | "hint" | "short", string>>;
}

/** Calls a planned meeting off, with a reason. */
export function CancelMeeting({ grantId, meeting, words }: CancelMeetingProps) {
  const [reason, setReason] = useState("");
  const id = useId();
  const isShort = reason.trim().length < REASON_LENGTH.min;
  const { id: meetingId, villageCode, version } = meeting;
  return (
    <CommandDialog
      grantId={grantId}
      command="meeting.cancel"
      words={words}
      icon="x"
      input={() => (isShort ? null : { id: meetingId, villageCode, version, reason: reason.trim() })}
      onClosed={() => setReason("")}
    >
      {({ tried }) => (
        <>
          <p>{words.lead}</p>
          <Field id={id} label={words.reason} hint={words.hint} error={tried && isShort ? words.short : undefined}>
            {(control) => (
              <TextArea
                {...control}
                rows={3}
                maxLength={REASON_LENGTH.max}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
        </>
      )}
    </CommandDialog>
  );
}
