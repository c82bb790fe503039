"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { showToast } from "@/components/ui/toast-store";
import { CommandProblem, type ProblemLabels } from "@/components/user/command-problem";
import { useCommand } from "@/components/user/use-command";
import type { FollowUp } from "@/lib/domain/recommendation/recommendation";
import { isTextFit, TextAndDay, type TextAndDayWords } from "./text-and-day";

export interface FollowUpWords extends TextAndDayWords {
  readonly label: Readonly<Record<FollowUp, string>>;
  readonly title: Readonly<Record<FollowUp, string>>;
  readonly done: Readonly<Record<FollowUp, string>>;
  readonly busy: string;
  readonly cancel: string;
  readonly problem: ProblemLabels;
}

export interface FollowUpProps {
  readonly grantId: string;
  readonly regencyCode: string;
  readonly id: string;
  readonly version: number;
  readonly can: readonly FollowUp[];
  readonly today: string;
  readonly dueDay: string;
  readonly words: FollowUpWords;
}

const ICON = { answer: "send", close: "check", "ask-again": "undo-2" } as const;

/** What may be done with a recommendation now: answered by those it was addressed to, closed or asked again by the coach. */
export function FollowUpButtons({ grantId, regencyCode, id, version, can, today, dueDay, words }: FollowUpProps) {
  const router = useRouter();
  const [event, setEvent] = useState<FollowUp | null>(null);
  const [isTried, setTried] = useState(false);
  const [value, setValue] = useState({ text: "", dueDay });
  const { busy, problem, send } = useCommand(grantId);
  const wantsText = event !== "close";
  const wantsDay = event === "ask-again";
  const act = async () => {
    setTried(true);
    if (event === null || !isTextFit(value.text, wantsText) || (wantsDay && value.dueDay < today)) return;
    const input = { regencyCode, id, version, event, text: value.text.trim(), dueDay: wantsDay ? value.dueDay : null };
    if ((await send("recommendation.follow-up", input)) === null) return;
    showToast(words.done[event]);
    setEvent(null);
    router.refresh();
  };
  return (
    <div className="mt-3 flex flex-wrap gap-2">
      {can.map((each) => (
        <Button
          key={each}
          icon={ICON[each]}
          variant={each === "ask-again" ? "secondary" : "primary"}
          onClick={() => setEvent(each)}
        >
          {words.label[each]}
        </Button>
      ))}
      <ConfirmDialog
        open={event !== null}
        onClose={() => setEvent(null)}
        onConfirm={() => void act()}
        title={event === null ? "" : words.title[event]}
        confirmLabel={event === null ? "" : words.label[event]}
        busyLabel={words.busy}
        cancelLabel={words.cancel}
        busy={busy}
      >
        <div className="space-y-4">
          <TextAndDay
            id={`tindak-${id}`}
            value={value}
            onChange={setValue}
            tried={isTried}
            today={today}
            wantsText={wantsText}
            wantsDay={wantsDay}
            words={words}
          />
          <CommandProblem problem={problem} labels={words.problem} />
        </div>
      </ConfirmDialog>
    </div>
  );
}
