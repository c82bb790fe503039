"use client";

import { type ReactNode, useId } from "react";
import { useErrorTexts } from "@/components/shell/error-texts";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-style";
import type { Refusal } from "@/lib/domain/error/error-code";
import { DropZone, type DropZoneProps } from "./drop-zone";
import type { Trouble } from "./use-file-upload";

export type FileFormWords = DropZoneProps["words"] &
  Readonly<Record<"label" | "hint" | "submit" | "busy" | "signIn" | "failedTitle", string>>;

export interface FileFormProps<Fault extends string> {
  /** What `useFileUpload` answers. */
  readonly upload: {
    readonly file: File | null;
    readonly trouble: Trouble<Fault> | null;
    readonly isBusy: boolean;
    choose(file: File | null): void;
    send(): Promise<void>;
  };
  readonly words: FileFormWords;
  /** What the browser sees wrong in a file. */
  readonly faults: Readonly<Record<Fault, string>>;
  /** Why the server refuses a file, where its answer says so; else the words of its code stand. */
  readonly reasonOf: (refusal: Refusal) => string | undefined;
  readonly accept?: string;
  /** What is asked beside the file. */
  readonly children?: ReactNode;
}

/** Chooses a file, sends it, and says what stands in the way. */
export function FileForm<Fault extends string>(props: FileFormProps<Fault>) {
  const { upload, words, accept, children } = props;
  const { file, trouble, isBusy, choose, send } = upload;
  const id = useId();
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
          onChoose={choose}
          words={words}
          {...(accept === undefined ? {} : { accept })}
        />
      </div>
      {children}
      {trouble === null ? null : <TroubleNote {...props} trouble={trouble} />}
      <div>
        <Button type="submit" variant="primary" icon="upload" busy={isBusy} busyLabel={words.busy}>
          {words.submit}
        </Button>
      </div>
    </form>
  );
}

function TroubleNote<Fault extends string>({
  trouble,
  words,
  faults,
  reasonOf,
}: Pick<FileFormProps<Fault>, "words" | "faults" | "reasonOf"> & { readonly trouble: Trouble<Fault> }) {
  const texts = useErrorTexts();
  if ("fault" in trouble)
    return (
      <Alert tone="danger" live="assertive" title={words.failedTitle}>
        <p>{faults[trouble.fault]}</p>
      </Alert>
    );
  const { code } = trouble.refusal;
  const reason = reasonOf(trouble.refusal);
  return (
    <Alert tone="danger" live="assertive" title={words.failedTitle}>
      <p>{reason ?? texts[code].what}</p>
      {reason === undefined ? <p>{texts[code].todo}</p> : null}
      {code === "UNAUTHENTICATED" ? (
        <a href="/masuk?berakhir=1" className={buttonClass("secondary", "normal", "mt-3")}>
          {words.signIn}
        </a>
      ) : null}
    </Alert>
  );
}
