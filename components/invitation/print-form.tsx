"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { fill } from "@/components/decision/fill";
import { RefusalAlert } from "@/components/shell/refusal-alert";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { useCommand } from "@/components/user/use-command";
import { newOperationId } from "@/lib/client/command/send-command";
import type { PrintWords } from "./print-words";

export interface PrintFormProps {
  readonly grantId: string;
  readonly villageCode: string;
  readonly places: { readonly dusun: readonly string[]; readonly rt: readonly string[] };
  readonly words: PrintWords;
}

type Told = { readonly tone: "success" | "info"; readonly text: string };

/** Chooses whose letters are made: the whole village, a hamlet, an RT. */
export function PrintForm({ grantId, villageCode, places, words }: PrintFormProps) {
  const router = useRouter();
  const [dusun, setDusun] = useState("");
  const [rt, setRt] = useState("");
  const [again, setAgain] = useState(false);
  const [told, setTold] = useState<Told | null>(null);
  // One set a press: a repeat after a lost answer makes none beside it.
  const [id, setId] = useState(newOperationId);
  const { busy, problem, send } = useCommand(grantId);
  const isNothing = problem?.info?.["reason"] === "NO_LETTERS";

  const make = async (event: FormEvent) => {
    event.preventDefault();
    setTold(null);
    const value = await send<{ letters: number; exempt: number }>("invitation.print", {
      id,
      villageCode,
      chosen: { kind: "area", dusun, rw: "", rt, again },
    });
    if (value === null) return;
    setId(newOperationId());
    const { letters, exempt } = value;
    const say = (form: PrintWords["made"], count: number) => fill(count === 1 ? form.one : form.other, { count });
    const parts = [
      ...(letters === 0 ? [] : [say(words.made, letters)]),
      ...(exempt === 0 ? [] : [say(words.exempted, exempt)]),
    ];
    setTold({ tone: letters === 0 ? "info" : "success", text: parts.join(" ") });
    router.refresh();
  };
  const choice = (name: string, label: string, value: string, options: readonly string[], set: (to: string) => void) =>
    options.length === 0 ? null : (
      <Field id={`cetak-${name}`} label={label}>
        {(control) => (
          <Select
            {...control}
            value={value}
            placeholder={words.every}
            options={options.map((option) => ({ value: option, label: option }))}
            onChange={(event) => set(event.target.value)}
          />
        )}
      </Field>
    );
  return (
    <form onSubmit={(event) => void make(event)} className="grid gap-4">
      <div aria-live="polite" className="empty:hidden">
        {isNothing ? <Alert tone="info">{words.nothing}</Alert> : null}
        {told === null ? null : <Alert tone={told.tone}>{told.text}</Alert>}
      </div>
      {problem === null || isNothing ? null : <RefusalAlert problem={problem} />}
      <div className="grid gap-3 sm:grid-cols-2 lg:max-w-2xl">
        {choice("dusun", words.dusun, dusun, places.dusun, setDusun)}
        {choice("rt", words.rt, rt, places.rt, setRt)}
      </div>
      <label className="flex items-start gap-3">
        <input
          type="checkbox"
          className="mt-0.5 size-5 shrink-0 accent-laut"
          checked={again}
          onChange={(event) => setAgain(event.target.checked)}
        />
        <span>
          {words.again}
          <span className="block text-sm text-muted">{words.againHint}</span>
        </span>
      </label>
      <div>
        <Button type="submit" variant="primary" icon="printer" busy={busy} busyLabel={words.busy}>
          {words.make}
        </Button>
        <p className="mt-2 text-sm text-muted">{words.hint}</p>
      </div>
    </form>
  );
}
