"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { fill } from "@/components/decision/fill";
import { RefusalAlert } from "@/components/shell/refusal-alert";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TickBar } from "@/components/ui/tick-bar";
import { useTicks } from "@/components/ui/use-ticks";
import { useCommand } from "@/components/user/use-command";
import { newOperationId } from "@/lib/client/command/send-command";
import type { ListState } from "@/lib/domain/invitation/list-filter";
import type { LetterDeskWords } from "./desk-words";

const EVENTS = ["deliver", "remind", "miss"] as const;
type DeskEvent = (typeof EVENTS)[number];

export interface LetterDeskProps {
  readonly grantId: string;
  readonly villageCode: string;
  readonly filter: { readonly state: ListState | null; readonly dusun: string; readonly rt: string };
  /** Families under the filter, those on other pages included. */
  readonly total: number;
  readonly today: string;
  readonly words: LetterDeskWords;
  /** The table, whose boxes are named `keluarga`. */
  readonly children: ReactNode;
}

/** Around a table with boxes: what became of the letters of those ticked is written down, or they are printed anew. */
export function LetterDesk({ grantId, villageCode, filter, total, today, words, children }: LetterDeskProps) {
  const router = useRouter();
  const ticks = useTicks(total);
  const [event, setEvent] = useState<DeskEvent>(filter.state === "delivered" ? "remind" : "deliver");
  const [how, setHow] = useState("");
  const [on, setOn] = useState(today);
  const [isTried, setTried] = useState(false);
  const [ask, setAsk] = useState<"save" | "print" | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const { busy, problem, send } = useCommand(grantId);
  const { ids, isAll, count } = ticks;
  const ways = words.ways[event];

  const finish = (text: string) => {
    setAsk(null);
    setDone(text);
    setTried(false);
    ticks.tickPage(false);
    router.refresh();
  };
  const save = async () => {
    const { state, dusun, rt } = filter;
    // Only families with an open letter can be meant by "all".
    const open = state === "issued" || state === "delivered" || state === "unreached" ? state : null;
    const chosen = isAll ? { kind: "filter", state: open, dusun, rt } : { kind: "families", ids };
    const value = await send<{ recorded: number; rest: number }>("invitation.record", {
      villageCode,
      what: { event, how, on },
      chosen,
    });
    if (value === null) return setAsk(null);
    finish(fill(words.recorded, { count: value.recorded, rest: value.rest }));
  };
  const print = async () => {
    const { dusun, rt } = filter;
    const chosen = isAll ? { kind: "area", dusun, rw: "", rt, again: true } : { kind: "families", ids };
    const value = await send<{ letters: number }>("invitation.print", { id: newOperationId(), villageCode, chosen });
    if (value === null) return setAsk(null);
    finish(fill(words.printed, { count: value.letters }));
  };
  const askSave = () => {
    setTried(true);
    if (how === "") document.getElementById("surat-cara")?.focus();
    else if (on !== "") setAsk("save");
  };
  const wayLabel = ways.find(({ value }) => value === how)?.label ?? "";

  return (
    <>
      <div aria-live="polite" className="mb-3 empty:hidden">
        {done === null ? null : <Alert tone="success">{done}</Alert>}
      </div>
      {problem === null ? null : (
        <div className="mb-3">
          <RefusalAlert problem={problem} />
        </div>
      )}
      <form ref={ticks.form} onChange={ticks.read} onSubmit={(submitted) => submitted.preventDefault()}>
        {children}
      </form>
      <TickBar ticks={ticks} total={total} words={words} isTall>
        <div className="grid items-end gap-3 sm:grid-cols-[repeat(2,minmax(0,14rem))_auto_auto]">
          <Field id="surat-terjadi" label={words.what}>
            {(control) => (
              <Select
                {...control}
                value={event}
                options={EVENTS.map((value) => ({ value, label: words[value] }))}
                onChange={(changed) => {
                  setEvent(EVENTS.find((each) => each === changed.target.value) ?? "deliver");
                  setHow("");
                }}
              />
            )}
          </Field>
          <Field
            id="surat-cara"
            label={event === "miss" ? words.why : words.how}
            error={isTried && how === "" ? words.missing : undefined}
          >
            {(control) => (
              <Select
                {...control}
                value={how}
                placeholder={words.choose}
                options={ways}
                onChange={(changed) => setHow(changed.target.value)}
              />
            )}
          </Field>
          <DateInput
            id="surat-hari"
            legend={words.on}
            value={on}
            onChange={setOn}
            labels={words.dateLabels}
            error={isTried && on === "" ? words.missing : undefined}
          />
          <div className="flex flex-wrap gap-2">
            <Button variant="primary" icon="check" busy={busy} busyLabel={words.busy} onClick={askSave}>
              {words.save}
            </Button>
            <Button icon="printer" onClick={() => setAsk("print")}>
              {words.printAgain}
            </Button>
          </div>
        </div>
      </TickBar>
      <ConfirmDialog
        open={ask !== null}
        onClose={() => setAsk(null)}
        onConfirm={() => void (ask === "print" ? print() : save())}
        title={fill(ask === "print" ? words.printTitle : words.saveTitle, { count })}
        confirmLabel={ask === "print" ? words.printAgain : words.save}
        busyLabel={words.busy}
        cancelLabel={words.cancel}
        busy={busy}
      >
        <p>
          {ask === "print"
            ? words.printText
            : fill(words.saveText, { what: words[event], how: wayLabel, date: on.split("-").toReversed().join("/") })}
        </p>
      </ConfirmDialog>
    </>
  );
}
