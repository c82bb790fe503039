"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState, useSyncExternalStore } from "react";
import { sendCommand } from "@/lib/client/command/send-command";
import type { MeetingRecord } from "@/lib/domain/queue/meeting";
import { openRecordKeep } from "./record-keep";
import { RecordSession } from "./record-session";

export interface RecordOptions {
  readonly meeting: MeetingRecord;
  readonly userId: string;
  readonly grantId: string;
}

/** A meeting's record in this window, with its copy on the device. */
export function useRecord({ meeting, userId, grantId }: RecordOptions) {
  const router = useRouter();
  const [session] = useState(
    () =>
      new RecordSession(meeting, {
        send: (input, operationId) => sendCommand("meeting.record", input, { grantId, operationId }),
        onStale: () => router.refresh(),
        now: () => new Date(),
      }),
  );
  const { fields, status } = useSyncExternalStore(session.subscribe, session.snapshot, session.snapshot);
  const { id } = meeting;
  useEffect(() => {
    let isGone = false;
    void openRecordKeep(userId, id).then((keep) => {
      if (keep !== null && !isGone) session.adopt(keep);
    });
    const warn = (event: BeforeUnloadEvent) => {
      if (session.hasUnsent) event.preventDefault();
    };
    const online = () => {
      if (session.hasUnsent) void session.save();
    };
    window.addEventListener("beforeunload", warn);
    window.addEventListener("online", online);
    return () => {
      isGone = true;
      session.close();
      window.removeEventListener("beforeunload", warn);
      window.removeEventListener("online", online);
    };
  }, [session, userId, id]);
  return { session, fields, status };
}
