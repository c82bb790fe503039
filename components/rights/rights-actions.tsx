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
import { WISH_LENGTH } from "@/lib/domain/rights/rights";

const ASKS = ["grant", "refuse", "withdraw", "lift"] as const;
type Ask = (typeof ASKS)[number];

export type RightsActionWords = Readonly<
  Record<
    | Ask
    | `${Ask}Title`
    | `${Ask}Lead`
    | `${Ask}Done`
    | "reason"
    | "choose"
    | "answer"
    | "answerOptional"
    | "why"
    | "missing"
    | "busy"
    | "cancel"
    | "TOO_SHORT"
    | "TOO_LONG"
    | "IDENTITY_NUMBER",
    string
  >
>;

export interface RightsActionsProps {
  readonly grantId: string;
  readonly item: { readonly regencyCode: string; readonly id: string; readonly version: number };
  readonly can: { readonly answer: boolean; readonly withdraw: boolean; readonly lift: boolean };
  /** Why a request of this kind can be refused. */
  readonly reasons: readonly SelectOption[];
  readonly words: RightsActionWords;
}

/** What the reader may do: grant, refuse with a reason, withdraw for the family, end a restriction. */
export function RightsActions({ grantId, item, can, reasons, words }: RightsActionsProps) {
  const router = useRouter();
  const { busy, problem, send, clear } = useCommand(grantId);
  const [ask, setAsk] = useState<Ask | null>(null);
  const [text, setText] = useState("");
  const [reason, setReason] = useState("");
  const [isTried, setTried] = useState(false);
  const isOptional = ask === "grant";
  const wrong = isOptional && text.trim() === "" ? null : wordsProblem(text, WISH_LENGTH);
  const isReasoned = ask !== "refuse" || reason !== "";
  const open = (next: Ask) => {
    clear();
    setTried(false);
    setAsk(next);
  };
  const confirm = async () => {
    setTried(true);
    if (ask === null) return;
    if (!isReasoned) return document.getElementById("hak-alasan")?.focus();
    if (wrong !== null) return document.getElementById("hak-jawaban")?.focus();
    const isAnswer = ask === "grant" || ask === "refuse";
    const answer = { ...item, grants: ask === "grant", reason: ask === "refuse" ? reason : null, answer: text.trim() };
    const value = isAnswer
      ? await send("rights.answer", answer)
      : await send(ask === "lift" ? "rights.lift" : "rights.withdraw", { ...item, note: text.trim() });
    setAsk(null);
    if (value !== null) showToast(words[`${ask}Done`]);
    router.refresh();
  };
  return (
    <div className="no-print space-y-3">
      <RefusalAlert problem={problem} />
      <div className="flex flex-wrap gap-2">
        {can.answer ? (
          <>
            <Button variant="primary" icon="check" onClick={() => open("grant")}>
              {words.grant}
            </Button>
            <Button icon="circle-x" onClick={() => open("refuse")}>
              {words.refuse}
            </Button>
          </>
        ) : null}
        {can.lift ? (
          <Button icon="undo-2" onClick={() => open("lift")}>
            {words.lift}
          </Button>
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
        onConfirm={() => void confirm()}
        title={ask === null ? "" : words[`${ask}Title`]}
        confirmLabel={ask === null ? "" : words[ask]}
        busyLabel={words.busy}
        cancelLabel={words.cancel}
        tone={ask === "grant" ? "primary" : "danger"}
        busy={busy}
      >
        <div className="space-y-4">
          <p className="text-muted">{ask === null ? "" : words[`${ask}Lead`]}</p>
          {ask === "refuse" ? (
            <Field id="hak-alasan" label={words.reason} error={isTried && !isReasoned ? words.missing : undefined}>
              {(control) => (
                <Select
                  {...control}
                  options={reasons}
                  placeholder={words.choose}
                  value={reason}
                  onChange={(event) => setReason(event.target.value)}
                />
              )}
            </Field>
          ) : null}
          <Field
            id="hak-jawaban"
            label={isOptional ? words.answerOptional : ask === "refuse" ? words.answer : words.why}
            error={isTried && wrong !== null ? words[wrong] : undefined}
          >
            {(control) => (
              <TextArea
                {...control}
                rows={4}
                maxLength={WISH_LENGTH.most}
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
