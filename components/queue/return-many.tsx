"use client";

import { useState } from "react";
import { fill } from "@/components/decision/fill";
import { ReasonDialog, type Reasoned } from "@/components/decision/reason-dialog";
import { Button } from "@/components/ui/button";
import { startRun } from "./bulk-run";
import type { ReturnManyWords } from "./bulk-words";
import type { QueueLine } from "./queue-line";

export interface ReturnManyProps {
  readonly lines: readonly QueueLine[];
  readonly path: string;
  readonly grantId: string;
  readonly words: ReturnManyWords;
  readonly isBusy: boolean;
  readonly onBegin: () => void;
}

/** Sends the ticked rows back to one tier with one reason and a note; each has its own outcome. */
export function ReturnMany({ lines, path, grantId, words, isBusy, onBegin }: ReturnManyProps) {
  const [isAsking, setAsking] = useState(false);
  const count = lines.length;
  if (count === 0) return null;
  const start = (given: Reasoned) => {
    setAsking(false);
    onBegin();
    void startRun({ items: lines, event: "return", given, meetingId: null, grantId, path });
  };
  const label = fill(words.button, { count });
  return (
    <>
      <Button icon="undo-2" busy={isBusy} onClick={() => setAsking(true)}>
        {label}
      </Button>
      <ReasonDialog
        id="kembalikan-banyak"
        open={isAsking}
        busy={false}
        words={{ ...words.reason, title: fill(words.title, { count }), confirm: label }}
        targets={words.targets}
        tone="primary"
        needsNote={count > 1}
        onClose={() => setAsking(false)}
        onConfirm={start}
      />
    </>
  );
}
