"use client";

import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { DropZone, type DropZoneProps } from "@/components/import/drop-zone";
import { useErrorTexts } from "@/components/shell/error-texts";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { Refusal } from "@/lib/domain/error/error-code";
import type { LoadFile } from "@/lib/domain/extract/load";
import { sentText } from "./sent-text";
import { type Sent, sendParts } from "./use-load-upload";

export interface ResumeFormProps {
  readonly grantId: string;
  readonly regencyCode: string;
  readonly id: string;
  readonly files: readonly LoadFile[];
  readonly words: DropZoneProps["words"] &
    Readonly<
      Record<
        "hint" | "submit" | "busy" | "sending" | "sent" | "differs" | "failedTitle" | "occupied" | "limited",
        string
      >
    >;
  /** What each file is called: its number, size and how much of it is there. */
  readonly labels: readonly string[];
}

/** Goes on with files whose sending was cut off: chosen again, known by their size, sent from where the portal has them. */
export function ResumeForm({ grantId, regencyCode, id, files, words, labels }: ResumeFormProps) {
  const router = useRouter();
  const inputId = useId();
  const [chosen, setChosen] = useState<Readonly<Record<string, File | null>>>({});
  const [sent, setSent] = useState<Sent | null>(null);
  const [problem, setProblem] = useState<Refusal | "differs" | null>(null);
  const total = files.reduce((sum, { size }) => sum + size, 0);
  async function send() {
    if (sent !== null) return;
    const parts = partsOf(files, chosen);
    if (parts.length < files.length) return setProblem("differs");
    setProblem(null);
    setSent({ done: files.reduce((sum, { arrived }) => sum + arrived, 0), total });
    const outcome = await sendParts(parts, { regencyCode, id, grantId }, (done) => setSent({ done, total }));
    setSent(null);
    if (outcome.ok) return router.refresh();
    setProblem(outcome.error);
  }
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {files.map((file, index) => (
        <div key={file.id}>
          <label htmlFor={`${inputId}-${index}`} className="font-semibold">
            {labels[index]}
          </label>
          <DropZone
            id={`${inputId}-${index}`}
            hintId={`${inputId}-hint`}
            file={chosen[file.id] ?? null}
            isBusy={sent !== null}
            accept=".csv,.txt,.xlsx"
            words={words}
            onChoose={(picked) => setChosen((before) => ({ ...before, [file.id]: picked }))}
          />
        </div>
      ))}
      <p id={`${inputId}-hint`} className="text-sm text-muted">
        {words.hint}
      </p>
      {problem === null ? null : <ProblemNote problem={problem} words={words} />}
      {sent === null ? null : (
        <div role="status">
          <ProgressBar label={words.sending} value={sent.done} max={sent.total} text={sentText(words.sent, sent)} />
        </div>
      )}
      <div>
        <Button type="submit" variant="primary" icon="upload" busy={sent !== null} busyLabel={words.busy}>
          {words.submit}
        </Button>
      </div>
    </form>
  );
}

function partsOf(files: readonly LoadFile[], chosen: Readonly<Record<string, File | null>>) {
  return files.flatMap(({ id, size }) => {
    const file = chosen[id] ?? null;
    return file === null || file.size !== size ? [] : [{ id, file }];
  });
}

function ProblemNote({ problem, words }: { readonly problem: Refusal | "differs" } & Pick<ResumeFormProps, "words">) {
  const texts = useErrorTexts();
  const reason = problem === "differs" ? null : problem.info?.["reason"];
  const own = reason === "BUSY" ? words.occupied : reason === "CHECKS" ? words.limited : undefined;
  return (
    <Alert tone="danger" live="assertive" title={words.failedTitle}>
      <p>{own ?? (problem === "differs" ? words.differs : texts[problem.code].what)}</p>
      {own !== undefined || problem === "differs" ? null : <p>{texts[problem.code].todo}</p>}
    </Alert>
  );
}
