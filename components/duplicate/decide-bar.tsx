"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useErrorTexts } from "@/components/shell/error-texts";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import type { ButtonVariant } from "@/components/ui/button-style";
import type { IconName } from "@/components/ui/icon-name";
import { showToast } from "@/components/ui/toast-store";
import { useCommand } from "@/components/user/use-command";
import type { CaseEvent } from "@/lib/domain/matching/duplicate-case";
import { DecideDialog, type Decided } from "./decide-dialog";
import type { DecideWords } from "./decide-words";

export interface DecideBarProps {
  readonly item: { readonly regencyCode: string; readonly id: string; readonly version: number };
  readonly events: readonly CaseEvent[];
  readonly grantId: string;
  readonly words: DecideWords;
}

const LOOK = {
  same: { icon: "users", variant: "primary" },
  "not-same": { icon: "circle-x", variant: "secondary" },
  confirm: { icon: "circle-check", variant: "primary" },
  "give-back": { icon: "undo-2", variant: "secondary" },
  reopen: { icon: "refresh-cw", variant: "secondary" },
} as const satisfies Record<CaseEvent, { readonly icon: IconName; readonly variant: ButtonVariant }>;

/** The steps that this person may take with a pair; each asks once. */
export function DecideBar({ item, events, grantId, words }: DecideBarProps) {
  const router = useRouter();
  const texts = useErrorTexts();
  const [asked, setAsked] = useState<CaseEvent | null>(null);
  const { busy, problem, send, clear } = useCommand(grantId);
  const reason = String(problem?.info?.["reason"] ?? "");
  const isStale =
    problem?.code === "STALE" || (problem?.code === "NOT_ALLOWED_NOW" && words.problems[reason] === undefined);

  const confirm = async (event: CaseEvent, decided: Decided) => {
    const value = await send<{ id: string }>("duplicate.decide", { ...item, event, ...decided });
    setAsked(null);
    if (value === null) return;
    showToast(words.events[event]?.done ?? "");
    router.refresh();
  };

  return (
    <div className="no-print space-y-3">
      {problem === null ? null : (
        <Alert tone="danger" live="assertive" title={words.plain.failed}>
          <p>{words.problems[reason] ?? (isStale ? words.plain.stale : texts[problem.code].what)}</p>
          {isStale ? (
            <div className="mt-2">
              <Button icon="refresh-cw" onClick={() => router.refresh()}>
                {words.plain.reload}
              </Button>
            </div>
          ) : null}
        </Alert>
      )}
      <div className="flex flex-wrap gap-2">
        {events.map((event) => (
          <Button
            key={event}
            variant={LOOK[event].variant}
            icon={LOOK[event].icon}
            busy={busy}
            onClick={() => {
              clear();
              setAsked(event);
            }}
          >
            {words.events[event]?.button}
          </Button>
        ))}
      </div>
      {asked === null ? null : (
        <DecideDialog
          event={asked}
          words={words}
          busy={busy}
          onClose={() => setAsked(null)}
          onConfirm={(decided) => confirm(asked, decided)}
        />
      )}
    </div>
  );
}
