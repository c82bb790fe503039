"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { RefusalAlert } from "@/components/shell/refusal-alert";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select, type SelectOption } from "@/components/ui/select";
import { TickBar, type TickBarWords } from "@/components/ui/tick-bar";
import { useTicks } from "@/components/ui/use-ticks";
import { useCommand } from "@/components/user/use-command";
import { newOperationId } from "@/lib/client/command/send-command";
import type { ExportFilter } from "@/lib/domain/family-export/family-export";

export interface ExportDeskProps {
  readonly grantId: string;
  readonly filter: ExportFilter;
  /** Families under the filter, those on other pages included. */
  readonly total: number;
  readonly books: readonly SelectOption[];
  readonly purposes: readonly SelectOption[];
  readonly words: TickBarWords &
    Readonly<Record<"book" | "purpose" | "choose" | "missing" | "submit" | "busy" | "started" | "underWay", string>>;
  /** The table, whose boxes are named `keluarga`. */
  readonly children: ReactNode;
}

/** Around a table with boxes: those ticked, or all under the filter, are asked for as a file. */
export function ExportDesk({ grantId, filter, total, books, purposes, words, children }: ExportDeskProps) {
  const router = useRouter();
  const ticks = useTicks(total);
  const [book, setBook] = useState(books[0]?.value ?? "");
  const [purpose, setPurpose] = useState("");
  const [isTried, setTried] = useState(false);
  const [isStarted, setStarted] = useState(false);
  const { busy, problem, send } = useCommand(grantId);
  const isUnderWay = problem?.info?.["reason"] === "UNDER_WAY";

  const ask = async () => {
    setTried(true);
    if (purpose === "") return document.getElementById("ekspor-keperluan")?.focus();
    const chosen = ticks.isAll ? null : ticks.ids;
    if ((await send("export.start", { id: newOperationId(), book, purpose, filter, chosen })) === null) return;
    setStarted(true);
    setTried(false);
    ticks.tickPage(false);
    router.refresh();
  };

  return (
    <>
      <div aria-live="polite" className="mb-3 empty:hidden">
        {isStarted ? <Alert tone="success">{words.started}</Alert> : null}
      </div>
      {problem === null ? null : (
        <div className="mb-3">
          {isUnderWay ? <Alert tone="attention">{words.underWay}</Alert> : <RefusalAlert problem={problem} />}
        </div>
      )}
      <form ref={ticks.form} onChange={ticks.read} onSubmit={(submitted) => submitted.preventDefault()}>
        {children}
      </form>
      <TickBar ticks={ticks} total={total} words={words} isTall>
        <div className="grid items-end gap-3 sm:grid-cols-[repeat(2,minmax(0,20rem))_auto] sm:justify-start">
          <Field id="ekspor-buku" label={words.book}>
            {(control) => (
              <Select {...control} value={book} options={books} onChange={(changed) => setBook(changed.target.value)} />
            )}
          </Field>
          <Field
            id="ekspor-keperluan"
            label={words.purpose}
            error={isTried && purpose === "" ? words.missing : undefined}
          >
            {(control) => (
              <Select
                {...control}
                value={purpose}
                placeholder={words.choose}
                options={purposes}
                onChange={(changed) => setPurpose(changed.target.value)}
              />
            )}
          </Field>
          <Button
            variant="primary"
            icon="file-spreadsheet"
            busy={busy}
            busyLabel={words.busy}
            onClick={() => void ask()}
          >
            {words.submit}
          </Button>
        </div>
      </TickBar>
    </>
  );
}
