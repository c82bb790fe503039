"use client";

import { ReasonCommand, type ReasonCommandWords } from "@/components/user/reason-command";
import type { MeetingRecord } from "@/lib/domain/queue/meeting";

export interface CancelMeetingProps {
  readonly grantId: string;
  readonly meeting: Pick<MeetingRecord, "id" | "villageCode" | "version">;
  readonly words: ReasonCommandWords;
}

/** Calls a planned meeting off, with a reason. */
export function CancelMeeting({ grantId, meeting, words }: CancelMeetingProps) {
  const { id, villageCode, version } = meeting;
  return (
    <ReasonCommand
      grantId={grantId}
      command="meeting.cancel"
      words={words}
      icon="x"
      input={(reason) => ({ id, villageCode, version, reason })}
    />
  );
}
