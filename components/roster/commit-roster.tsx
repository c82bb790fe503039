"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { makeActivationCode } from "@/components/user/activation-code";
import type { Slip, SlipLabels } from "@/components/user/activation-slip";
import { CommandProblem, type ProblemLabels } from "@/components/user/command-problem";
import { useCommand } from "@/components/user/use-command";
import { SlipSheets, type SlipSheetsWords } from "./slip-sheets";

/** Somebody to be written; `duty` is a place in the list of duties, because a thousand people share a few. */
export interface RosterCandidate {
  readonly row: number;
  readonly name: string;
  readonly username: string;
  readonly duty: number;
}

export interface CommitRosterProps {
  readonly id: string;
  readonly grantId: string;
  readonly people: readonly RosterCandidate[];
  readonly duties: readonly string[];
  /** How many wrong rows would be left out; said before anything is written. */
  readonly wrong: number;
  readonly words: Readonly<Record<"button" | "busy" | "title" | "body" | "partial" | "cancel", string>>;
  readonly slipWords: SlipSheetsWords;
  readonly slip: SlipLabels;
  readonly problem: ProblemLabels;
}

/** Asks once, makes a code for each person, sends all of them, and shows the slips once the server has written them. */
export function CommitRoster(props: CommitRosterProps) {
  const { id, grantId, people, duties, wrong, words, slipWords, slip, problem: problemLabels } = props;
  const [open, setOpen] = useState(false);
  const [slips, setSlips] = useState<readonly Slip[] | null>(null);
  // Kept between tries: a repeat after a lost answer must carry the same codes, or it would be another command.
  const codes = useRef<readonly string[] | null>(null);
  const { busy, problem, send, clear } = useCommand(grantId);
  const router = useRouter();
  const close = () => {
    setOpen(false);
    clear();
  };
  const confirm = async () => {
    codes.current ??= people.map(() => makeActivationCode());
    const made = codes.current;
    const value = await send<{ codeUntil: string }>("roster.commit", {
      id,
      leavesWrong: wrong > 0,
      people: people.map(({ row, username }, at) => ({ row, username, code: made[at] ?? "" })),
    });
    if (value === null) return;
    close();
    setSlips(
      people.map(({ name, username, duty }, at) => ({
        displayName: name,
        username,
        code: made[at] ?? "",
        codeUntil: value.codeUntil,
        duty: duties[duty] ?? null,
      })),
    );
  };
  const leave = () => {
    codes.current = null;
    setSlips(null);
    router.refresh(); // the roster now stands as written
  };
  if (slips !== null) return <SlipSheets slips={slips} words={slipWords} labels={slip} onLeave={leave} />;
  return (
    <>
      <Button variant="primary" icon="user-plus" onClick={() => setOpen(true)}>
        {words.button}
      </Button>
      <ConfirmDialog
        open={open}
        onClose={close}
        onConfirm={() => void confirm()}
        title={words.title}
        confirmLabel={words.button}
        busyLabel={words.busy}
        cancelLabel={words.cancel}
        busy={busy}
      >
        <div className="space-y-3">
          {wrong > 0 ? <p className="font-semibold">{words.partial}</p> : null}
          <p>{words.body}</p>
          <CommandProblem problem={problem} labels={problemLabels} />
        </div>
      </ConfirmDialog>
    </>
  );
}
