"use client";

import { useRouter } from "next/navigation";
import { useErrorTexts } from "@/components/shell/error-texts";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { useCommand } from "@/components/user/use-command";

export interface DecideDifferenceProps {
  readonly grantId: string;
  readonly regencyCode: string;
  readonly id: string;
  readonly householdId: string;
  readonly field: string;
  readonly words: Readonly<Record<"ours" | "theirs" | "busy" | "failedTitle" | "gone", string>>;
}

/** Settles one answer that both sides changed. */
export function DecideDifference({ grantId, words, ...key }: DecideDifferenceProps) {
  const router = useRouter();
  const texts = useErrorTexts();
  const { busy, problem, send } = useCommand(grantId);
  const decide = async (keep: "ours" | "theirs") => {
    await send("extract.decide", { ...key, keep });
    // Refused as well: what the register says today is what is decided next.
    router.refresh();
  };
  const isGone = problem?.info?.["reason"] === "GONE";
  return (
    <div className="grid gap-2">
      {problem === null ? null : (
        <Alert tone="danger" live="assertive" title={words.failedTitle}>
          <p>{isGone ? words.gone : texts[problem.code].what}</p>
          {isGone ? null : <p>{texts[problem.code].todo}</p>}
        </Alert>
      )}
      <div className="flex flex-wrap gap-2">
        <Button size="small" icon="check" busy={busy} busyLabel={words.busy} onClick={() => decide("ours")}>
          {words.ours}
        </Button>
        <Button size="small" icon="download" busy={busy} busyLabel={words.busy} onClick={() => decide("theirs")}>
          {words.theirs}
        </Button>
      </div>
    </div>
  );
}
