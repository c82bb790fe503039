"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { RefusalAlert } from "@/components/shell/refusal-alert";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { Select, type SelectOption } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { showToast } from "@/components/ui/toast-store";
import { useCommand } from "@/components/user/use-command";
import { wordsProblem } from "@/lib/domain/nik/identity-number";
import { STATEMENT_LENGTH } from "@/lib/domain/objection/objection";

const ASKS = ["accept", "refuse", "withdraw", "hear"] as const;
type Ask = (typeof ASKS)[number];

export type ActionWords = Readonly<
  Record<
    | "take"
    | "taken"
    | Ask
    | `${Ask}Title`
    | `${Ask}Lead`
    | `${Ask}Done`
    | "answer"
    | "why"
    | "outcome"
    | "said"
    | "busy"
    | "cancel"
    | "TOO_SHORT"
    | "TOO_LONG"
    | "IDENTITY_NUMBER",
    string
  >
>;

export interface ObjectionActionsProps {
  readonly grantId: string;
  readonly item: { readonly regencyCode: string; readonly id: string; readonly version: number };
  readonly can: {
    readonly take: boolean;
    readonly hear: boolean;
    readonly answer: boolean;
    readonly withdraw: boolean;
  };
  /** What can come of asking the family. */
  readonly hearings: readonly SelectOption[];
  readonly words: ActionWords;
}

/** What the reader may do with an open objection: say that they look into it, answer it, take it back. */
export function ObjectionActions({ grantId, item, can, hearings, words }: ObjectionActionsProps) {
  const router = useRouter();
  const { busy, problem, send, clear } = useCommand(grantId);
  const [ask, setAsk] = useState<Ask | null>(null);
  const [text, setText] = useState("");
  const [outcome, setOutcome] = useState("spoke");
  const [isTried, setTried] = useState(false);
  const wrong = wordsProblem(text, STATEMENT_LENGTH);
  const act = async (name: string, input: object, told: string) => {
    const value = await send(name, input);
    setAsk(null);
    if (value !== null) showToast(told);
    router.refresh();
  };
  const open = (next: Ask) => {
    clear();
    setTried(false);
    setAsk(next);
  };
  const confirm = () => {
    setTried(true);
    if (ask === null) return;
    if (wrong !== null) return document.getElementById("sanggahan-jawaban")?.focus();
    if (ask === "hear") return void act("objection.hear", { ...item, outcome, note: text.trim() }, words.hearDone);
    if (ask === "withdraw") return void act("objection.withdraw", { ...item, note: text.trim() }, words.withdrawDone);
    return void act(
      "objection.answer",
      { ...item, accepts: ask === "accept", answer: text.trim() },
      words[`${ask}Done`],
    );
  };
  return (
    <div className="no-print space-y-3">
      <RefusalAlert problem={problem} />
      <div className="flex flex-wrap gap-2">
        {can.take ? (
          <Button
            variant="primary"
            icon="search"
            busy={busy && ask === null}
            busyLabel={words.busy}
            onClick={() => void act("objection.take", item, words.taken)}
          >
            {words.take}
          </Button>
        ) : null}
        {can.hear ? (
          <Button variant="primary" icon="messages-square" onClick={() => open("hear")}>
            {words.hear}
          </Button>
        ) : null}
        {can.answer ? (
          <>
            <Button variant={can.take ? "secondary" : "primary"} icon="check" onClick={() => open("accept")}>
              {words.accept}
            </Button>
            <Button icon="circle-x" onClick={() => open("refuse")}>
              {words.refuse}
            </Button>
          </>
        ) : null}
        {can.withdraw ? (
          <Button variant="quiet" icon="undo-2" onClick={() => open("withdraw")}>
            {words.withdraw}
          </Button>
        ) : null}
      </div>
      <ConfirmDialog
        open={ask !== null}
        onClose={() => setAsk(null)}
        onConfirm={confirm}
        title={ask === null ? "" : words[`${ask}Title`]}
        confirmLabel={ask === null ? "" : words[ask]}
        busyLabel={words.busy}
        cancelLabel={words.cancel}
        tone={ask === "accept" || ask === "hear" ? "primary" : "danger"}
        busy={busy}
      >
        <div className="space-y-4">
          <p className="text-muted">{ask === null ? "" : words[`${ask}Lead`]}</p>
          {ask === "hear" ? (
            <Field id="sanggahan-hasil" label={words.outcome}>
              {(control) => (
                <Select
                  {...control}
                  options={hearings}
                  value={outcome}
                  onChange={(event) => setOutcome(event.target.value)}
                />
              )}
            </Field>
          ) : null}
          <Field
            id="sanggahan-jawaban"
            label={ask === "hear" ? words.said : ask === "withdraw" ? words.why : words.answer}
            error={isTried && wrong !== null ? words[wrong] : undefined}
          >
            {(control) => (
              <TextArea
                {...control}
                rows={4}
                maxLength={STATEMENT_LENGTH.most}
                value={text}
                onChange={(event) => setText(event.target.value)}
              />
            )}
          </Field>
        </div>
      </ConfirmDialog>
    </div>
  );
}
