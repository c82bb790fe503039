"use client";

import { type FormEvent, useState } from "react";
import { uuidv7 } from "uuidv7";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { PRIORITIES } from "@/lib/domain/desk/desk";
import type { AppWords } from "./desk-words";
import { Boxes, PlainField } from "./plain-fields";
import type { Desk } from "./use-desk";

/** Somebody without a booking takes a number: a name as said, and what gives priority as said. Works without a network. */
export function WalkInBox({
  desk,
  canAct,
  words,
}: {
  readonly desk: Desk;
  readonly canAct: boolean;
  readonly words: AppWords;
}) {
  const [told, setTold] = useState("");
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const said = form.getAll("priority");
    const guestName = String(form.get("guestName") ?? "").trim();
    desk.act({
      kind: "book",
      ticketId: uuidv7(),
      guestName,
      priority: PRIORITIES.filter((each) => said.includes(each)),
    });
    setTold(words.walkInDone);
    event.currentTarget.reset();
  };
  return (
    <Card title={words.walkIn}>
      <form onSubmit={submit} className="space-y-3">
        <PlainField name="guestName" label={words.walkInName} hint={words.walkInHint} most={60} />
        <Boxes
          name="priority"
          legend={words.priority}
          options={PRIORITIES.map((value) => ({ value, label: words.priorities[value] ?? value }))}
        />
        <p role="status" className="font-semibold">
          {told}
        </p>
        <Button type="submit" icon="user-plus" disabled={!canAct}>
          {words.walkInAdd}
        </Button>
      </form>
    </Card>
  );
}
