"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { useCommand } from "@/components/user/use-command";
import { Told } from "./command-form";
import type { AppWords } from "./desk-words";
import type { Desk, DeskPlace } from "./use-desk";

export interface CheckInBoxProps {
  readonly desk: Desk;
  readonly place: DeskPlace;
  readonly scanned: string;
  readonly canAct: boolean;
  readonly words: AppWords;
}

/** Who has come: by the number, or by the code of the slip, typed by a scanner or brought by the phone that read it. */
export function CheckInBox({ desk, place, scanned, canAct, words }: CheckInBoxProps) {
  const [text, setText] = useState(scanned);
  const [told, setTold] = useState("");
  const { busy, problem, send, clear } = useCommand(place.grantId);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    clear();
    setTold("");
    const typed = text.trim();
    if (!/^\d{1,3}$/.test(typed)) {
      const { villageCode, on } = place;
      const value = await send<{ number: number }>("desk.check-in", { villageCode, on, ticket: { slip: typed } });
      if (value !== null) setTold(words.checkedIn.replace("{number}", String(value.number)));
    } else {
      const line = desk.lines.find(({ number }) => number === Number(typed));
      if (line === undefined) return setTold(words.notFound);
      desk.act({ kind: "check-in", ticketId: line.id });
      setTold(words.checkedIn.replace("{number}", typed));
    }
    setText("");
  };
  return (
    <Card title={words.checkIn}>
      <form onSubmit={(event) => void submit(event)} className="space-y-3">
        <Field id="loket-hadir" label={words.checkInLabel} hint={words.checkInHint}>
          {(control) => (
            <TextInput
              {...control}
              value={text}
              onChange={(event) => setText(event.target.value)}
              autoComplete="off"
              required
            />
          )}
        </Field>
        <Told problem={problem} reasons={words.reasons} />
        <p role="status" className="font-semibold">
          {told}
        </p>
        <Button type="submit" icon="check" busy={busy} busyLabel={words.busy} disabled={!canAct}>
          {words.checkIn}
        </Button>
      </form>
    </Card>
  );
}
