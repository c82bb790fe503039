"use client";

import { useId } from "react";
import { DropZone, type DropZoneProps } from "@/components/import/drop-zone";
import { useErrorTexts } from "@/components/shell/error-texts";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-style";
import { DateInput, type DateLabels } from "@/components/ui/date-input";
import { type ReplyFault, type ReplyTrouble, useReplyUpload } from "./use-reply-upload";

export interface ReplyFormProps {
  readonly grantId: string;
  readonly regencyCode: string;
  readonly words: DropZoneProps["words"] &
    Readonly<
      Record<"label" | "hint" | "date" | "dateHint" | "submit" | "busy" | "signIn" | "failedTitle" | "oldXls", string>
    >;
  readonly dateLabels: DateLabels;
  readonly faults: Readonly<Record<ReplyFault, string>>;
}

/** Chooses a reply and its day, uploads it and asks for its check. */
export function ReplyForm({ grantId, regencyCode, words, dateLabels, faults }: ReplyFormProps) {
  const id = useId();
  const { file, repliedOn, setRepliedOn, trouble, isBusy, choose, send } = useReplyUpload(grantId, regencyCode);
  return (
    <form
      className="grid grid-cols-1 gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <div>
        <label htmlFor={id} className="font-semibold">
          {words.label}
        </label>
        <p id={`${id}-hint`} className="text-sm text-muted">
          {words.hint}
        </p>
        <DropZone
          id={id}
          hintId={`${id}-hint`}
          file={file}
          isBusy={isBusy}
          accept=".csv,.txt,.xlsx"
          onChoose={choose}
          words={words}
        />
      </div>
      <DateInput
        id={`${id}-date`}
        legend={words.date}
        hint={words.dateHint}
        value={repliedOn}
        onChange={setRepliedOn}
        labels={dateLabels}
        error={trouble !== null && "fault" in trouble && trouble.fault === "noDate" ? faults.noDate : undefined}
      />
      {trouble === null ? null : <TroubleNote trouble={trouble} words={words} faults={faults} />}
      <div>
        <Button type="submit" variant="primary" icon="upload" busy={isBusy} busyLabel={words.busy}>
          {words.submit}
        </Button>
      </div>
    </form>
  );
}

function TroubleNote({
  trouble,
  words,
  faults,
}: Pick<ReplyFormProps, "words" | "faults"> & { readonly trouble: ReplyTrouble }) {
  const texts = useErrorTexts();
  if ("fault" in trouble) {
    return (
      <Alert tone="danger" live="assertive" title={words.failedTitle}>
        <p>{faults[trouble.fault]}</p>
      </Alert>
    );
  }
  const { code, info } = trouble.refusal;
  const isOld = info?.["reason"] === "OLD_XLS";
  return (
    <Alert tone="danger" live="assertive" title={words.failedTitle}>
      <p>{isOld ? words.oldXls : texts[code].what}</p>
      {isOld ? null : <p>{texts[code].todo}</p>}
      {code === "UNAUTHENTICATED" ? (
        <a href="/masuk?berakhir=1" className={buttonClass("secondary", "normal", "mt-3")}>
          {words.signIn}
        </a>
      ) : null}
    </Alert>
  );
}
