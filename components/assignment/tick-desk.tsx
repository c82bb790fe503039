"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { fill } from "@/components/decision/fill";
import { RefusalAlert } from "@/components/shell/refusal-alert";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TickBar } from "@/components/ui/tick-bar";
import { useTicks } from "@/components/ui/use-ticks";
import { useCommand } from "@/components/user/use-command";
import type { GiveOutcome, ItemOutcome, TakeOutcome } from "@/lib/domain/assignment/assignment";
import type { DeskWords } from "./desk-words";

export interface TickDeskProps {
  readonly grantId: string;
  readonly villageCode: string;
  readonly filter: { readonly dusun: string; readonly rt: string; readonly companion: string };
  /** Families under the filter, those on other pages included. */
  readonly total: number;
  readonly companions: readonly { readonly userId: string; readonly name: string }[];
  readonly words: DeskWords;
  /** The table, whose boxes are named `keluarga`. */
  readonly children: ReactNode;
}

type Ask = "give" | "take" | null;

/** Around a table with boxes: what is ticked, or everything under the filter, is given to a companion or taken back. */
export function TickDesk({ grantId, villageCode, filter, total, companions, words, children }: TickDeskProps) {
  const router = useRouter();
  const ticks = useTicks(total);
  const [userId, setUserId] = useState(companions.length === 1 ? (companions[0]?.userId ?? "") : "");
  const [isTried, setTried] = useState(false);
  const [ask, setAsk] = useState<Ask>(null);
  const [done, setDone] = useState<string | null>(null);
  const { busy, problem, send } = useCommand(grantId);
  const { ids, isAll, count } = ticks;
  const name = companions.find((one) => one.userId === userId)?.name ?? "";

  const finish = (text: string) => {
    setAsk(null);
    setDone(text);
    ticks.tickPage(false);
    router.refresh();
  };
  const chosen = isAll ? { kind: "filter", ...filter } : { kind: "families", ids };
  const give = async () => {
    const value = await send<{ given: number; outcomes: readonly ItemOutcome<GiveOutcome>[] }>("assignment.give", {
      villageCode,
      userId,
      chosen,
    });
    if (value === null) return setAsk(null);
    const checking = value.outcomes.filter(({ outcome }) => outcome === "checking").length;
    const told = fill(words.given, { count: value.given, rest: value.outcomes.length - value.given });
    finish(checking === 0 ? told : `${told} ${fill(words.checking, { count: checking })}`);
  };
  const take = async () => {
    const value = await send<{ taken: number; outcomes: readonly ItemOutcome<TakeOutcome>[] }>("assignment.take", {
      villageCode,
      userId: null,
      chosen,
    });
    if (value === null) return setAsk(null);
    finish(fill(words.taken, { count: value.taken, rest: value.outcomes.length - value.taken }));
  };
  const askGive = () => {
    setTried(true);
    if (userId === "") document.getElementById("pendamping-tujuan")?.focus();
    else setAsk("give");
  };

  return (
    <>
      <div aria-live="polite" className="empty:hidden mb-3">
        {done === null ? null : <Alert tone="success">{done}</Alert>}
      </div>
      {problem === null ? null : (
        <div className="mb-3">
          <RefusalAlert problem={problem} />
        </div>
      )}
      <form ref={ticks.form} onChange={ticks.read} onSubmit={(event) => event.preventDefault()}>
        {children}
      </form>
      <TickBar ticks={ticks} total={total} words={words}>
        <div className="flex flex-wrap items-end gap-2">
          <div className="min-w-0 grow sm:max-w-80">
            <Field id="pendamping-tujuan" label={words.to} error={isTried && userId === "" ? words.missing : undefined}>
              {(control) => (
                <Select
                  {...control}
                  value={userId}
                  placeholder={words.choose}
                  options={companions.map((one) => ({ value: one.userId, label: one.name }))}
                  onChange={(event) => setUserId(event.target.value)}
                />
              )}
            </Field>
          </div>
          <Button variant="primary" icon="user-plus" busy={busy} busyLabel={words.busy} onClick={askGive}>
            {words.give}
          </Button>
          <Button icon="user-minus" onClick={() => setAsk("take")}>
            {words.take}
          </Button>
        </div>
      </TickBar>
      <ConfirmDialog
        open={ask !== null}
        onClose={() => setAsk(null)}
        onConfirm={() => void (ask === "take" ? take() : give())}
        title={fill(ask === "take" ? words.takeTitle : words.giveTitle, { count })}
        confirmLabel={ask === "take" ? words.take : words.give}
        busyLabel={words.busy}
        cancelLabel={words.cancel}
        busy={busy}
      >
        <p>{ask === "take" ? words.takeText : fill(words.giveText, { name })}</p>
      </ConfirmDialog>
    </>
  );
}
