"use client";

import { type FormEvent, useState } from "react";
import { useErrorTexts } from "@/components/shell/error-texts";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { type CopyTrouble, useCopy } from "./use-copy";

export type CopyWords = Readonly<
  Record<
    | "file"
    | "fileHint"
    | "reasonLabel"
    | "reasonHint"
    | "submit"
    | "busy"
    | "done"
    | "missing"
    | "reasonMissing"
    | "tooLarge"
    | "unreadable"
    | "same"
    | "refused",
    string
  >
>;

export interface CopyFormProps {
  readonly villageCode: string;
  readonly minutesId: string;
  /** There is a copy in force: this one takes its place, with a reason. */
  readonly isReplacing: boolean;
  readonly grantId: string;
  readonly words: CopyWords;
}

/** Uploads the signed paper, with the reason when it takes another one's place. */
export function CopyForm({ villageCode, minutesId, isReplacing, grantId, words }: CopyFormProps) {
  const [file, setFile] = useState<File | null>(null);
  const [reason, setReason] = useState("");
  const [isTried, setTried] = useState(false);
  const { isBusy, trouble, send } = useCopy({ villageCode, minutesId, grantId, done: words.done });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (file === null) document.getElementById("salinan-berkas")?.focus();
    else if (isReplacing && reason.trim() === "") document.getElementById("salinan-alasan")?.focus();
    else void send(file, isReplacing ? reason.trim() : null);
  };

  return (
    <form noValidate onSubmit={submit} className="space-y-4 border-t border-line pt-4">
      {trouble === null ? null : <Trouble trouble={trouble} words={words} />}
      <Field
        id="salinan-berkas"
        label={words.file}
        hint={words.fileHint}
        error={isTried && file === null ? words.missing : undefined}
      >
        {(control) => (
          <input
            {...control}
            type="file"
            accept="application/pdf,image/*"
            className="block min-h-11 w-full max-w-full rounded-md border border-edge bg-surface p-2"
            onChange={(event) => setFile(event.target.files?.[0] ?? null)}
          />
        )}
      </Field>
      {isReplacing ? (
        <Field
          id="salinan-alasan"
          label={words.reasonLabel}
          hint={words.reasonHint}
          error={isTried && reason.trim() === "" ? words.reasonMissing : undefined}
        >
          {(control) => (
            <TextInput
              {...control}
              value={reason}
              maxLength={500}
              autoComplete="off"
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
      ) : null}
      <Button
        type="submit"
        variant={isReplacing ? "secondary" : "primary"}
        icon="upload"
        busy={isBusy}
        busyLabel={words.busy}
      >
        {words.submit}
      </Button>
    </form>
  );
}

function Trouble({ trouble, words }: { readonly trouble: CopyTrouble; readonly words: CopyWords }) {
  const errors = useErrorTexts();
  const text =
    trouble.kind === "refused" ? `${errors[trouble.code].what} ${errors[trouble.code].todo}` : words[trouble.kind];
  return (
    <Alert tone="danger" live="assertive" title={words.refused}>
      {text}
    </Alert>
  );
}
