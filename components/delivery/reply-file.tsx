"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { DropZone } from "@/components/import/drop-zone";
import { RefusalAlert } from "@/components/shell/refusal-alert";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { useCommand } from "@/components/user/use-command";
import { type DeliveryReplyFile, REPLIES_AT_ONCE, readDeliveryReply } from "@/lib/domain/delivery/reply-file";
import type { Refusal } from "@/lib/domain/error/error-code";
import { decodeText } from "@/lib/domain/table/csv";
import type { FileWords } from "./words";

export interface ReplyFileProps {
  readonly grantId: string;
  readonly regencyCode: string;
  readonly packageId: string;
  readonly words: FileWords;
}

const MOST_BYTES = 20_000_000;
/** Faults told by name; the rest is counted. */
const MOST_FAULTS = 20;

/** Reads the centre's reply in the browser, says what it holds, and writes it down in one go. The file goes nowhere. */
export function ReplyFile({ grantId, regencyCode, packageId, words }: ReplyFileProps) {
  const router = useRouter();
  const { busy, problem, send, clear } = useCommand(grantId);
  const [file, setFile] = useState<File | null>(null);
  /** Lines of a long file that are written already: a part that is refused stops, and goes on from there. */
  const [written, setWritten] = useState(0);
  const [read, setRead] = useState<DeliveryReplyFile | "too-big" | null>(null);

  const choose = async (chosen: File | null) => {
    clear();
    setFile(chosen);
    setWritten(0);
    if (chosen === null) return setRead(null);
    if (chosen.size > MOST_BYTES) return setRead("too-big");
    setRead(readDeliveryReply(decodeText(new Uint8Array(await chosen.arrayBuffer()))));
  };
  const lines = read !== null && read !== "too-big" && read.ok ? read.lines : [];
  const confirm = async () => {
    let count = 0;
    for (let from = written; from < lines.length; from += REPLIES_AT_ONCE) {
      const replies = lines
        .slice(from, from + REPLIES_AT_ONCE)
        .map(({ proposalId, state, reason, note, snapshot }) => ({ proposalId, state, reason, note, snapshot }));
      const value = await send<{ recorded: number }>("delivery.record", { regencyCode, packageId, replies });
      if (value === null) return router.refresh();
      count += value.recorded;
      setWritten(from + replies.length);
    }
    showToast(words.done.replace("{count}", String(count)));
    setFile(null);
    setRead(null);
    router.refresh();
  };
  return (
    <div className="space-y-3">
      <p className="text-muted" id="balasan-petunjuk">
        {words.lead}
      </p>
      <label htmlFor="balasan" className="font-semibold">
        {words.label}
      </label>
      <DropZone
        id="balasan"
        hintId="balasan-petunjuk"
        file={file}
        isBusy={busy}
        accept=".csv,.txt"
        onChoose={(chosen) => void choose(chosen)}
        words={words}
      />
      {read === "too-big" ? <Alert tone="danger">{words.tooBig}</Alert> : null}
      {read !== null && read !== "too-big" && !read.ok ? (
        <Alert tone="danger" live="polite">
          {words.problem[read.fault]}
        </Alert>
      ) : null}
      {read !== null && read !== "too-big" && read.ok ? (
        <>
          <p className="font-semibold" aria-live="polite">
            {words.found.replace("{count}", String(lines.length))}
          </p>
          <Faults
            title={words.faults.replace("{count}", String(read.faults.length))}
            faults={read.faults}
            words={words}
          />
          {lines.length === 0 ? null : (
            <Button variant="primary" icon="check" busy={busy} busyLabel={words.busy} onClick={() => void confirm()}>
              {words.confirm.replace("{count}", String(lines.length - written))}
            </Button>
          )}
        </>
      ) : null}
      {problem !== null && written > 0 ? (
        <Alert tone="attention">{words.partly.replace("{done}", String(written))}</Alert>
      ) : null}
      {problem === null ? null : (
        <Refused problem={problem} rows={lines.slice(written).map(({ row }) => row)} words={words} />
      )}
    </div>
  );
}

interface FaultsProps {
  readonly title: string;
  readonly faults: readonly { readonly row: number; readonly code: string }[];
  readonly words: FileWords;
}

function Faults({ title, faults, words }: FaultsProps) {
  if (faults.length === 0) return null;
  const more = faults.length - MOST_FAULTS;
  return (
    <Alert tone="attention" title={title}>
      <ul className="list-disc ps-5">
        {faults.slice(0, MOST_FAULTS).map(({ row, code }) => (
          <li key={`${row}-${code}`}>
            {words.row.replace("{row}", String(row))} {words.problem[code]}
          </li>
        ))}
      </ul>
      {more > 0 ? <p>{words.moreFaults.replace("{count}", String(more))}</p> : null}
    </Alert>
  );
}

/** What the server found wrong, by the row of the file. Nothing of it was written. */
function Refused({
  problem,
  rows,
  words,
}: {
  readonly problem: Refusal;
  readonly rows: readonly number[];
  readonly words: FileWords;
}) {
  const faults = (problem.fields ?? []).flatMap(({ path, detail }) => {
    const row = rows[Number(path.split(".")[1])];
    return row === undefined ? [] : [{ row, code: detail }];
  });
  if (faults.length > 0) return <Faults title={words.refusedRow} faults={faults} words={words} />;
  return <RefusalAlert problem={problem} />;
}
